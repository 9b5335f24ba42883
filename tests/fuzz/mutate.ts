/** Numbers from 0 up to 1. */
export type Random = () => number;

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Pieces that mean something to some format or language, and words that objects answer to. */
const PIECES = [
  ...[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    '"',
    "'",
    "\\",
    "\\a",
    "%",
    "%%%%",
    "#",
    "@",
    "&",
    "&amp;",
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "NaN",
    "null",
    "1e999",
    "-1",
    "99999999999999999999",
    "2020..1",
    "year:",
    "set:",
  ],
  ...[
    " AND ",
    " OR ",
    " NOT ",
    "community:",
    "concept:",
    "text:",
    "venue:",
    "paper:",
    "sort:bridge",
    "\0",
    "\r",
    "\n\n",
    "\t",
    ";",
    ",",
  ],
  ...[
    "TY  - ",
    "ER  - ",
    "AB  - ",
    "PMID- ",
    "%T ",
    "@article{",
    "@string{a=",
    " # ",
    "title,abstract\n",
    '{"title":"',
    '"authors":["',
  ],
  ...[
    "\u{feff}",
    "\u{d800}",
    "é",
    "e\u0301",
    "漢字",
    "𝕏",
    "\u202e",
    "  ",
    "10.1000/",
    "https://doi.org/",
    "<record>",
    "</record>",
  ],
];

/** The text with some changes: pieces put in, cut out, doubled, moved or repeated, and letters changed. */
export function mutate(random: Random, text: string, other: string = text): string {
  let now = text;
  for (let changes = Math.floor(random() ** 2 * 8); changes >= 0; changes--)
    now = CHANGES[Math.floor(random() * 7)]!(random, now, other);
  return now;
}

type Change = (random: Random, text: string, other: string) => string;

const at = (random: Random, text: string) => Math.floor(random() * (text.length + 1));
const short = (random: Random) => Math.floor(random() ** 3 * 400);

const CHANGES: readonly Change[] = [
  (random, text) => splice(text, at(random, text), 0, pick(random, PIECES)),
  (random, text) => splice(text, at(random, text), 0, pick(random, PIECES).repeat(short(random))),
  (random, text) => splice(text, at(random, text), short(random), ""),
  (random, text) => text.slice(0, at(random, text)),
  (random, text) => splice(text, at(random, text), 1, String.fromCharCode(Math.floor(random() ** 3 * 0x10000))),
  (random, text) => splice(text, at(random, text), 0, copy(random, text)),
  (random, text, other) => splice(text, at(random, text), short(random), copy(random, other)),
];

function splice(text: string, from: number, length: number, put: string): string {
  return text.slice(0, from) + put + text.slice(from + length);
}

function copy(random: Random, text: string): string {
  const from = at(random, text);
  return text.slice(from, from + short(random));
}

/** A word, a number, or a list or object of such, as a caller might send it. */
export function anyValue(random: Random, words: readonly string[], depth = 0): unknown {
  const kind = random();
  if (kind < 0.55 || depth > 3) return random() < 0.6 ? pick(random, words) : mutate(random, pick(random, words));
  if (kind < 0.75) return pick(random, [0, 1, 2, 7, -1, 2020, 1e9, 1.5, Number.MAX_SAFE_INTEGER, null, true, false]);
  const many = Array.from({ length: Math.floor(random() * 4) }, () => anyValue(random, words, depth + 1));
  return kind < 0.9 ? many : Object.fromEntries(many.map((value) => [pick(random, PIECES.concat(words)), value]));
}
