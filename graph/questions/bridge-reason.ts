import type { BridgePair } from "../analysis/bridge-reasons.ts";

const count = new Intl.NumberFormat("en-GB");

/** One sentence that says what a paper joins, and how rare that is. */
export function bridgeReason(pair: BridgePair, corpus: number, nameOf: (community: number) => string): string {
  const fields = `“${nameOf(pair.a)}” and “${nameOf(pair.b)}”`;
  const others = corpus - 1;
  const company =
    pair.papers === 0
      ? `which none of the other ${count.format(others)} papers does`
      : `as ${count.format(pair.papers)} of the other ${count.format(others)} papers ${pair.papers === 1 ? "does" : "do"}`;
  return `Joins ${fields}, ${company}; ${linkage(pair)}.`;
}

/** How the links between the two fields compare with chance, in words. */
function linkage({ observed, expected }: BridgePair): string {
  if (observed <= 0) return "nothing else links the two";
  const times = expected / observed;
  if (times < 1.5) return "the two are linked about as often as chance would";
  return `links between the two are ${times >= 9.5 ? Math.round(times) : times.toFixed(1)} times rarer than by chance`;
}
