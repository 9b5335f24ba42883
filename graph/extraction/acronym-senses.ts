import { compareIds } from "../util/text.ts";
import type { Collection } from "./collection.ts";

/** Share of the defining papers that a sense needs to speak for papers that do not define the acronym. */
const DOMINANT = 0.8;

/**
 * Long forms of the acronyms that have one dominant sense in the collection, by canonical key. An acronym of several senses
 * is missing: papers that define it carry the long form already, the others keep the acronym as it stands.
 */
export function dominantSenses(collection: Collection): Map<string, string> {
  const senses = new Map<string, { long: string; papers: number }[]>();
  for (const [pair, papers] of collection.definitions) {
    const [short, long] = pair.split("\n") as [string, string];
    const list = senses.get(short) ?? [];
    list.push({ long, papers });
    senses.set(short, list);
  }
  const dominant = new Map<string, string>();
  for (const [short, list] of senses) {
    list.sort((a, b) => b.papers - a.papers || compareIds(a.long, b.long));
    const all = list.reduce((sum, sense) => sum + sense.papers, 0);
    const best = list[0] as { long: string; papers: number };
    if (best.papers >= DOMINANT * all) dominant.set(short, best.long);
  }
  return dominant;
}
