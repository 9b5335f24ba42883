import type { ConceptRecord } from "../contract/records.ts";
import { canonicalKey } from "../extraction/canonical.ts";
import { GraphError } from "../util/errors.ts";
import { findId } from "./find-id.ts";
import { likeness } from "./likeness.ts";

/** A concept whose label or alias holds what was typed. */
export interface NameHit {
  readonly concept: number;
  /** The label or alias that matched. */
  readonly form: string;
}

/** How well a form matches, the best first. */
const EXACT = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const INSIDE = 3;
/** Hits looked at for one search: forms are in order of papers, so what is left out is rare. */
const MOST_HITS = 20_000;
/** Forms compared with an unknown name, those of most papers first. */
const MOST_COMPARED = 40_000;

/** Finds concepts by what people call them: id, label or alias, in any case, number and hyphenation. */
export class ConceptNames {
  readonly #concepts: readonly ConceptRecord[];
  /** Every form, simplified, one a line, those of concepts with most papers first. */
  readonly #lines: string;
  readonly #forms: string[] = [];
  readonly #owners: number[] = [];
  readonly #starts: number[] = [];
  readonly #byKey: ReadonlyMap<string, number>;
  #byLooseForm: Map<string, number> | undefined;

  /** `byPapers`: concept numbers, those of most papers first. */
  constructor(concepts: readonly ConceptRecord[], byPapers: Uint32Array) {
    this.#concepts = concepts;
    this.#byKey = new Map(concepts.map(({ key }, number) => [key, number]));
    const lines: string[] = [];
    let length = 1;
    for (const number of byPapers) {
      for (const form of formsOf(concepts[number] as ConceptRecord)) {
        const line = simplified(form);
        this.#forms.push(form);
        this.#owners.push(number);
        this.#starts.push(length);
        lines.push(line);
        length += line.length + 1;
      }
    }
    this.#lines = `\n${lines.join("\n")}\n`;
  }

  /** The number of the concept of this name; an unknown one is an error that names the nearest. */
  resolve(name: string): number {
    const known = this.find(name);
    if (known !== undefined) return known;
    const nearest = this.nearest(name, 3);
    throw new GraphError("NOT_FOUND", `There is no concept “${name}”.`, {
      hint: nearest.length > 0 ? `Nearest: ${nearest.map((label) => `“${label}”`).join(", ")}.` : undefined,
    });
  }

  find(name: string): number | undefined {
    const concepts = this.#concepts;
    const byId = findId(concepts.length, (n) => (concepts[n] as ConceptRecord).id, name);
    return byId ?? this.#byKey.get(canonicalKey(name)) ?? this.#looseForms().get(loose(name));
  }

  /** Type-ahead: concepts whose label or an alias holds the text; whole forms first, then beginnings, then papers. */
  search(text: string, limit: number): NameHit[] {
    const wanted = simplified(text);
    if (wanted === "") return [];
    const best = new Map<number, { rank: number; line: number }>();
    let at = this.#lines.indexOf(wanted);
    for (let hits = 0; at >= 0 && hits < MOST_HITS; hits++) {
      const rank = this.#rankAt(at, wanted.length);
      const line = this.#lineAt(at);
      const owner = this.#owners[line] as number;
      const before = best.get(owner);
      if ((rank !== INSIDE || wanted.length > 2) && (!before || rank < before.rank)) best.set(owner, { rank, line });
      at = this.#lines.indexOf(wanted, at + 1);
    }
    const byKey = this.find(text);
    if (byKey !== undefined && !best.has(byKey)) best.set(byKey, { rank: EXACT, line: this.#owners.indexOf(byKey) });
    return [...best]
      .sort(([, a], [, b]) => a.rank - b.rank || a.line - b.line)
      .slice(0, limit)
      .map(([concept, { line }]) => ({ concept, form: this.#forms[line] as string }));
  }

  /** Labels of the concepts whose names look most like this one. */
  nearest(name: string, limit: number): string[] {
    const wanted = simplified(name);
    const best = new Map<number, number>();
    const compared = Math.min(this.#forms.length, MOST_COMPARED);
    for (let line = 0; line < compared; line++) {
      const score = likeness(wanted, simplified(this.#forms[line] as string));
      const owner = this.#owners[line] as number;
      if (score > Math.max(0.35, best.get(owner) ?? 0)) best.set(owner, score);
    }
    const order = [...best].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
    return order.map(([number]) => (this.#concepts[number] as ConceptRecord).label);
  }

  #rankAt(at: number, length: number): number {
    const before = this.#lines[at - 1];
    if (before === "\n") return this.#lines[at + length] === "\n" ? EXACT : BEGINS;
    return before === " " ? WORD_BEGINS : INSIDE;
  }

  #lineAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #looseForms(): Map<string, number> {
    if (this.#byLooseForm) return this.#byLooseForm;
    const map = new Map<string, number>();
    this.#forms.forEach((form, line) => {
      const key = loose(form);
      // The concept with most papers comes first and keeps the form.
      if (!map.has(key)) map.set(key, this.#owners[line] as number);
    });
    this.#byLooseForm = map;
    return map;
  }
}

function formsOf({ label, aliases }: ConceptRecord): string[] {
  return [...new Set([label, ...aliases.map(({ form }) => form)])];
}

/** Lower case, one space for every run of spaces and hyphens. */
function simplified(form: string): string {
  return form
    .toLowerCase()
    .replace(/[\s\-‐‑‒–_/]+/g, " ")
    .trim();
}

/** Lower case without spaces, hyphens, dots and a plural's s. */
function loose(form: string): string {
  return form
    .toLowerCase()
    .replace(/[\s\-‐‑‒–_/.]+/g, "")
    .replace(/s$/, "");
}
