import type { ConceptRecord } from "../contract/records.ts";
import { canonicalKey, conceptSlug } from "../extraction/language/canonical.ts";
import { findId } from "../shared/binary-search.ts";
import { GraphError } from "../shared/errors.ts";
import { buildNameIndex, foldName, formOf, linesOf, lineText, type NameIndex } from "./name-index.ts";
import { containsText, EXACT, lineOf, matchLines } from "./name-search.ts";
import { spellingsNear } from "./spellings.ts";

/** A concept whose label or alias contains the text. */
export interface NameHit {
  readonly concept: number;
  /** The label or alias that matched. */
  readonly form: string;
}

/** Lines that an unknown name is compared with, those of most papers first. */
const MAX_LINES = 40_000;
const MIN_LIKENESS = 0.35;

/** Finds concepts by id, label or alias, ignoring case, plural and hyphenation. */
export class ConceptNames {
  readonly #concepts: readonly ConceptRecord[];
  readonly #byPapers: Uint32Array;
  readonly #recall: (() => Promise<NameIndex | undefined>) | undefined;
  #index: Promise<NameIndex> | undefined;

  /** `byPapers`: concept numbers, those of most papers first. `recall` gives what the searches need, where it was built before. */
  constructor(
    concepts: readonly ConceptRecord[],
    byPapers: Uint32Array,
    recall?: () => Promise<NameIndex | undefined>,
  ) {
    this.#concepts = concepts;
    this.#byPapers = byPapers;
    this.#recall = recall;
  }

  /** What the searches need; built at the first call. */
  index(): Promise<NameIndex> {
    this.#index ??= this.#recallOrBuild();
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
    const bySlug = this.#numberOf(conceptSlug(key));
    if (bySlug !== undefined && this.#concepts[bySlug]?.key === key) return bySlug;
    const index = await this.index();
    const line = foldName(name);
    const spellings = [line, line.replace(/s$/, ""), `${line}s`, line.replaceAll(" ", "")];
    for (const spelling of spellings) {
      const found = spelling === "" ? undefined : lineOf(index, spelling);
      if (found !== undefined) return index.owners[found];
    }
    return undefined;
  }

  /**
   * Type-ahead: concepts whose label or an alias contains the text; whole forms first, then beginnings, then papers. If none match,
   * close misspellings.
   */
  async search(text: string, limit: number): Promise<NameHit[]> {
    const index = await this.index();
    const wanted = foldName(text);
    let best = matchLines(index, wanted, limit);
    const named = await this.find(text);
    if (named !== undefined && !linesOf(this.#concepts[named]!).some((line) => containsText(line, wanted))) {
      best = [...best, { concept: named, rank: EXACT, line: index.owners.indexOf(named) }];
    }
    if (best.length === 0) best = spellingsNear(index, wanted).flatMap((other) => matchLines(index, other, limit));
    const seen = new Set<number>();
    return best
      .sort((a, b) => a.rank - b.rank || a.line - b.line)
      .filter(({ concept }) => !seen.has(concept) && seen.add(concept))
      .slice(0, limit)
      .map(({ concept, line }) => ({ concept, form: formOf(this.#concepts[concept]!, lineText(index, line)) }));
  }

  /** Labels of the concepts with the most similar names. */
  async nearest(name: string, limit: number): Promise<string[]> {
    const index = await this.index();
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

  async #recallOrBuild(): Promise<NameIndex> {
    return (await this.#recall?.()) ?? buildNameIndex(this.#concepts, this.#byPapers);
  }

  #numberOf(id: string): number | undefined {
    return findId(this.#concepts.length, (n) => this.#concepts[n]!.id, id);
  }
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
