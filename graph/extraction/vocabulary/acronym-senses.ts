import { compareIds } from "../../shared/text.ts";
import type { Collection } from "./collection.ts";

/** Share of the defining papers that a sense needs to speak for papers that do not define the acronym. */
const DOMINANT = 0.8;

export interface Senses {
  /** Short forms with one dominant sense. */
  readonly dominant: ReadonlyMap<string, string>;
  /** Short forms with several, each with its long forms, commonest first. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
}

/**
 * The long forms of the acronyms that the papers define, by canonical key.
 *
 * Papers that define an acronym carry the long form already. In the others a dominant sense stands for it; an ambiguous
 * acronym (CL: contrastive or continual learning) stands for the sense that the paper also writes out, and else for itself.
 */
export function sensesOf(collection: Collection): Senses {
  const all = new Map<string, { long: string; papers: number }[]>();
  for (const [pair, papers] of collection.definitions) {
    const [short, long] = pair.split("\n") as [string, string];
    const list = all.get(short) ?? [];
    list.push({ long, papers });
    all.set(short, list);
  }
  const dominant = new Map<string, string>();
  const ambiguous = new Map<string, readonly string[]>();
  for (const [short, list] of all) {
    list.sort((a, b) => b.papers - a.papers || compareIds(a.long, b.long));
    const sum = list.reduce((total, sense) => total + sense.papers, 0);
    const best = list[0] as { long: string; papers: number };
    if (best.papers >= DOMINANT * sum) dominant.set(short, best.long);
    else
      ambiguous.set(
        short,
        list.map(({ long }) => long),
      );
  }
  return { dominant, ambiguous };
}
