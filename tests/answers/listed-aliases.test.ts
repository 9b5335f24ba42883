import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "../../graph/answers/table.ts";
import type { Concept } from "../../graph/contract/entities.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { columnsOf } from "../../graph/store/columns.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

const MANY = "graph-neural-network";
const spellings = Array.from({ length: 21 }, (_, k) => ({ form: `graph-neural network ${k}`, papers: 21 - k }));

let store: GraphStore;
let answers: ReturnType<typeof answersOf>;
beforeAll(async () => {
  store = await plantedStore();
  const concepts = (await store.concepts()).map((one) => (one.id === MANY ? { ...one, aliases: spellings } : one));
  const conceptColumns = async () => columnsOf(concepts);
  const snapshot = await openSnapshot({ ...delegateStore(store), concepts: async () => concepts, conceptColumns });
  answers = answersOf(() => snapshot);
});
afterAll(() => store.close());

const forms = ({ aliases }: Concept) => aliases.map(({ form }) => form);

describe("forms of a concept", () => {
  it("are all there where it is asked for alone", async () => {
    const concept = await answers.getConcept({ id: MANY });
    expect(concept.aliases).toEqual(spellings);
    expect(concept.aliasCount).toBe(21);
  });

  it("are the eight most frequent in a list and in a pair, and counted", async () => {
    const { items } = await answers.listConcepts(endpoints.listConcepts.query.parse({}));
    const { a, b } = await answers.getPair({ a: MANY, b: "message-passing" });
    for (const concept of [items.find(({ id }) => id === MANY) as Concept, a]) {
      expect(forms(concept)).toEqual(spellings.slice(0, 8).map(({ form }) => form));
      expect(concept.aliasCount).toBe(21);
    }
    expect(b.aliasCount).toBe(b.aliases.length);
  });
});
