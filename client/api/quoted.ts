/** A name in the query language: quoted, so that its words stay together. */
export function quoted(label: string): string {
  return `"${label.replaceAll('"', "")}"`;
}
