import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "../../graph/answers/table.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { cooccurrenceSweep } from "../../graph/incidence/cooccurrence.ts";
import { TextColumn } from "../../graph/shared/columns/text-column.ts";
import { ConceptNames } from "../../graph/snapshot/concept-names.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Few papers about neurons, the same in every corpus, and around them others, and other concepts, of which there may be ten times as many. */
const TOPIC = ["spiking neurons", "membrane potential", "synaptic plasticity", "spiking"];

/** As many names of two words that no other name has. */
function otherNames(count: number): string[] {
  const letters = (k: number) => k.toString(6).replace(/\d/g, (digit) => "bdfgkm"[Number(digit)]!);
  return Array.from({ length: count }, (_, k) => `s${letters(k)}oil m${letters(k)}argin`);
}

function papersOf(others: readonly string[], count: number): Planted[] {
  const about = (id: string, one: string, other: string): Planted => {
    return [id, 2015 + (id.length % 8), `On ${one}`, `We use ${one} for ${other}. A ${other} is a kind of ${one}.`];
  };
  const topic = Array.from({ length: 12 }, (_, k) => about(`t${k}`, TOPIC[k % 3]!, TOPIC[(k + 1) % 3]!));
  const other = (k: number) => others[k % others.length]!;
  const rest = Array.from({ length: count }, (_, k) => about(`x${k}`, other(k), other(k * 5 + 1)));
  return [...topic, ...rest];
}

/** What was read of arrays that are as long as the corpus, one for each item. */
class Steps {
  count = 0;

  /** The array; what is read of it, cut out of it or passed over counts. */
  of<T extends object>(array: T): T {
    return new Proxy(array, {
      get: (target, key) => {
        const value = Reflect.get(target, key, target);
        if (typeof key === "string" && /^\d/.test(key)) this.count++;
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          const result = value.apply(target, args);
          this.count += key === "subarray" || key === "slice" ? result.length : (target as { length: number }).length;
          return result;
        };
      },
    });
  }

  /** A column of texts; passing over it counts as all of them. */
  ofTexts(column: TextColumn): TextColumn {
    const steps = ({ length }: TextColumn, key: string | symbol) =>
      key === "at" ? 1 : key === "find" ? Math.ceil(Math.log2(length + 1)) : length;
    return new Proxy(column, {
      get: (target, key) => {
        const value = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          this.count += steps(target, key);
          return value.apply(target, args);
        };
      },
    });
  }

  /** The arrays and columns of texts among the members of an object, and of objects within it. */
  within<T extends object>(object: T): T {
    const entries = Object.entries(object).map(([name, value]) => {
      if (ArrayBuffer.isView(value) || Array.isArray(value)) return [name, this.of(value)];
      if (value instanceof TextColumn) return [name, this.ofTexts(value)];
      return [name, Object.getPrototypeOf(value ?? 0) === Object.prototype ? this.within(value) : value];
    });
    return Object.fromEntries(entries);
  }

  /** A result that is computed once, with the arrays in it. */
  ofResult<T extends object>(get: () => Promise<T>): () => Promise<T> {
    let result: Promise<T> | undefined;
    return () => {
      result ??= get().then((value) => (ArrayBuffer.isView(value) ? this.of(value) : this.within(value)));
      return result;
    };
  }
}

async function countingSnapshot(store: GraphStore): Promise<{ snapshot: Snapshot; steps: Steps }> {
  const plain = await openSnapshot(store);
  const steps = new Steps();
  const [concepts, incidence] = [steps.of(plain.concepts), steps.within(plain.incidence)];
  const names = new ConceptNames(concepts, plain.byPapers, async () => steps.within(await plain.names.index()));
  const arrays = { recency: steps.of(plain.recency), frequency: steps.of(plain.frequency) };
  const columns = { byPapers: steps.of(plain.byPapers), papers: steps.within(plain.papers) };
  const partners = cooccurrenceSweep(incidence);
  const { communities, knowledge, specificity, participation } = plain.analyses;
  const counted = Object.entries({ communities, knowledge, specificity, participation }).map(([name, result]) => [
    name,
    Object.assign(steps.ofResult<object>(result), result),
  ]);
  const { community } = await communities();
  const analyses = { ...plain.analyses, ...Object.fromEntries(counted) };
  const cachedCommunities = async () => steps.of(community);
  const snapshot = {
    ...plain,
    ...arrays,
    ...columns,
    concepts,
    incidence,
    names,
    partners,
    analyses,
    cachedCommunities,
  };
  return { snapshot, steps };
}

/** An answer, with all pieces of it where it is a file. */
async function wholeAnswer(answer: unknown): Promise<void> {
  const found = await answer;
  const pieces = (found as { pieces?: AsyncIterable<string> } | null)?.pieces;
  if (pieces) for await (const _ of pieces);
}

