import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { fillReport } from "../../scripts/cli/store/fill-report.ts";
import { fileOf } from "../readers/collect.ts";

const german =
  "Die Wanderung der Sandbänke wird über zehn Winter mit Lasern gemessen. Der Verlust an Sand ist in den Wintern mit vielen " +
  "Stürmen groß und wird zu zwei Dritteln durch die Höhe der Wellen erklärt. Die Sandbänke werden dabei nicht kleiner.";
const english =
  "The movement of sand banks is measured with lasers for ten winters. The loss of sand is large in winters with many storms, " +
  "and two thirds of it are explained by the height of waves. The sand banks do not shrink.";
const papers = [
  { id: "de", title: "Wanderung der Sandbänke", abstract: german },
  { id: "de2", title: "Verlust der Sandbänke in den Wintern", abstract: german },
  { id: "en", title: "Movement of sand banks", abstract: english },
  { id: "en2", title: "Sand banks in storms", abstract: english },
];

describe("papers in other languages than English", () => {
  it("are kept and reported, and give concepts only when asked for", async () => {
    const file = fileOf("papers.jsonl", papers.map((paper) => JSON.stringify(paper)).join("\n"));
    const store = await openStore(`sqlite:${join(fileOf("x", ""), "../s.sqlite")}`, { create: true });
    const report = await ingest(store, [file]);
    expect(report.papers).toBe(4);
    expect(report.notEnglish.map(({ line, language }) => [line, language])).toEqual([
      [1, "de"],
      [2, "de"],
    ]);
    expect(fillReport(report)).toMatch(
      /Not in English \(2, stored.*\n.*papers\.jsonl:1: German: Wanderung der Sandbänke/,
    );
    const withConcepts = async () => {
      const found: string[] = [];
      for await (const { paper, mentions } of store.mentions(["de", "de2", "en", "en2"]))
        if (mentions.length > 0) found.push(paper);
      return found;
    };
    expect(await withConcepts()).toEqual(["en", "en2"]);

    await ingest(store, [], { allLanguages: true });
    expect(await withConcepts()).toEqual(["de", "de2", "en", "en2"]);
    // The store remembers it.
    const more = { id: "de3", title: "Stürme und Sandbänke", abstract: german };
    await ingest(store, [fileOf("more.jsonl", JSON.stringify(more))]);
    expect((await store.summary("")).facts.languages).toBe("all");
    await store.close();
  });
});
