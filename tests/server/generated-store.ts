import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";

const CONCEPTS = 1500;

/** Enough papers for an analysis that takes seconds, without any text to speak of. */
export async function generatedStore(papers: number): Promise<GraphStore> {
  const made = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-analyses-")), "store.db"));
  const random = seededRandom(1);
  const name = (letter: string, k: number) => `${letter}${String(k).padStart(4, "0")}`;
  const rows = Array.from({ length: papers }, (_, p) => {
    const field = p % 6;
    const drawn = Array.from({ length: 24 }, () => field * 250 + Math.floor(250 * random() ** 1.5));
    return [...new Set(random() < 0.1 ? [...drawn, Math.floor(CONCEPTS * random())] : drawn)].sort((a, b) => a - b);
  });
  const frequency = new Uint32Array(CONCEPTS);
  for (const concept of rows.flat()) frequency[concept] = frequency[concept]! + 1;
  const paper = (id: string) => ({
    ...{ id, title: "A title", abstract: "", year: 2020, venue: null, authors: [], keywords: [], doi: null, url: null },
    ...{ keys: [`id:${id}`], records: "[]", sources: ["1"] },
  });
  await made.savePapers(rows.map((_, p) => paper(name("p", p))));
  const place = { field: 0 as const, start: 0, end: 1, sentenceStart: 0, sentenceEnd: 7 };
  const used = Array.from(frequency.keys()).filter((c) => frequency[c] !== 0);
  const number = new Map(used.map((c, k) => [c, k]));
  const concepts = used.map((c): ConceptRecord => {
    const id = name("c", c);
    return { id, key: id, label: id, aliases: [], papers: frequency[c]!, termhood: 0.5 };
  });
  const mentions = rows.map((row, p) => ({
    paper: name("p", p),
    mentions: row.map((c) => ({ concept: number.get(c) as number, ...place })),
  }));
  await made.replaceGraph({ concepts, mentions });
  return made;
}
