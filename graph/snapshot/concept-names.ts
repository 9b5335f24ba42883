import type { ConceptRecord } from "../contract/records.ts";
import { canonicalKey, slugOf } from "../extraction/language/canonical.ts";
import { findId } from "../shared/binary-search.ts";
import { GraphError } from "../shared/errors.ts";
import { buildNameIndex, foldName, formOf, lineAt, lineText, type NameIndex } from "./name-index.ts";

/** A concept whose label or alias contains the text. */
export interface NameHit {
  readonly concept: number;
  /** The label or alias that matched. */
  readonly form: string;
}

/** How well a line matches, the best first. */
const EXACT = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const INSIDE = 3;
/** Shorter texts are found at the beginnings of words only. */
const MIN_LENGTH_INSIDE = 3;
/** Matches examined in one search: lines are in order of papers, so those left out are of rare concepts. */
const MAX_HITS = 20_000;
/** Lines that an unknown name is compared with, those of most papers first. */
const MAX_LINES = 40_000;
const MIN_LIKENESS = 0.35;

/** Finds concepts by id, label or alias, ignoring case, plural and hyphenation. */
export class ConceptNames {
  readonly #concepts: readonly ConceptRecord[];
  readonly #byPapers: Uint32Array;
  #index: Promise<NameIndex> | undefined;

  /** `byPapers`: concept numbers, those of most papers first. */
  constructor(concepts: readonly ConceptRecord[], byPapers: Uint32Array) {
    this.#concepts = concepts;
    this.#byPapers = byPapers;
  }

  /** Builds what the searches need, if it is not there yet. */
  prepare(): Promise<NameIndex> {
    this.#index ??= buildNameIndex(this.#concepts, this.#byPapers);
    return this.#index;
  }

  /** The number of the concept of this name; an unknown one is an error that names the nearest. */
  async resolve(name: string): Promise<number> {
    const known = await this.find(name);
    if (known !== undefined) return known;
    const nearest = await this.nearest(name, 3);
    throw new GraphError("NOT_FOUND", `There is no concept “${name}”.`, {
      hint: nearest.length > 0 ? `Nearest: ${nearest.map((label) => `“${label}”`).join(", ")}.` : undefined,
    });
  }

  /** The number of the concept of this name, or undefined: by id, by canonical form, then by alias. */
  async find(name: string): Promise<number | undefined> {
    const byId = this.#numberOf(name);
    if (byId !== undefined) return byId;
    const key = canonicalKey(name);
    const bySlug = this.#numberOf(slugOf(key));
    if (bySlug !== undefined && this.#concepts[bySlug]?.key === key) return bySlug;
    const index = await this.prepare();
    const line = foldName(name);
    const spellings = [line, line.replace(/s$/, ""), `${line}s`, line.replaceAll(" ", "")];
    for (const spelling of spellings) {
      const at = spelling === "" ? -1 : index.text.indexOf(`\n${spelling}\n`);
      if (at >= 0) return index.owners[lineAt(index, at + 1)];
    }
    return undefined;
  }

  /** Type-ahead: concepts whose label or an alias contains the text; whole forms first, then beginnings, then papers. */
  async search(text: string, limit: number): Promise<NameHit[]> {
    const index = await this.prepare();
    const best = matches(index, foldName(text));
    const named = await this.find(text);
    if (named !== undefined && !best.has(named)) best.set(named, { rank: EXACT, line: index.owners.indexOf(named) });
    return [...best]
      .sort(([, a], [, b]) => a.rank - b.rank || a.line - b.line)
      .slice(0, limit)
      .map(([concept, { line }]) => {
        const form = formOf(this.#concepts[concept]!, lineText(index, line));
        return { concept, form };
      });
  }

  /** Labels of the concepts with the most similar names. */
  async nearest(name: string, limit: number): Promise<string[]> {
    const index = await this.prepare();
    const wanted = foldName(name);
    const best = new Map<number, number>();
    for (let line = 0; line < Math.min(index.owners.length, MAX_LINES); line++) {
      const score = likeness(wanted, lineText(index, line));
      const owner = index.owners[line]!;
      if (score > Math.max(MIN_LIKENESS, best.get(owner) ?? 0)) best.set(owner, score);
    }
    const order = [...best].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
    return order.map(([number]) => this.#concepts[number]!.label);
  }

  #numberOf(id: string): number | undefined {
    return findId(this.#concepts.length, (n) => this.#concepts[n]!.id, id);
  }
}

interface Match {
  readonly rank: number;
  readonly line: number;
}

/** The best line of each concept that contains the text. */
function matches(index: NameIndex, text: string): Map<number, Match> {
  const best = new Map<number, Match>();
  if (text === "") return best;
  let at = index.text.indexOf(text);
  for (let hits = 0; at >= 0 && hits < MAX_HITS; hits++) {
    const rank = rankAt(index, at, text.length);
    const line = lineAt(index, at);
    const owner = index.owners[line]!;
    const before = best.get(owner);
    const counts = rank !== INSIDE || text.length >= MIN_LENGTH_INSIDE;
    if (counts && (before === undefined || rank < before.rank)) best.set(owner, { rank, line });
    at = index.text.indexOf(text, at + 1);
  }
  return best;
}

function rankAt({ text }: NameIndex, at: number, length: number): number {
  const before = text[at - 1];
  if (before === "\n") return text[at + length] === "\n" ? EXACT : BEGINS;
  return before === " " ? WORD_BEGINS : INSIDE;
}

/** How alike two words look: Dice's coefficient of their letter pairs, 0 … 1 (Dice 1945, DOI 10.2307/1932409). */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [pairs, others] = [a.length - 1, b.length - 1];
  // Beyond this difference in length the coefficient cannot reach one half.
  if (pairs < 1 || others < 1 || pairs > 3 * others || others > 3 * pairs) return 0;
  const counts = new Map<number, number>();
  for (let i = 0; i < pairs; i++) {
    const pair = a.charCodeAt(i) * 65_536 + a.charCodeAt(i + 1);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < others; i++) {
    const pair = b.charCodeAt(i) * 65_536 + b.charCodeAt(i + 1);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    common++;
  }
  return (2 * common) / (pairs + others);
}
