import { describe, expect, it } from "vitest";
import { relationSources } from "../../graph/answers/export/relation-sources.ts";
import { conceptKnowledge } from "../../graph/answers/knowledge/concept-knowledge.ts";
import { conceptRelations } from "../../graph/answers/knowledge/concept-relations.ts";
import { taskMethods, transfers } from "../../graph/answers/knowledge/field-methods.ts";
import { kindReasons } from "../../graph/answers/knowledge/kind-reasons.ts";
import { relationsOfPair } from "../../graph/answers/knowledge/pair-relations.ts";
import { knowledgeAmong } from "../../graph/answers/lookup/knowledge-among.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { decide, undo } from "../../graph/curation/decide.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { delegateReader } from "../../graph/store/delegate.ts";
import { LABELS, PAPERS, shown, snapshotOf } from "./planted-knowledge.ts";

describe("knowledge of a planted collection", () => {
  it("is shown by the same sentences where they are packed and where they must be read from the texts", async () => {
    const { snapshot, store } = await snapshotOf();
    const published = { ...delegateReader(store), candidates: async function* () {} };
    for (const one of LABELS) {
      const kind = { id: one, limit: 50 };
      const packed = await kindReasons(snapshot, kind);
      expect(await kindReasons({ ...snapshot, store: published }, kind)).toEqual(packed);
      for (const other of LABELS.filter((label) => label !== one)) {
        const pair = { a: one, b: other, ...shown };
        const { sentences } = await relationsOfPair(snapshot, pair);
        expect((await relationsOfPair({ ...snapshot, store: published }, pair)).sentences).toEqual(sentences);
      }
    }
    await store.close();
  });

  it("says what is broader, with papers of all that is narrower", async () => {
    const { snapshot, store } = await snapshotOf();
    const of = async (id: string) => conceptKnowledge(snapshot, { id, minConfidence: 0.5 });
    const learning = await of("reinforcement learning");
    expect(learning.narrower.map(({ concept }) => concept.label)).toEqual(["offline reinforcement learning"]);
    expect([learning.totalNarrower, learning.allNarrower, learning.papersWithAny]).toEqual([1, 1, 3]);
    const proximal = await of("proximal policy optimization");
    expect(proximal.broader.map(({ concept, form, sentences }) => [concept.label, form, sentences])).toEqual([
      ["policy gradient", false, 2],
    ]);
    expect((await of("neural machine translation")).broader.map(({ concept }) => concept.label)).toEqual([
      "machine translation",
    ]);
    expect((await of("robot locomotion")).kind.kind).toBe("task");
    expect(learning.kind.kind).toBe("method");
    await store.close();
  });

  it("limits a map to kinds, and to what sentences say, from what is used to what it is used for", async () => {
    const { snapshot, store } = await snapshotOf();
    const question = { measure: "npmi", minPapers: 1, minJoint: 1, minSpecificity: 0 } as const;
    const tasks = await conceptMap(snapshot, { ...question, kinds: ["task"] });
    expect(tasks.nodes.label).toContain("robot locomotion");
    expect(tasks.nodes.label).not.toContain("reinforcement learning");
    const map = await conceptMap(snapshot, { ...question, relation: "used-for" });
    const said = map.links.source.map((from, k) => [map.nodes.label[from], map.nodes.label[map.links.target[k]!]]);
    expect(said).toContainEqual(["proximal policy optimization", "robot locomotion"]);
    expect(said).not.toContainEqual(["robot locomotion", "proximal policy optimization"]);
    expect(said).not.toContainEqual(["offline reinforcement learning", "reinforcement learning"]);
    expect([map.relation, map.total.strongEnough]).toEqual(["used-for", said.length]);
    const isolated = map.nodes.label.filter((label) => !said.flat().includes(label));
    expect(isolated).toEqual([]);
    await store.close();
  });

  it("lists the methods of a task, most papers first, with their years, and shows the sentences", async () => {
    const { snapshot, store } = await snapshotOf();
    const question = {
      id: "robot locomotion",
      type: "used-for",
      direction: "to",
      narrower: "false",
      ...shown,
    } as const;
    const { items, total } = await conceptRelations(snapshot, question);
    expect(items.map(({ concept, papers, firstYear }) => [concept.label, papers, firstYear])).toEqual([
      ["proximal policy optimization", 3, 2017],
      ["policy gradient", 2, 2018],
      ["reinforcement learning", 1, 2020],
    ]);
    expect(total).toBe(3);
    expect(items.map(({ sentence }) => sentence)).toEqual([null, null, null]);
    const quoted = await conceptRelations(snapshot, { ...question, sentences: 2 });
    expect(quoted.items.map(({ sentence }) => sentence?.marks.map(({ concept }) => concept))).toEqual([
      ["proximal-policy-optimization", "robot-locomotion"],
      ["policy-gradient", "robot-locomotion"],
      undefined,
    ]);
    const years = quoted.items.map(({ sentence, years }) => [sentence?.paper.year, years.years.at(-1)]);
    expect(years.slice(0, 2).every(([year, newest]) => year === newest)).toBe(true);
    const pair = await relationsOfPair(snapshot, { a: "robot locomotion", b: "reinforcement learning", ...shown });
    expect(pair.relations.map(({ type, direction }) => [type, direction])).toEqual([["used-for", "ba"]]);
    const [sentence] = pair.sentences;
    const text = (mark: { start: number; end: number } | null | undefined) =>
      sentence?.sentence.slice(mark?.start, mark?.end);
    expect([text(sentence?.from), text(sentence?.cue), text(sentence?.to)]).toEqual([
      "reinforcement learning",
      "for",
      "robot locomotion",
    ]);
    await store.close();
  });

  it("counts relations of narrower concepts for a broader one when asked to", async () => {
    const { snapshot, store } = await snapshotOf();
    const question = { id: "policy gradient", type: "used-for", direction: "from", ...shown } as const;
    const alone = await conceptRelations(snapshot, { ...question, narrower: "false" });
    const rolledUp = await conceptRelations(snapshot, { ...question, narrower: "true" });
    const label = ({ concept }: { concept: { label: string } }) => concept.label;
    expect(alone.items.map(label)).not.toContain("machine translation");
    expect(rolledUp.items.map(label)).toContain("machine translation");
    expect(rolledUp.items.find((item) => label(item) === "robot locomotion")?.papers).toBe(3);
    const query = { q: 'under:"policy gradient"', limit: 50, offset: 0, concepts: 0 };
    expect((await queryAnswer(snapshot, query)).total).toBe(5);
    await store.close();
  });

  it("gives every relation the sentence that says so, in its newest paper", async () => {
    const { snapshot, store } = await snapshotOf();
    const concepts = snapshot.concepts.map(({ id }) => id);
    const among = await knowledgeAmong(snapshot, { concepts, minConfidence: shown.minConfidence });
    const { from, to, type } = among.relations;
    const sources = await relationSources(snapshot, among);
    expect(sources.length).toBe(from.length);
    expect(sources.length).toBeGreaterThan(5);
    for (const [i, source] of sources.entries()) {
      const ends = { a: among.concepts[from[i]!]!, b: among.concepts[to[i]!]! };
      const { sentences } = await relationsOfPair(snapshot, { ...ends, type: type[i], ...shown });
      const own = sentences.filter(({ paper }) => paper.id === source?.paper.id);
      expect(own.map(({ sentence }) => sentence)).toContain(source?.sentence);
      expect(Math.max(...sentences.map(({ paper }) => paper.year ?? 0))).toBe(source?.paper.year);
    }
    await store.close();
  });

  it("is the same in any order of papers", async () => {
    const all = LABELS.slice().sort();
    const answerOf = async ({ snapshot, store }: Awaited<ReturnType<typeof snapshotOf>>) => {
      const answer = await knowledgeAmong(snapshot, { concepts: all, minConfidence: 0 });
      await store.close();
      return answer;
    };
    const expected = await answerOf(await snapshotOf());
    expect(expected.relations.type.length).toBeGreaterThan(4);
    expect(await answerOf(await snapshotOf([...PAPERS].reverse()))).toEqual(expected);
  });

  it("counts what was said of merged concepts as said of one", async () => {
    const { store } = await snapshotOf();
    await decide(
      store,
      [{ kind: "merge", concepts: ["reinforcement-learning"], into: "proximal-policy-optimization" }],
      {
        by: "a test",
      },
    );
    const snapshot = await openSnapshot(store);
    const question = {
      id: "robot locomotion",
      type: "used-for",
      direction: "to",
      narrower: "false",
      ...shown,
    } as const;
    const { items } = await conceptRelations(snapshot, question);
    expect(items.map(({ concept, papers }) => [concept.label, papers])).toEqual([
      ["proximal policy optimization", 4],
      ["policy gradient", 2],
    ]);
    await store.close();
  });

  it("follows what people decided, until they take it back", async () => {
    const { store } = await snapshotOf();
    const [proximal, gradient, learning] = [
      "proximal-policy-optimization",
      "policy-gradient",
      "reinforcement-learning",
    ];
    const of = async (id: string) => conceptKnowledge(await openSnapshot(store), { id, minConfidence: 0.3 });
    const by = { by: "a librarian" };
    const before = await of(proximal);
    await decide(
      store,
      [
        { kind: "classify", concept: proximal, as: "material" },
        { kind: "narrower", concept: proximal, than: gradient, holds: false },
        { kind: "narrower", concept: proximal, than: learning, holds: true },
        { kind: "unrelated", concepts: [proximal, "robot-locomotion"] },
      ],
      by,
    );
    const after = await of(proximal);
    expect([after.kind.kind, after.kind.decided]).toEqual(["material", true]);
    expect(after.broader.map(({ concept, decided }) => [concept.id, decided])).toEqual([[learning, true]]);
    expect((await of(learning)).narrower.map(({ concept }) => concept.id)).toContain(proximal);
    const pair = { a: proximal, b: "robot-locomotion", ...shown };
    expect((await relationsOfPair(await openSnapshot(store), pair)).relations).toEqual([]);
    await expect(
      decide(store, [{ kind: "narrower", concept: learning, than: proximal, holds: true }], by),
    ).rejects.toThrow("it was decided that");
    for (let taken = 0; taken < 4; taken++) await undo(store, by);
    expect(await of(proximal)).toEqual(before);
    await store.close();
  });

  it("finds a method that came from another field", async () => {
    const { snapshot, store } = await snapshotOf();
    const matrix = await taskMethods(snapshot, { tasks: 5, methods: 5, minConfidence: 0.5 });
    const cells = matrix.cells.task.map((task, i) => [
      matrix.tasks[task]?.label,
      matrix.methods[matrix.cells.method[i] as number]?.label,
      matrix.cells.papers[i],
    ]);
    expect(cells).toContainEqual(["robot locomotion", "proximal policy optimization", 3]);
    expect(
      matrix.empty.every(({ task, method }) =>
        matrix.cells.task.every((t, i) => t !== task || matrix.cells.method[i] !== method),
      ),
    ).toBe(true);
    const { community } = await snapshot.analyses.communities();
    const fieldOf = async (name: string) => community[(await snapshot.names.find(name)) as number] as number;
    const [from, to] = [await fieldOf("proximal policy optimization"), await fieldOf("machine translation")];
    expect(from).not.toBe(to);
    const { items } = await transfers(snapshot, { from, to, ...shown });
    expect(
      items.map(({ method, task, firstYear, firstPapers }) => [
        method.label,
        task.label,
        firstYear,
        firstPapers[0]?.id,
      ]),
    ).toEqual([["proximal policy optimization", "machine translation", 2021, "b4"]]);
    await store.close();
  });

  it("gives reasons for a kind: sentences and what each suggests", async () => {
    const { snapshot, store } = await snapshotOf();
    const { kind, mentions } = await kindReasons(snapshot, { id: "machine translation", limit: 2 });
    expect(kind.mentions).toBeGreaterThan(3);
    expect(
      mentions.map(({ paper, sentence, marks }) => [paper.id, sentence.slice(marks[0]?.start, marks[0]?.end)]),
    ).toContainEqual(["b4", "machine translation"]);
    await store.close();
  });
});
