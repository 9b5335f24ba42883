import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { exportBridges } from "../../graph/answers/export/exports.ts";
import { paperDetail } from "../../graph/answers/papers/paper.ts";
import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

const VISION = ["contrastive learning", "image encoder", "vision transformer", "image augmentation"];
const DATABASES = ["table retrieval", "query optimization", "relational schema", "index structures"];

const mentions = (concepts: readonly string[]) => concepts.map((concept) => `On ${concept}.`).join(" ");

const bridge = (id: string, year: number, sentence: string): Planted => [
  id,
  year,
  "A paper",
  `${sentence} ${mentions(["vision transformer", "index structures"])}`,
];

/** Two fields; some papers connect them, of which three say that contrastive learning is used for table retrieval. */
const papers: readonly Planted[] = [
  ...Array.from(
    { length: 12 },
    (_, k): Planted => [
      `v${k}`,
      2010 + k,
      "Images",
      `We use contrastive learning for image augmentation. ${mentions(VISION)}`,
    ],
  ),
  ...Array.from({ length: 12 }, (_, k): Planted => [`d${k}`, 2010 + k, "Tables", mentions(DATABASES)]),
  bridge("first", 2018, "We use contrastive learning for table retrieval."),
  bridge("second", 2020, "We propose contrastive learning for table retrieval."),
  bridge("third", 2022, "In this paper, contrastive learning is used for table retrieval."),
  bridge("silent", 2016, "Contrastive learning. Table retrieval."),
  // What it uses the method for lies in the same field.
  bridge("within", 2023, "We use contrastive learning for image augmentation. Table retrieval."),
];

describe("the reason of a bridge", () => {
  let store: CuratedStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    const planted = await storeOf([...VISION, ...DATABASES], papers);
    const candidates = papers.map(([paper, , title, abstract]) => ({
      paper,
      data: extractCandidates({ title, abstract }),
    }));
    await planted.saveCandidates(EXTRACTOR, candidates);
    await planted.setFact("extractor", EXTRACTOR);
    store = withCuration(planted);
    snapshot = await openSnapshot(store, { waitForOptional: true });
  });
  afterAll(() => store?.close());

  const bridgeOf = async (id: string) => (await paperDetail(snapshot, { id })).bridge;

  it("says which method a paper brings to which task, and who did before", async () => {
    const third = await bridgeOf("third");
    expect(third?.brings).toMatchObject({
      method: { label: "contrastive learning" },
      task: { label: "table retrieval" },
      ...{ before: 2, firstYear: 2018, mentioned: 3 },
    });
    const { from, to } = third?.brings ?? {};
    expect(from).not.toBe(to);
    expect(third?.sides.find(({ community }) => community === from)?.concepts.map(({ label }) => label)).toContain(
      "contrastive learning",
    );
    expect(third?.reason).toMatch(
      /: brings contrastive learning to table retrieval: 2 did before, first in 2018; connects the field around .+ and the field around .+, as 4 of/,
    );
  });

  it("is in files of bridges too, as a sentence and as columns", async () => {
    const { pieces } = await exportBridges(snapshot, { format: "jsonl", correction: "length" });
    let text = "";
    for await (const piece of pieces) text += piece;
    const rows = text.trim().split("\n");
    const third = rows.map((line) => JSON.parse(line)).find(({ id }) => id === "third");
    expect(third).toMatchObject({
      ...{ method: "contrastive learning", task: "table retrieval", before: 2, firstBefore: 2018 },
      reason: (await bridgeOf("third"))?.reason,
    });
  });

  it("counts none before the first, and says how many mention both", async () => {
    const first = await bridgeOf("first");
    expect(first?.brings).toMatchObject({ before: 0, firstYear: null, mentioned: 1, refersToEarlier: false });
    expect(first?.reason).toContain(
      ": none of the 17 earlier papers of this collection says so, though one mentions both; ",
    );
    expect((await bridgeOf("second"))?.reason).toContain(": one did before, in 2018; ");
  });

  it("brings nothing where no sentence says that a method of one field is used in the other", async () => {
    for (const id of ["silent", "within"]) {
      const silent = await bridgeOf(id);
      expect(silent?.brings).toBeNull();
      expect(silent?.reason).toMatch(/(?:connects|touches) (?:the field around .+|“.+”) and the field around .+, as /i);
    }
  });

  it("is the same in the ranking", async () => {
    const { items } = await bridgeRanking(snapshot, { correction: "length", limit: 50, offset: 0 });
    expect(items.map(({ paper: { id }, brings }) => [id, brings !== null]).sort()).toEqual([
      ["first", true],
      ["second", true],
      ["silent", false],
      ["third", true],
      ["within", false],
    ]);
  });

  it("says nothing of it as long as relations are not decided", async () => {
    const early = { ...snapshot, optionalResult: async () => undefined };
    const { items } = await bridgeRanking(early, { correction: "length", limit: 50, offset: 0 });
    expect(items.map(({ brings }) => brings)).toEqual(items.map(() => null));
  });
});
