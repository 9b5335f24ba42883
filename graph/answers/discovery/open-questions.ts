import type { OpenPair } from "../../analysis/discovery/open-pairs.ts";
import type { PaperSummary } from "../../contract/entities.ts";
import type { KnownConcept } from "../../contract/knowledge/knowledge.ts";
import type { OpenQuestion, OpenQuestions } from "../../contract/knowledge/open-questions.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { generalWords, papersOf } from "../lookup/concept-answers.ts";
import { kindAt, knowledgeOf, knownConcepts } from "../lookup/knowledge-index.ts";
import { sameFamily } from "../lookup/nested-names.ts";
import { newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

const LINKS_OF_QUESTION = 3;
/** Concepts less specific than this are no side of a question: every field has "robustness". */
const MIN_SPECIFICITY = 0.25;

/** Pairs at the widest gaps that no paper joins, the ones most worth asking about first. */
export async function openQuestions(snapshot: Snapshot, { limit }: { limit: number }): Promise<OpenQuestions> {
  const communities = await snapshot.analyses.communities();
  const knowledge = await knowledgeOf(snapshot);
  const isGeneral = await generalWords(snapshot, communities, MIN_SPECIFICITY);
  const kindOf = (concept: number) => kindAt(knowledge, concept);
  const worth = (concept: number) => (isGeneral(concept) ? 0 : 2) + (kindOf(concept) === "other" ? 0 : 1);
  const dismissed = dismissedPairs(snapshot);
  const found = (await snapshot.analyses.openPairs())
    .filter(({ a, b }) => !isGeneral(a) && !isGeneral(b))
    .map((pair) => withNewLinks(snapshot, pair))
    .filter((pair) => pair.through.length > 0)
    .map((pair) => orderLinks(pair, worth))
    .map((pair) => ({ ...pair, ...orderOf(pair, kindOf) }));
  const open = found.filter(({ a, b }) => !dismissed.has(pairKey(a, b)));
  const ordered = open.toSorted((x, y) => precedence(snapshot, y) - precedence(snapshot, x));
  const known = await knownConcepts(snapshot, knowledge);
  const items: OpenQuestion[] = [];
  for (const pair of unlike(snapshot, ordered, limit)) {
    items.push(questionOf(pair, known, await nearestPapers(snapshot, pair)));
  }
  return { total: open.length, dismissed: found.length - open.length, items };
}

/**
 * The linking concept that is named first says how the two could meet: "image classification" does, "baseline methods" and "robotic tasks"
 * do not. Specific words come before general ones and a known kind before an unknown one; otherwise they stay as they are.
 */
export function orderLinks(
  pair: OpenPair,
  worth: (concept: number) => number,
): OpenPair & { readonly linkWorth: number } {
  const through = pair.through.toSorted((x, y) => worth(y.concept) - worth(x.concept));
  return { ...pair, through, linkWorth: worth(through[0]!.concept) };
}

const pairKey = (a: number, b: number) => `${Math.min(a, b)}-${Math.max(a, b)}`;

function dismissedPairs({ conceptIds, knowledgeDecisions }: Snapshot): Set<string> {
  const numberOf = (id: string) => conceptIds.find(id) ?? -1;
  return new Set(knowledgeDecisions?.dismissed.map(([a, b]) => pairKey(numberOf(a), numberOf(b))));
}

/** Without the linking concepts that have the name of one of the two in theirs: they explain nothing. */
function withNewLinks({ concepts }: Snapshot, pair: OpenPair): OpenPair {
  const [isOfA, isOfB] = [sameFamily(concepts, pair.a), sameFamily(concepts, pair.b)];
  if (isOfA(pair.b)) return { ...pair, through: [] };
  return { ...pair, through: pair.through.filter(({ concept }) => !isOfA(concept) && !isOfB(concept)) };
}

/** A method comes before its task. */
function orderOf(pair: OpenPair, kindOf: (concept: number) => string) {
  const kinds = [kindOf(pair.a), kindOf(pair.b)].join(" ");
  if (kinds !== "task method") return { isMethodForTask: kinds === "method task" };
  const through = pair.through.map(({ concept, withA, withB }) => ({ concept, withA: withB, withB: withA }));
  return { isMethodForTask: true, a: pair.b, b: pair.a, through };
}

/**
 * A method with a task says what could be done; "reinforcement learning for object detection" says more than "control for scenes"; and
 * a pair with a specific linking concept of known kind says how.
 */
function precedence(
  { concepts }: Snapshot,
  { a, b, expected, isMethodForTask, linkWorth }: OpenPair & { isMethodForTask: boolean; linkWorth: number },
): number {
  const isExact = [a, b].every((concept) => concepts[concept]!.key.includes(" "));
  return (isExact ? 2 : 0) + (expected >= 1 ? 1 : 0) + (isMethodForTask ? 1 : 0) + linkWorth / 2;
}

/** The first pairs of which no two have a concept, or a name of the same family, in common; and no linking concept twice. */
function unlike<P extends OpenPair>({ concepts }: Snapshot, pairs: readonly P[], limit: number): P[] {
  const chosen: P[] = [];
  const taken: ((other: number) => boolean)[] = [];
  const links = new Set<number>();
  for (const pair of pairs) {
    if (chosen.length === limit) break;
    const link = pair.through[0]!.concept;
    if (links.has(link) || taken.some((isTaken) => isTaken(pair.a) || isTaken(pair.b))) continue;
    chosen.push(pair);
    links.add(link);
    for (const side of [pair.a, pair.b]) {
      const isAlike = sameFamily(concepts, side);
      taken.push((other) => other === side || isAlike(other));
    }
  }
  return chosen;
}

function questionOf(
  pair: OpenPair & { isMethodForTask: boolean },
  known: (concept: number) => KnownConcept,
  papers: PaperSummary[],
): OpenQuestion {
  const { isMethodForTask, expected, relativeAdamicAdar, linking } = pair;
  const through = pair.through.slice(0, LINKS_OF_QUESTION).map(({ concept, withA, withB }) => {
    return { concept: known(concept), withA, withB };
  });
  return {
    a: known(pair.a),
    b: known(pair.b),
    isMethodForTask,
    expected,
    relativeAdamicAdar,
    linking,
    through,
    papers,
  };
}

/** Papers of each side that are compared: the newest. */
const COMPARED_PAPERS = 40;

/** A paper of a and one of b, both with the first linking concept: those whose concepts agree most (cosine), ties newest first. */
async function nearestPapers(snapshot: Snapshot, { a, b, through }: OpenPair): Promise<PaperSummary[]> {
  const link = new Set(papersOf(snapshot, through[0]!.concept));
  const candidates = (concept: number) =>
    newestFirst(
      snapshot,
      papersOf(snapshot, concept).filter((paper) => link.has(paper)),
    ).slice(0, COMPARED_PAPERS);
  const { paperOffsets, paperConcepts } = snapshot.incidence;
  const conceptsOf = (paper: number) => paperConcepts.subarray(paperOffsets[paper], paperOffsets[paper + 1]);
  const others = candidates(b);
  let best: readonly number[] = [];
  let bestAlike = -1;
  for (const one of candidates(a)) {
    const own = new Set(conceptsOf(one));
    for (const other of others) {
      const theirs = conceptsOf(other);
      const common = theirs.reduce((sum, concept) => sum + (own.has(concept) ? 1 : 0), 0);
      const alike = common / Math.sqrt(own.size * theirs.length);
      if (alike <= bestAlike) continue;
      bestAlike = alike;
      best = [one, other];
    }
  }
  return (await papersByNumber(snapshot, best)).map(summaryOf);
}
