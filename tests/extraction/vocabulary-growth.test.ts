import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BasisChange, ConceptRecord, GraphBasis, PaperMentions } from "../../graph/contract/records.ts";
import { vocabularyGrowth } from "../../graph/extraction/vocabulary/incremental/vocabulary-growth.ts";
import { vocabularyBuilder } from "../../graph/extraction/vocabulary/vocabulary-builder.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { type MadePaper, madePapers } from "./made-papers.ts";

/** A graph whose mentions name their concepts, so that graphs with different concept numbers can be compared. */
interface Graph {
  readonly concepts: Map<string, ConceptRecord>;
  readonly mentions: Map<string, unknown[]>;
  readonly basis: GraphBasis;
}

const byId = (papers: readonly MadePaper[]) => [...papers].sort((a, b) => compareIds(a.id, b.id));
const named = ({ mentions }: PaperMentions, ids: readonly string[]) =>
  mentions.map(({ concept, ...place }) => ({ ...place, concept: ids[concept] }));

function decided(papers: readonly MadePaper[]): Graph {
  const sorted = byId(papers);
  const builder = vocabularyBuilder();
  for (const { id, data } of sorted) builder.add(id, data);
  const counter = builder.decide();
  for (const { id, data } of sorted) counter.count(id, data);
  const vocabulary = counter.finish();
  const ids = vocabulary.concepts.map(({ id }) => id);
  return {
    concepts: new Map(vocabulary.concepts.map((record) => [record.id, record])),
    mentions: new Map([...vocabulary.mentions()].map((of) => [of.paper, named(of, ids)])),
    basis: vocabulary.basis(),
  };
}

function changed(basis: GraphBasis, change: BasisChange): GraphBasis {
  const kept = (name: string, length: number) => (basis.get(name) ?? new Uint8Array()).subarray(0, length);
  return new Map([...change].map(([name, part]) => [name, Buffer.concat([kept(name, part.kept), part.bytes])]));
}

/** Adds papers to a graph and counts the earlier papers that were read again; undefined when it must be built again. */
function grown(graph: Graph, all: readonly MadePaper[], added: readonly MadePaper[]) {
  const growth = vocabularyGrowth(graph.basis);
  if (!growth) throw new Error("The basis is not understood.");
  for (const { id, data } of byId(added)) growth.add(id, data);
  const counter = growth.decide();
  const papers = new Map(all.map(({ id, data }) => [id, data]));
  for (const id of [...counter.papers].sort(compareIds)) counter.count(id, papers.get(id) as Uint8Array);
  const change = counter.finish(counter.concepts().flatMap((id) => graph.concepts.get(id) ?? []));
  if (!change) return undefined;
  expect(change.added).toEqual(byId(added).map(({ id }) => id));
  const concepts = new Map(graph.concepts);
  for (const id of change.removed) expect(concepts.delete(id)).toBe(true);
  for (const record of change.concepts) concepts.set(record.id, record);
  const mentions = new Map(graph.mentions);
  for (const of of change.mentions()) mentions.set(of.paper, named(of, change.mentioned));
  return {
    graph: { concepts, mentions, basis: changed(graph.basis, change.basis()) },
    read: counter.papers.length - added.length,
  };
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => compareIds(a, b));

/** Adds the papers in some steps, compares each with building from all papers, and counts the outcomes. */
function growInSteps(papers: readonly MadePaper[], first: number, step: number) {
  let graph = decided(papers.slice(0, first));
  const went = { grown: 0, anew: 0, read: 0, known: 0 };
  for (let at = first; at < papers.length; at += step) {
    const all = papers.slice(0, at + step);
    const whole = decided(all);
    const next = grown(graph, all, papers.slice(at, at + step));
    if (next) {
      expect(sorted(next.graph.concepts)).toEqual(sorted(whole.concepts));
      expect(sorted(next.graph.mentions)).toEqual(sorted(whole.mentions));
      went.grown++;
      went.read += next.read;
      went.known += at;
    } else went.anew++;
    graph = next?.graph ?? whole;
  }
  return went;
}

describe("a vocabulary that papers are added to", () => {
  it("equals the vocabulary built from all papers, whatever is added", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 1, max: 5 }),
        (seed, first, step) => {
          growInSteps(madePapers(40, seededRandom(seed)), first, step);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("also equals it where phrases are so common that their number of papers matters", () => {
    const went = growInSteps(madePapers(420, seededRandom(3)), 280, 7);
    expect(went).toMatchObject({ grown: 20, anew: 0 });
    expect(went.read).toBeLessThan(went.known / 2);
  });

  it("grows from an empty vocabulary", () => {
    const papers = madePapers(5, seededRandom(1));
    const next = grown(decided([]), papers, papers);
    expect(sorted(next?.graph.concepts ?? new Map())).toEqual(sorted(decided(papers).concepts));
  });

  it("does not continue a vocabulary made by other rules", () => {
    const { basis } = decided(madePapers(30, seededRandom(2)));
    expect(vocabularyGrowth(basis)).toBeDefined();
    expect(vocabularyGrowth(new Map([...basis, ["tag", new TextEncoder().encode("other")]]))).toBeUndefined();
    const counts = (basis.get("counts") as Uint8Array).map((count) => (count < 0x7f ? count ^ 1 : count));
    expect(vocabularyGrowth(new Map([...basis, ["counts", counts]]))).toBeUndefined();
    expect(vocabularyGrowth(new Map())).toBeUndefined();
  });
});
