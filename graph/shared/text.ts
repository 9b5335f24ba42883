/**
 * Order of ids everywhere: by code point, which is also the byte order of UTF-8, so that JavaScript, SQLite (BINARY)
 * and sorted dumps agree. (JavaScript's own `<` compares UTF-16 units and differs above U+FFFF.)
 */
export function compareIds(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return orderable(x) - orderable(y);
  }
  return a.length - b.length;
}

/** Surrogates (the halves of code points above U+FFFF) sort after every other UTF-16 unit. */
function orderable(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

const SURROGATE = /[\ud800-\udfff]/;

/** Sorts in place by a text of each item, in the order of compareIds; many times faster where no text has surrogates. */
export function sortByText<T>(items: T[], textOf: (item: T) => string): T[] {
  if (items.some((item) => SURROGATE.test(textOf(item)))) return items.sort((a, b) => compareIds(textOf(a), textOf(b)));
  return items.sort((a, b) => {
    const [x, y] = [textOf(a), textOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}

const ASCII = /^[ -~\s]*$/;

/** A text in lower case without accents: what stays equal when two sources write the same words. */
export function foldAccents(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** The words of a user's query, without anything else, so that no character of it can be syntax to a full-text engine. */
export function queryWords(query: string): string[] {
  return (query.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, 32);
}

/** The words of a text in lower case without accents and punctuation, with single spaces between them. */
export function plainWords(text: string): string {
  return (foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** The name of a file without its extensions: a collection of "papers.bib.gz" is called "papers". */
export function withoutEnding(file: string): string {
  return file.replace(/\.(?:gz|zip)$/i, "").replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "");
}
