/** The words of a user's query, whatever else it holds: no character of it can be syntax to a full-text engine. */
export function queryWords(query: string): string[] {
  return (query.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, 32);
}
