import type { Communities } from "../../analysis/communities/communities.ts";
import { adjustedRand } from "../../analysis/statistics/adjusted-rand.ts";
import type { CurationAction, CurationPreview } from "../../contract/curation.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import type { CuratedStore } from "../../curation/curated-store.ts";
import { type Author, checkDecisions } from "../../curation/decide.ts";
import { decisionLogger } from "../../curation/vocabulary-answer.ts";
import { compareIds } from "../../shared/text.ts";
import { openSnapshot, type Snapshot } from "../../snapshot/snapshot.ts";
import { communityKeywords } from "../lookup/community-names.ts";

interface PreviewOptions {
  readonly author: Author;
  /** Count links and find communities as well. */
  readonly full: boolean;
  /** Work in threads, so that this one stays free. */
  readonly workers: boolean;
}

/** The graph without and with some decisions: the same computation as after deciding, over a graph that is not kept. */
export async function previewDecisions(
  store: CuratedStore,
  current: Snapshot,
  actions: readonly CurationAction[],
  { author, full, workers }: PreviewOptions,
): Promise<CurationPreview> {
  const { decisions, curation } = await checkDecisions(store, actions, author);
  const after = await openSnapshot(store.under(curation), { workers: workers && full });
  try {
    return {
      decisions: decisions.map((one) => decisionLogger(curation)(one).text),
      ...(await compareSnapshots(current, after, full)),
    };
  } finally {
    await after.close();
  }
}

/** Concepts listed with their ranks. */
const MAX_RANKS = 50;

type RankChange = CurationPreview["ranks"][number];

/** A concept by its numbers without and with the decisions; −1 = it is not there. */
interface Pair {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** Compares the graph as it is with the graph as it would be; links and communities only when asked for. */
export async function compareSnapshots(
  current: Snapshot,
  proposed: Snapshot,
  full: boolean,
): Promise<Omit<CurationPreview, "decisions">> {
  const pairs = pairUp(current.concepts, proposed.concepts);
  const changed = pairs.filter((pair) => isChanged(current, proposed, pair)).sort(byPapers(current, proposed));
  const fields = full
    ? { before: await current.analyses.communities(), after: await proposed.analyses.communities() }
    : undefined;
  const [currentRanks, proposedRanks] = [ranksOf(current), ranksOf(proposed)];
  const place = (snapshot: Snapshot, ranks: Uint32Array, number: number, communities: Communities | undefined) =>
    number < 0
      ? null
      : {
          papers: snapshot.frequency[number]!,
          rank: ranks[number]!,
          links: snapshot.partners(number).concepts.length,
          community: communities ? communityKeywords(snapshot, communities, communities.community[number]!) : null,
        };
  return {
    concepts: { before: current.concepts.length, after: proposed.concepts.length },
    mentions: { before: current.incidence.paperConcepts.length, after: proposed.incidence.paperConcepts.length },
    links: full ? { before: await current.analyses.pairTotal(), after: await proposed.analyses.pairTotal() } : null,
    communities: fields
      ? {
          ...compareFields(pairs, fields.before, fields.after),
          repeated: (await current.analyses.communityStability.peek())?.agreement ?? null,
        }
      : null,
    changed: changed.length,
    ranks: changed.slice(0, MAX_RANKS).map(
      ({ id, before, after }): RankChange => ({
        id,
        label: (proposed.concepts[after] ?? current.concepts[before])?.label ?? id,
        before: place(current, currentRanks, before, fields?.before),
        after: place(proposed, proposedRanks, after, fields?.after),
      }),
    ),
  };
}

/** Both lists are in order of id. */
function pairUp(current: readonly ConceptRecord[], proposed: readonly ConceptRecord[]): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < current.length || j < proposed.length) {
    const [a, b] = [current[i]?.id, proposed[j]?.id];
    const order = a === undefined ? 1 : b === undefined ? -1 : compareIds(a, b);
    pairs.push({ id: (order <= 0 ? a : b) as string, before: order <= 0 ? i++ : -1, after: order >= 0 ? j++ : -1 });
  }
  return pairs;
}

function isChanged(current: Snapshot, proposed: Snapshot, { before, after }: Pair): boolean {
  if (before < 0 || after < 0) return true;
  const [a, b] = [current.concepts[before]!, proposed.concepts[after]!];
  return a !== b && (a.papers !== b.papers || a.label !== b.label || a.aliases.length !== b.aliases.length);
}

function byPapers(current: Snapshot, proposed: Snapshot) {
  const maxPapers = ({ before, after }: Pair) =>
    Math.max(current.frequency[before] ?? 0, proposed.frequency[after] ?? 0);
  return (a: Pair, b: Pair) => maxPapers(b) - maxPapers(a) || compareIds(a.id, b.id);
}

/** Place of each concept by papers, 1 = most; those of equally many share the best place. */
function ranksOf({ byPapers: order, frequency }: Snapshot): Uint32Array {
  const ranks = new Uint32Array(order.length);
  order.forEach((concept, k) => {
    const previous = order[k - 1];
    const tied = previous !== undefined && frequency[previous] === frequency[concept];
    ranks[concept] = tied ? ranks[previous]! : k + 1;
  });
  return ranks;
}

function compareFields(pairs: readonly Pair[], before: Communities, after: Communities) {
  const both = pairs.filter((pair) => pair.before >= 0 && pair.after >= 0);
  const a = both.map((pair) => before.community[pair.before]!);
  const b = both.map((pair) => after.community[pair.after]!);
  const went = new Map<number, Map<number, number>>();
  a.forEach((from, k) => {
    const to = b[k]!;
    const counts = went.get(from) ?? new Map<number, number>();
    went.set(from, counts.set(to, (counts.get(to) ?? 0) + 1));
  });
  const stayed = [...went.values()].reduce((sum, counts) => sum + Math.max(...counts.values()), 0);
  return {
    before: before.count,
    after: after.count,
    agreement: adjustedRand(a, b),
    moved: both.length - stayed,
  };
}
