import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "../../graph/answers/table.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { cooccurrenceSweep } from "../../graph/incidence/cooccurrence.ts";
import { ConceptNames } from "../../graph/snapshot/concept-names.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Few papers about neurons, the same in every corpus, and around them others of which there may be ten times as many. */
const TOPIC = ["spiking neurons", "membrane potential", "synaptic plasticity"];
const OTHERS = ["soil moisture", "crop rotation", "field margins", "seed banks", "river deltas", "tidal flats"];

function papersOf(others: number): Planted[] {
  const about = (id: string, words: readonly string[]): Planted => {
    return [id, 2015 + (id.length % 8), `On ${words[0]}`, `We study ${words.join(" and ")}.`];
  };
  const topic = Array.from({ length: 12 }, (_, k) => about(`t${k}`, [TOPIC[k % 3]!, TOPIC[(k + 1) % 3]!]));
  const rest = Array.from({ length: others }, (_, k) => about(`x${k}`, [OTHERS[k % 6]!, OTHERS[(k * 5 + 1) % 6]!]));
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

  /** The arrays among the members of an object. */
  within<T extends object>(object: T): T {
    const entries = Object.entries(object).map(([name, value]) => [
      name,
      ArrayBuffer.isView(value) || Array.isArray(value) ? this.of(value) : value,
    ]);
    return Object.fromEntries(entries);
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
  return { snapshot: { ...plain, ...arrays, ...columns, concepts, incidence, names, partners }, steps };
}

const questions = {
  search: { q: "neur", papers: 0 },
  getConcept: { id: "spiking neurons" },
  getCooccurrence: { id: "spiking neurons" },
  getConceptPapers: { id: "spiking neurons" },
  getEvidence: { id: "spiking neurons", with: "membrane potential" },
  getPair: { a: "spiking neurons", b: "membrane potential" },
  getPaper: { id: "t3" },
  getMatrix: { concepts: TOPIC },
} as const;

describe("what an answer reads", () => {
  const FEW = 200;
  const sizes = [FEW, 10 * FEW];
  const corpora: { store: GraphStore; snapshot: Snapshot; steps: Steps }[] = [];
  beforeAll(async () => {
    for (const others of sizes) {
      const store = await storeOf([...TOPIC, ...OTHERS], papersOf(others));
      corpora.push({ store, ...(await countingSnapshot(store)) });
    }
  });
  afterAll(async () => {
    for (const { store } of corpora) await store.close();
  });

  it.each(Object.entries(questions))("does not grow with papers it is not about: %s", async (operation, question) => {
    const counts: number[] = [];
    for (const { snapshot, steps } of corpora) {
      const answers = answersOf(() => snapshot) as Record<string, (input: unknown) => unknown>;
      const { params, query } = endpoints[operation as keyof typeof questions] as {
        params?: { parse(input: unknown): object };
        query?: { parse(input: unknown): object };
      };
      const input = { ...params?.parse(question), ...query?.parse(question) };
      // What is prepared once for all answers to one content is no part of them.
      await answers[operation]!(input);
      steps.count = 0;
      await answers[operation]!(input);
      counts.push(steps.count);
    }
    const [few, many] = counts as [number, number];
    expect(few).toBeGreaterThan(0);
    // Searches in a sorted list take a few steps more.
    expect(many).toBeLessThan(1.5 * few + 40);
  });
});
