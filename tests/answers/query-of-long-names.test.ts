import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { jsonLines } from "../ingest/written-papers.ts";

/** A short name is a concept of its own, and stands inside a longer one that has signs between its parts. */
const NAMES = [
  ["11,12-epoxytrienol K7", "K7"],
  ["2',5'-oligoadenol R2", "R2"],
  ["N-nitroso-5-tetrazole B9", "B9"],
] as const;

it.each(NAMES)("finds the papers in which the words of a query stand side by side: %s", async (long, short) => {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-names-"));
  const papers = [
    {
      id: "a",
      title: `Doses of ${short}`,
      abstract: `${short} was given. ${short} was measured twice. ${short} is stable.`,
    },
    ...Array.from({ length: 6 }, (_, k) => ({
      ...{ id: `b${k}`, title: `Trial ${k}` },
      abstract: `${long} was measured in serum. ${long} rose after a week.`,
    })),
  ];
  const file = join(folder, "papers.jsonl");
  writeFileSync(file, jsonLines(papers));
  const store = await openStore(join(folder, "papers.db"));
  await ingest(store, [file]);
  const snapshot = await openSnapshot(store);
  const { total, items } = await queryAnswer(snapshot, { q: long, limit: 10, offset: 0, concepts: 5 });
  expect([total, items.map(({ id }) => id).toSorted()]).toEqual([6, ["b0", "b1", "b2", "b3", "b4", "b5"]]);
  await store.close();
});
