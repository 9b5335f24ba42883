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
  now: Snapshot,
  actions: readonly CurationAction[],
  { author, full, workers }: PreviewOptions,
): Promise<CurationPreview> {
  const { decisions, curation } = await checkDecisions(store, actions, author);
  const then = await openSnapshot(store.under(curation), { workers: workers && full });
  try {
    return {
      decisions: decisions.map((one) => decisionLogger(curation)(one).text),
      ...(await compareSnapshots(now, then, full)),
    };
  } finally {
    await then.close();
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
  now: Snapshot,
  then: Snapshot,
  full: boolean,
): Promise<Omit<CurationPreview, "decisions">> {
  const pairs = pairUp(now.concepts, then.concepts);
  const changed = pairs.filter((pair) => isChanged(now, then, pair)).sort(byPapers(now, then));
  const fields = full
    ? { before: await now.analyses.communities(), after: await then.analyses.communities() }
    : undefined;
  const [ranksNow, ranksThen] = [ranksOf(now), ranksOf(then)];
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
    concepts: { before: now.concepts.length, after: then.concepts.length },
    mentions: { before: now.incidence.paperConcepts.length, after: then.incidence.paperConcepts.length },
    links: full ? { before: await now.analyses.pairTotal(), after: await then.analyses.pairTotal() } : null,
    communities: fields
      ? {
          ...compareFields(pairs, fields.before, fields.after),
          repeated: (await now.analyses.communityStability.peek())?.agreement ?? null,
        }
      : null,
    changed: changed.length,
    ranks: changed.slice(0, MAX_RANKS).map(
      ({ id, before, after }): RankChange => ({
        id,
        label: (then.concepts[after] ?? now.concepts[before])?.label ?? id,
        before: place(now, ranksNow, before, fields?.before),
        after: place(then, ranksThen, after, fields?.after),
      }),
    ),
  };
}

/** Both lists are in order of id. */
function pairUp(now: readonly ConceptRecord[], then: readonly ConceptRecord[]): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < now.length || j < then.length) {
    const [a, b] = [now[i]?.id, then[j]?.id];
    const order = a === undefined ? 1 : b === undefined ? -1 : compareIds(a, b);
    pairs.push({ id: (order <= 0 ? a : b) as string, before: order <= 0 ? i++ : -1, after: order >= 0 ? j++ : -1 });
  }
  return pairs;
}

function isChanged(now: Snapshot, then: Snapshot, { before, after }: Pair): boolean {
  if (before < 0 || after < 0) return true;
  const [a, b] = [now.concepts[before]!, then.concepts[after]!];
  return a !== b && (a.papers !== b.papers || a.label !== b.label || a.aliases.length !== b.aliases.length);
}

function byPapers(now: Snapshot, then: Snapshot) {
  const maxPapers = ({ before, after }: Pair) => Math.max(now.frequency[before] ?? 0, then.frequency[after] ?? 0);
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
