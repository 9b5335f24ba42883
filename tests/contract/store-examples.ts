import type { ConceptRecord, Mention, PaperMentions } from "../../graph/contract/records.ts";
import { compareIds } from "../../graph/shared/text.ts";
import type { GraphStore, StoredPaper } from "../../graph/store/store.ts";

/** The extractor that the clauses pretend to be. */
export const EXTRACTOR = "clause-1";

/** A paper with only what the test says. */
export function paper(id: string, fields: Partial<StoredPaper> = {}): StoredPaper {
  return {
    id,
    title: `Title of ${id}`,
    abstract: `Abstract of ${id}.`,
    year: null,
    venue: null,
    authors: [],
    keywords: [],
    doi: null,
    url: null,
    keys: [`id:${id}`],
    records: `records of ${id}`,
    sources: ["1"],
    ...fields,
  };
}

/** A paper with everything, and with the characters that get lost most easily. */
export const fullPaper = paper("full/1", {
  title: `Bridges — "quoted", 'single', \\back, naïve Æther 😀`,
  abstract: "First line.\nSecond\ttabbed line with {braces} and $\\alpha$ and a NUL-free \u0001 control.",
  year: 2024,
  venue: "Journal of O'Neil; DROP TABLE paper",
  authors: ["Ünal, Ö.", "李 雷", ""],
  keywords: ["one two", "three,four"],
  doi: "10.1000/xyz(1)",
  url: "https://example.org/?a=1&b=%20",
  keys: ["doi:10.1000/xyz(1)", "id:full/1", "title:é"],
  records: '[{"in":["a"]}]',
  sources: ["0", "12"],
});

export function concept(id: string, fields: Partial<ConceptRecord> = {}): ConceptRecord {
  const label = id.replaceAll("-", " ");
  return { id, key: label, label, aliases: [{ form: label, papers: 1 }], papers: 1, termhood: 1, ...fields };
}

/** A mention in the abstract. */
export function mention(number: number, start = 0, fields: Partial<Mention> = {}): Mention {
  return { concept: number, field: 1, start, end: start + 4, sentenceStart: 0, sentenceEnd: 12, ...fields };
}

export const threeConcepts: readonly ConceptRecord[] = [
  concept("alpha-beta", {
    label: "Alpha–Beta",
    aliases: [
      { form: "Alpha–Beta", papers: 2 },
      { form: "alpha beta", papers: 1 },
      { form: "AB", papers: 1 },
    ],
    papers: 2,
    termhood: 0.1 + 0.2,
  }),
  concept("gamma", { papers: 1, termhood: 1e-9 }),
  concept("zeta-ray", { papers: 2, termhood: 12345.678 }),
];

export const threeMentions: readonly PaperMentions[] = [
  {
    paper: "p1",
    mentions: [
      mention(2, 3, { field: 0, end: 9, sentenceEnd: 20 }),
      mention(0, 5),
      mention(0, 70_000, { end: 70_009, sentenceStart: 69_990, sentenceEnd: 70_100 }),
    ],
  },
  { paper: "p2", mentions: [] },
  {
    paper: "p3",
    mentions: [
      mention(0),
      mention(1, 6),
      mention(2, 40),
      mention(2, 0, { field: 2, sentenceEnd: 4 }),
      mention(2, 200, { field: 2, sentenceStart: 200, sentenceEnd: 204 }),
    ],
  },
];

/** Saves papers, and makes all that are stored the papers of a graph without concepts. */
export async function saveInGraph(
  store: GraphStore,
  papers: readonly StoredPaper[],
  removed: readonly string[] = [],
): Promise<void> {
  await store.savePapers(papers, removed);
  const ids = [...(await store.paperColumns()).ids, ...(await store.waitingPapers())].sort(compareIds);
  await store.replaceGraph({ concepts: [], mentions: ids.map((id) => ({ paper: id, mentions: [] })) });
}

/** Three papers, their candidates, and their graph. */
export async function fillThree(store: GraphStore): Promise<void> {
  await store.savePapers([paper("p1"), paper("p2"), paper("p3")]);
  await store.saveCandidates(
    EXTRACTOR,
    ["p1", "p2", "p3"].map((id) => ({ paper: id, data: Uint8Array.from([1, 2, 3]) })),
  );
  await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
}
