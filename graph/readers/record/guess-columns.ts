import { normalisedFieldName } from "./field-names.ts";
import type { Field } from "./source-record.ts";

/** A column of a table or a key of objects, with what some of its rows contain. */
export interface ColumnSample {
  readonly name: string;
  readonly values: readonly string[];
}

interface Profile {
  readonly column: ColumnSample;
  readonly position: number;
  readonly length: number;
  /** Mean number of words; a text in Chinese or Japanese counts two characters as one. */
  readonly words: number;
  /** Share of cells that end as a sentence does. */
  readonly sentences: number;
  readonly years: number;
  readonly dois: number;
  /** Share of different cells: names of journals repeat, titles do not. */
  readonly distinct: number;
  /** Share of characters that lists and references are full of. */
  readonly marks: number;
}

/** Columns that contain long texts or short names but are neither abstracts nor titles. */
const OTHER_TEXT =
  /refer|cited|citat|affil|address|institut|fund|grant|note|comment|licen|rights|copyright|acknowledg|fulltext|body|content|html|json|biograph/;
const OTHER_NAME =
  /journal|source|venue|publish|author|affil|address|keyword|tag|url|link|file|series|editor|citat|refer/;
const OTHER_NUMBER = /page|volume|issue|number|count|cited|citation|times|isbn|issn|id$/;

/**
 * Guesses which columns contain the fields that no name tells: titles, abstracts, years and DOIs, by what their cells look
 * like. Only the fields in `wanted` are looked for; columns are given in order of their place.
 */
export function guessColumns(columns: readonly ColumnSample[], fields: ReadonlySet<Field>): Map<string, Field> {
  const profiles = columns.map(profileOf).filter(({ column }) => column.values.length > 0);
  const guess = new Map<string, Field>();
  const take = (field: Field, avoid: RegExp, fits: (one: Profile) => boolean) => {
    if (!fields.has(field)) return;
    const best = profiles
      .filter((one) => !guess.has(one.column.name) && !avoid.test(normalisedFieldName(one.column.name)) && fits(one))
      .sort((a, b) => b.length - a.length || a.position - b.position)[0];
    if (best) guess.set(best.column.name, field);
  };
  take("abstract", OTHER_TEXT, looksAbstract);
  take("doi", OTHER_TEXT, (one) => one.dois > 0.5);
  take("year", OTHER_NUMBER, (one) => one.years > 0.7);
  take("title", OTHER_NAME, looksTitle);
  return guess;
}

function looksAbstract({ length, words, sentences, marks, dois }: Profile): boolean {
  if (dois > 0.2 || marks > 0.06) return false;
  return (length > 250 && words > 30) || (words >= 9 && sentences >= 0.6 && length >= 20);
}

function looksTitle({ length, words, marks, distinct, dois }: Profile): boolean {
  return length >= 6 && length <= 250 && words >= 2.5 && marks < 0.06 && distinct > 0.8 && dois < 0.1;
}

function profileOf(column: ColumnSample, position: number): Profile {
  const cells = column.values.map((value) => value.slice(0, 5000));
  const n = Math.max(1, cells.length);
  const mean = (value: (cell: string) => number) => cells.reduce((sum, cell) => sum + value(cell), 0) / n;
  const share = (pattern: RegExp) => mean((cell) => (pattern.test(cell) ? 1 : 0));
  return {
    column,
    position,
    length: mean((cell) => cell.length),
    words: mean(wordsIn),
    sentences: share(/[.!?。！？．]["'”’)\]]?\s*$/),
    years: share(/^\s*(?:19|20)\d\d(?:\.0)?\s*$/),
    dois: share(/10\.\d{4,9}\/\S/),
    distinct: new Set(cells).size / n,
    marks: mean((cell) => (cell.match(/[;|\d/@]/g)?.length ?? 0) / Math.max(1, cell.length)),
  };
}

function wordsIn(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length + dense / 2;
}
