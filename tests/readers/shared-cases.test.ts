import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { StoredPaper } from "../../graph/store/store.ts";
import { all } from "../contract/clause.ts";
import { corpora } from "../corpora.ts";

type Expected = Readonly<Record<string, unknown>>;

/** What a case says of its input; see verify_cases.py beside the cases. */
interface Case {
  readonly input: string;
  readonly why: string;
  readonly args?: readonly string[];
  readonly files?: readonly string[];
  readonly runs?: readonly (readonly string[])[];
  readonly papersAfterExtract?: number;
  readonly stored?: readonly Expected[];
  readonly read?: readonly Expected[];
  readonly readOrRefuse?: readonly Expected[];
  readonly readContains?: readonly Expected[];
  readonly refuse?: boolean;
  readonly problems?: number;
  readonly messageMustNot?: string;
  readonly messageMust?: string;
}

const folder = join(corpora() ?? "", "cases/input");
const cases: Case[] =
  corpora() !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".expected.json"))
        .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Case)
    : [];

/** What the command line prints of a file: papers, remarks, and the error that ended it. */
async function readAll(path: string, args: readonly string[] = []) {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const map = option("--map");
  const read = { papers: [] as Expected[], problems: 0, message: "", isRefused: false };
  try {
    const options = { map: map === undefined ? undefined : fieldMap(map), encoding: option("--encoding") };
    for await (const item of readPapers(path, options)) {
      if (item.kind === "record") read.papers.push({ ...item.record });
      else read.message += `${item.reason}. ${item.hint}\n`;
      if (item.kind === "problem") read.problems++;
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    read.message += `${error.message.replaceAll(path, "")}\n${error.hint ?? ""}\n`;
    read.isRefused = read.papers.length === 0;
  }
  return read;
}

function agrees(found: Expected | undefined, wanted: Expected): void {
  expect(found, JSON.stringify(wanted)).toBeDefined();
  for (const [key, value] of Object.entries(wanted)) {
    if (key === "doi") expect(String(found?.doi).toLowerCase()).toBe(String(value).toLowerCase());
    else expect(found?.[key], key).toEqual(value);
  }
}

async function checkReading(one: Case): Promise<void> {
  const found = await readAll(join(folder, one.input), one.args);
  if (one.refuse) expect(found.isRefused).toBe(true);
  const wanted = one.read ?? (one.readOrRefuse && !found.isRefused ? one.readOrRefuse : undefined);
  if (wanted) {
    expect(found.papers).toHaveLength(wanted.length);
    for (const [i, paper] of wanted.entries()) agrees(found.papers[i], paper);
  }
  for (const paper of one.readContains ?? [])
    agrees(
      found.papers.find(({ title }) => title === paper.title),
      paper,
    );
  if (one.problems !== undefined) expect(found.problems).toBe(one.problems);
  if (one.messageMustNot !== undefined) expect(found.message).not.toContain(one.messageMustNot);
  if (one.messageMust !== undefined) expect(found.message).toContain(one.messageMust);
}

async function checkStore(one: Case): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "isthmus-case-"));
  const store = await openStore(join(place, "store.db"));
  try {
    for (const files of one.runs ?? [one.files ?? [""]]) {
      await ingest(
        store,
        files.map((file) => join(folder, one.input, file)),
        { workers: 1 },
      );
    }
    const papers: StoredPaper[] = await all(store.allPapers());
    expect(papers).toHaveLength(one.papersAfterExtract ?? -1);
    for (const paper of one.stored ?? []) agrees({ ...papers.find(({ title }) => title === paper.title) }, paper);
  } finally {
    await store.close();
    rmSync(place, { recursive: true });
  }
}

describe.skipIf(cases.length === 0)("inputs that were once lost or falsified", () => {
  it.each(cases.map((one) => [one.input, one] as const))("%s", async (_, one) => {
    if (one.papersAfterExtract !== undefined) await checkStore(one);
    if (!statSync(join(folder, one.input)).isDirectory()) await checkReading(one);
  });
});
