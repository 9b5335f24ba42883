import { between, timeline } from "../../graph/answers/bridges/between.ts";
import { bridgeConcepts } from "../../graph/answers/bridges/bridge-concepts.ts";
import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { conceptPaths } from "../../graph/answers/bridges/paths.ts";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { evidenceList } from "../../graph/answers/concepts/evidence.ts";
import { conceptMatrix } from "../../graph/answers/concepts/matrix.ts";
import { pairDetail } from "../../graph/answers/concepts/pair.ts";
import { trends } from "../../graph/answers/discovery/concept-trends.ts";
import { backTest, candidateList, gaps } from "../../graph/answers/discovery/discovery.ts";
import { burstList, changingPairs, themes } from "../../graph/answers/discovery/trends.ts";
import { conceptKnowledge } from "../../graph/answers/knowledge/concept-knowledge.ts";
import { conceptRelations } from "../../graph/answers/knowledge/concept-relations.ts";
import { taskMethods, transfers } from "../../graph/answers/knowledge/field-methods.ts";
import { kindReasons } from "../../graph/answers/knowledge/kind-reasons.ts";
import { relationsOfPair } from "../../graph/answers/knowledge/pair-relations.ts";
import { timelineOfUses } from "../../graph/answers/knowledge/use-timeline.ts";
import { knowledgeAmong } from "../../graph/answers/lookup/knowledge-among.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { similarPapers, withoutPaper } from "../../graph/answers/papers/paper.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";

/** A floor that leaves the small corpora of tests with relations. */
const surePage = { minConfidence: 0.3, limit: 50, offset: 0 };

/** Every analysis of the product over the strongest concepts and the best bridges of a graph. */
const analyses: Record<string, (snapshot: Snapshot, strongest: readonly string[]) => Promise<unknown>> = {
  cooccurrence: (snapshot, strongest) =>
    each(strongest, (id) => cooccurrence(snapshot, { id, measure: "npmi", minPapers: 1, limit: 100 })),
  evidence: (snapshot, strongest) => each(strongest, (id) => evidenceList(snapshot, { id, limit: 20, offset: 0 })),
  pairs: (snapshot, [a = "", ...others]) => each(others.slice(0, 12), (b) => pairDetail(snapshot, { a, b })),
  matrix: (snapshot, strongest) => conceptMatrix(snapshot, { concepts: strongest.slice(0, 12) }),
  communities: async (snapshot) => ({ ...(await snapshot.analyses.communities()) }),
  map: async (snapshot) => ({ ...(await conceptMap(snapshot, { measure: "npmi" })), revision: 0 }),
  participation: async (snapshot) => Array.from(await snapshot.analyses.participation()),
  bridges: (snapshot) => bridgeRanking(snapshot, { correction: "length", limit: 200, offset: 0 }),
  rawBridges: (snapshot) => bridgeRanking(snapshot, { correction: "raw", limit: 200, offset: 0 }),
  strictBridges: (snapshot) => bridgeRanking(snapshot, { correction: "length", minConcepts: 3, limit: 200, offset: 0 }),
  bridgeConcepts: (snapshot) => bridgeConcepts(snapshot, { limit: 50 }),
  between: (snapshot) => between(snapshot, { a: "community:1", b: "community:2", limit: 50, offset: 0 }),
  strictBetween: (snapshot) =>
    between(snapshot, { a: "community:1", b: "community:2", minConcepts: 3, limit: 50, offset: 0 }),
  timeline: (snapshot) => timeline(snapshot, { a: 1, b: 2, limit: 50, offset: 0 }),
  paths: (snapshot, [a = "", ...others]) => each(others.slice(0, 6), (b) => conceptPaths(snapshot, { a, b, k: 3 })),
  gaps: (snapshot) => gaps(snapshot, { limit: 50 }),
  candidates: (snapshot, strongest) =>
    each(strongest.slice(0, 6), (id) => candidateList(snapshot, { id, ranker: "adamicAdar", limit: 25 })),
  backTest: (snapshot) => backTest(snapshot, {}),
  trends: (snapshot) => trends(snapshot, { limit: 25 }),
  bursts: (snapshot) => burstList(snapshot, { limit: 50 }),
  themes: (snapshot) => themes(snapshot),
  changingPairs: (snapshot) => changingPairs(snapshot, { limit: 25 }),
  similarPapers: (snapshot) => each(someOf(snapshot), (id) => similarPapers(snapshot, { id, limit: 10 })),
  knowledge: (snapshot, strongest) =>
    each(strongest, async (id) => [
      await conceptKnowledge(snapshot, { id, minConfidence: 0.3 }),
      await kindReasons(snapshot, { id, limit: 5 }),
      await conceptRelations(snapshot, { id, narrower: "true", ...surePage }),
      await timelineOfUses(snapshot, { id, narrower: "true", ...surePage }),
    ]),
  rolledUp: (snapshot, strongest) =>
    each(strongest, (id) => {
      return cooccurrence(snapshot, { id, measure: "npmi", minPapers: 1, narrower: "true", limit: 100 });
    }),
  relations: (snapshot) =>
    knowledgeAmong(snapshot, { concepts: snapshot.concepts.map(({ id }) => id), minConfidence: 0.3 }),
  relationsOfPairs: (snapshot, [a = "", ...others]) =>
    each(others.slice(0, 12), (b) => relationsOfPair(snapshot, { a, b, ...surePage })),
  taskMethods: (snapshot) => taskMethods(snapshot, { tasks: 50, methods: 50, minConfidence: 0.3 }),
  transfers: (snapshot) => transfers(snapshot, { from: 1, to: 2, ...surePage }),
  withoutPaper: (snapshot) => each(someOf(snapshot), (id) => withoutPaper(snapshot, { id })),
};

/** The answers of every analysis over one store, each as text. */
export async function storeAnswers(store: GraphStore): Promise<Record<string, string>> {
  const snapshot = await openSnapshot(store, { waitForOptional: true });
  try {
    const strongest = Array.from(snapshot.byPapers.subarray(0, 40), (number) => snapshot.concepts[number]?.id ?? "");
    const answers: Record<string, string> = {};
    for (const [name, ask] of Object.entries(analyses)) {
      answers[name] = JSON.stringify(await ask(snapshot, strongest).catch(told));
    }
    return answers;
  } finally {
    await snapshot.close();
  }
}

async function each<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const answers = [];
  for (const id of ids) answers.push(await ask(id));
  return answers;
}

/** The first and the last papers. */
function someOf({ papers }: Snapshot): string[] {
  const ids = [...papers.ids];
  return [...ids.slice(0, 2), ...ids.slice(-2)];
}

/** A corpus may have no years or one community; then both stores have to say the same. */
function told(error: unknown): unknown {
  if (error instanceof Error && error.name === "GraphError") return { refused: error.message };
  throw error;
}
