import type { BridgePair } from "../../analysis/bridges/bridge-reasons.ts";
import { whoDidBefore } from "../../contract/knowledge/link-words.ts";
import type { BridgePaper, PaperTransfer } from "../../contract/papers.ts";
import { equalsText } from "../../shared/probability.ts";
import type { BridgeEvidence } from "./bridge-evidence.ts";

const count = new Intl.NumberFormat("en-GB");

/** How the reason names fields: by themselves, and by what the paper has of them. */
export interface FieldWords {
  readonly nameOf: (community: number) => string;
  /** The concepts by which the paper is of a field; none where they are what its name says. */
  readonly sideOf: (community: number) => readonly string[];
}

/** What a paper is called: null as long as that is tested. In a collection that is nearly one field none is a bridge, nor a possible one. */
export function statusOf({ isBridge, isOneField }: BridgeEvidence, isStated: boolean | null): BridgePaper["status"] {
  if (isBridge === null) return null;
  if (isBridge) return "bridge";
  if (isStated === false) return "mentions both";
  return isOneField ? "connects both" : "possible bridge";
}

/** What else the reason says: whether the paper states that it joins the two, of how many papers, and what the tests found. */
interface ReasonFacts extends BridgeEvidence {
  readonly status: BridgePaper["status"];
  readonly isStated: boolean | null;
  readonly corpus: number;
}

/**
 * One sentence that says what a paper brings from one field to another, or connects, how rare that is, and of a bridge how far it can be trusted. What is
 * said of all others once, that each may be chance, is not repeated.
 */
export function bridgeReason(
  pair: BridgePair,
  brings: PaperTransfer | null,
  words: FieldWords,
  { p, status, isStated, corpus, times, partitions, topPapers }: ReasonFacts,
): string {
  const tests = [
    `among the ${topPapers === 10 ? "ten" : count.format(topPapers)} best in ${times} of ${partitions} partitions`,
    ...(p === null ? [] : [equalsText("p", p)]),
  ];
  const areNamed = brings !== null && [pair.a, pair.b].every((id) => words.sideOf(id).length === 0);
  const fields = areNamed ? "the two fields" : `${sideText(words, pair.a)} and ${sideText(words, pair.b)}`;
  const parts = [
    ...(brings ? [bringing(brings, words)] : []),
    `${isStated === false ? "touches" : "connects"} ${fields}, ${company(pair, corpus - 1)}`,
    linkage(pair),
    ...(status === "bridge" ? tests : []),
  ];
  const text = `${parts.join("; ")}.`;
  if (status === "bridge") return `Bridge: ${text}`;
  return status === "possible bridge" ? `Possible bridge: ${text}` : text[0]!.toUpperCase() + text.slice(1);
}

/** “the field around laser scanner, arcs”, or the field by its name where the paper has what that says: a field is wider than its name. */
function sideText({ nameOf, sideOf }: FieldWords, community: number): string {
  const own = sideOf(community);
  return own.length === 0 ? `“${nameOf(community)}”` : `the field around ${own.join(", ")}`;
}

function company({ papers }: BridgePair, others: number): string {
  if (papers === 0) return `which none of the other ${count.format(others)} papers of this collection does`;
  return `as ${count.format(papers)} of the other ${count.format(others)} papers ${papers === 1 ? "does" : "do"}`;
}

/** “brings contrastive learning to table retrieval (“databases”): 2 did before, first in 2021”; a field is named where the paper has what its name says. */
function bringing({ from, to, method, task, ...transfer }: PaperTransfer, { nameOf, sideOf }: FieldWords): string {
  const [source, target] = [from, to].map((id) => (sideOf(id).length === 0 ? ` (“${nameOf(id)}”)` : ""));
  const what = `brings ${method.label}${source} to ${task.label}${target}`;
  const predecessors = whoDidBefore(transfer);
  return predecessors === "" ? what : `${what}: ${predecessors}`;
}

/** How the links between the two fields compare with chance, in words. */
function linkage({ observed, expected }: BridgePair): string {
  if (observed <= 0) return "nothing else links the two";
  const times = expected / observed;
  if (times < 1.2) return "the two are linked about as often as chance would";
  return `links between the two are ${times >= 9.5 ? Math.round(times) : times.toFixed(1)} times rarer than by chance`;
}