const [A, B] = ["spiking neurons", "membrane potential"] as const;
const questions = {
  search: { q: "neur", papers: 0 },
  listConcepts: { limit: 5 },
  getConcept: { id: A },
  getCooccurrence: { id: A },
  getStrongPartners: { id: A },
  getConceptPapers: { id: A },
  getEvidence: { id: A, with: B },
  getPair: { a: A, b: B },
  getPaper: { id: "t3" },
  getMatrix: { concepts: TOPIC },
  getSimilarPapers: { id: "t3" },
  getBetween: { a: A, b: B },
  getOperand: { name: A },
  getPaths: { a: A, b: B },
  getConceptKnowledge: { id: A },
  getKindReasons: { id: A },
  getConceptRelations: { id: A, narrower: "true" },
  getUseTimeline: { id: A, minConfidence: 0.2 },
  getPairRelations: { a: A, b: B, minConfidence: 0.2 },
  getKnowledgeAmong: { concepts: TOPIC },
  getCandidates: { id: A },
  proposeSplit: { id: A },
  explainConcept: { id: A },
  explainPhrase: { id: "t3", phrase: A },
  readPaper: { id: "t3" },
} as const;

/** Questions whose answers are about all papers or concepts. */
const questionsOfAll = {
  getMap: {},
  getMapPapers: { concepts: 5 },
  listBridges: { limit: 5 },
  listPapers: { limit: 5 },
  getTimeline: { a: 1, b: 2 },
  getPairWithKinds: { a: A, b: B },
  getGaps: {},
  getMissingPairs: { a: 1, b: 2 },
  getOpenQuestions: {},
  getBackTest: {},
  getBridgeConcepts: {},
  getTrends: {},
  getBursts: {},
  getThemes: {},
  getChangingPairs: {},
  query: { q: A },
  suggestQuery: { q: "neur" },
  listSets: {},
  listExports: {},
  exportGraph: { format: "gexf" },
  exportPapers: { format: "bibtex" },
  exportBridges: { format: "bibtex" },
  exportBetween: { format: "bibtex", a: A, b: B },
  getTaskMethods: {},
  getTransfers: { from: 1, to: 2 },
  getWithoutPaper: { id: "t3" },
} as const;

describe("what an answer reads", () => {
  const FEW = 50;
  const corpora: { store: GraphStore; snapshot: Snapshot; steps: Steps }[] = [];
  beforeAll(async () => {
    for (const size of [FEW, 10 * FEW]) {
      const others = otherNames(size / 2);
      const papers = papersOf(others, size);
      const store = await storeOf([...TOPIC, ...others], papers);
      const texts = papers.map(([paper, , title, abstract]) => ({
        paper,
        data: extractCandidates({ title, abstract }),
      }));
      await store.saveCandidates(EXTRACTOR, texts);
      await store.setFact("extractor", EXTRACTOR);
      corpora.push({ store, ...(await countingSnapshot(store)) });
    }
  });
  afterAll(async () => {
    for (const { store } of corpora) await store.close();
  });

  async function stepsOf(operation: string, question: object): Promise<[few: number, many: number]> {
    const counts: number[] = [];
    for (const { snapshot, steps } of corpora) {
      const answers = answersOf(() => snapshot) as Record<string, (input: unknown) => unknown>;
      const { params, query, body } = endpoints[
        operation as keyof typeof questions | keyof typeof questionsOfAll
      ] as Partial<Record<"params" | "query" | "body", { parse(input: unknown): object }>>;
      const input = { ...params?.parse(question), ...query?.parse(question), ...body?.parse(question) };
      // What is prepared once for all answers to one content is no part of them.
      await wholeAnswer(answers[operation]!(input));
      steps.count = 0;
      await wholeAnswer(answers[operation]!(input));
      counts.push(steps.count);
    }
    return counts as [number, number];
  }

  it.each(Object.entries(questions))("does not grow with what it is not about: %s", async (operation, question) => {
    const [few, many] = await stepsOf(operation, question);
    expect(few).toBeGreaterThan(0);
    // Searches in a sorted list take a few steps more.
    expect(many).toBeLessThan(few + 80);
  });

  it.each(Object.entries(questionsOfAll))("grows with the corpus at most: %s", async (operation, question) => {
    const [few, many] = await stepsOf(operation, question);
    const { papers, concepts } = corpora[1]!.snapshot.incidence;
    // Ten times as many papers have more than eight times as many concepts; what few papers hardly need may pass over all of many.
    expect(many).toBeLessThan(Math.max(12 * few, 4 * (papers + concepts)));
  });

  it("is tried of every operation", () => {
    const all = Object.keys(answersOf(() => corpora[0]!.snapshot));
    expect(Object.keys({ ...questions, ...questionsOfAll }).sort()).toEqual(all.sort());
  });

  it("counts a loop over all concepts", () => {
    for (const { snapshot, steps } of corpora) {
      steps.count = 0;
      for (let concept = 0; concept < snapshot.concepts.length; concept++) snapshot.frequency[concept];
      expect(steps.count).toBe(snapshot.concepts.length);
    }
    expect(corpora[1]!.snapshot.concepts.length).toBeGreaterThan(5 * corpora[0]!.snapshot.concepts.length);
  });
});
