import { describe, expect, it } from "vitest";
import { droppedFiles, maxFiles } from "../../client/features/import/chosen-files.ts";
import { chosenName, fieldLine, findings, mapText, namesOf } from "../../client/features/import/field-choice.ts";
import { type ImportTask, runQueue } from "../../client/features/import/import-queue.ts";
import type { Job } from "../../graph/contract/jobs.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";

const own = {
  file: "a.csv",
  format: "table (CSV, TSV)",
  fields: [
    { field: "title", names: ["Heading"] },
    { field: "year", names: ["When", "Date"] },
  ],
  ignored: ["Findings, in short", "***"],
};

describe("what feeds which field", () => {
  it("is one line", () => {
    expect(fieldLine(own)).toBe(
      "title ← Heading, year ← When + Date, nothing for abstract; ignored: Findings, in short, ***",
    );
    expect(fieldLine({ ...own, ignored: ["a", "b", "c"] }, 2)).toMatch(/; ignored: a, b and 1 more$/);
    expect(fieldLine({ ...own, ignored: [] })).not.toContain("ignored");
  });

  it("is chosen among names that the server can tell apart", () => {
    expect(namesOf(own)).toEqual(["Heading", "When", "Date", "Findings, in short"]);
    expect(chosenName("title", {}, own)).toBe("Heading");
    expect(chosenName("title", { title: "When" }, own)).toBe("When");
    expect(chosenName("abstract", {}, own)).toBe("");
  });

  it("is sent in words that the server reads as they were meant", () => {
    expect(mapText({}, own)).toBeUndefined();
    const text = mapText({ abstract: "Findings, in short", year: "", title: "Date" }, own) ?? "";
    expect([...fieldMap(text)]).toEqual([
      ["findingsinshort", "abstract"],
      ["when", undefined],
      ["date", "title"],
    ]);
  });
});

describe("the words of a preview", () => {
  const preview = { formats: ["CSV"], complete: true, records: 5000, withoutAbstract: 2, withoutYear: 0 };
  const rest = { papers: [], fields: [], sheets: [], skipped: [], skippedTotal: 0 };
  it("never give the number of the beginning for that of the file", () => {
    expect(findings({ ...preview, ...rest })).toBe("Read as CSV: 5,000 papers, 2 without abstract.");
    expect(findings({ ...preview, ...rest, complete: false })).toBe(
      "Read as CSV. First 5,000 papers read (2 without abstract); there are more.",
    );
    expect(findings({ ...preview, ...rest, complete: false, records: 0 })).toBe("No paper was found in its beginning.");
  });
});

describe("dropped files", () => {
  const file = (name: string) => ({
    ...{ isFile: true, isDirectory: false, name },
    file: (done: (file: File) => void) => done(new File([], name)),
  });
  const folder = (name: string, parts: object[][]) => ({
    ...{ isFile: false, isDirectory: true, name },
    createReader: () => {
      const left = [...parts, []];
      return { readEntries: (done: (entries: object[]) => void) => done(left.shift() ?? []) };
    },
  });
  const drop = (entries: object[]) =>
    droppedFiles({
      items: entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry })),
      files: [],
    } as unknown as Parameters<typeof droppedFiles>[0]);

  it("are those of folders too, without hidden ones, however many parts the browser gives them in", async () => {
    const found = await drop([
      file("z.bib"),
      folder("library", [
        [file("b.ris"), file(".DS_Store")],
        [folder("deep", [[file("c.csv")]]), file("a.ris")],
      ]),
    ]);
    expect(found.map(({ name }) => name)).toEqual(["z.bib", "a.ris", "b.ris", "c.csv"]);
  });

  it("are not gathered beyond what can be imported at once", async () => {
    const many = Array.from({ length: 300 }, (_, i) => file(`${i}.bib`));
    expect(await drop([folder("all", [many])])).toHaveLength(maxFiles + 1);
  });
});

describe("imports one after another", () => {
  const job = (id: string, state: Job["state"]) => ({ id, state }) as Job;
  const run = async (states: readonly (Job["state"] | Error)[]) => {
    const begun: boolean[] = [];
    const tasks: ImportTask[] = states.map((state, i) => ({
      name: `${i}`,
      start: async (isFirst) => {
        begun.push(isFirst);
        if (state instanceof Error) throw state;
        return job(`${i}`, state);
      },
    }));
    await runQueue(tasks);
    return begun;
  };

  it("start the new collection with the first that brings something in", async () => {
    expect(await run(["failed", new Error("no"), "done", "done"])).toEqual([true, true, true, false]);
  });

  it("end when one is cancelled", async () => {
    expect(await run(["done", "cancelled", "done"])).toEqual([true, false]);
  });
});
