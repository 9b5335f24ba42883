import { describe, expect, it } from "vitest";
import { jsonLines } from "../../graph/readers/formats/json/jsonl.ts";
import { itemsOf, recordsIn } from "./collect.ts";

/** The keywords of records of one file, each given its list. */
async function keywordsOf(lists: readonly (readonly string[])[]): Promise<(readonly string[])[]> {
  const lines = lists.map((keywords, i) =>
    JSON.stringify({ title: `Paper ${i} on moss`, abstract: "Moss grows.", keywords }),
  );
  return recordsIn(await itemsOf(jsonLines, `${lines.join("\n")}\n`, 1000)).map(({ keywords }) => keywords);
}

const HEADINGS = [
  "Health Knowledge, Attitudes, Practice",
  "Aged, 80 and over",
  "Leukemia, Myeloid, Acute",
  "Child, Preschool",
];

describe("a list of one text with commas", () => {
  it.each(HEADINGS)("is one keyword where other lists of the file have several: %s", async (heading) => {
    expect(await keywordsOf([[heading], ["moss", "pier"]])).toEqual([[heading], ["moss", "pier"]]);
    expect((await keywordsOf([["moss"], ["moss", "pier"], [heading]]))[2]).toEqual([heading]);
  });

  it.each(["Asthma/epidemiology", "*Asthma", "Plant Roots/*microbiology"])(
    "is one keyword where another is a subject heading: %s",
    async (mark) => {
      expect((await keywordsOf([...HEADINGS.map((one) => [one]), [mark]])).slice(0, 4)).toEqual(
        HEADINGS.map((one) => [one]),
      );
    },
  );

  it("is one keyword where all of the file turn a name round", async () => {
    const turned = [
      "Anemia, Iron-Deficiency",
      "Stress, Psychological",
      "Mice, Inbred",
      "Rats, Wistar",
      "Hepatitis B, Chronic",
    ];
    expect(await keywordsOf(turned.map((one) => [one]))).toEqual(turned.map((one) => [one]));
  });

  it("is a line of keywords elsewhere", async () => {
    const lines = ["moss, pier", "Moss, walls, harbours", "Deep Learning, Robotics, Vision", "walls", "Tide, moss"];
    expect(await keywordsOf(lines.map((one) => [one]))).toEqual(lines.map((one) => one.split(", ")));
  });
});
