import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import { GraphError } from "../shared/errors.ts";
import { type PoliteOptions, politeClient } from "./polite-client.ts";
import type { LiveSource, SourcePage } from "./source.ts";

/** The state file next to an unfinished output, so that the next run continues where this one stopped. */
const State = z.object({
  source: z.string(),
  query: z.string(),
  /** Where the next page begins. */
  next: z.string().nullable(),
  /** Bytes of the output up to the last complete page; the rest was written when the run was stopped. */
  bytes: z.int().nonnegative(),
  papers: z.int().nonnegative(),
});
type State = z.infer<typeof State>;

export interface FetchTask extends Omit<PoliteOptions, "pause" | "keyHint"> {
  readonly source: LiveSource;
  readonly query: string;
  /** A file of JSON lines. */
  readonly output: string;
  readonly limit: number;
  /** The key of the user at the source. */
  readonly apiKey?: string | undefined;
  /** Another address of the source. */
  readonly base?: string | undefined;
  readonly onPage?: ((papers: number, total: number | null) => void) | undefined;
}

export interface FetchReport {
  /** Papers in the output. */
  readonly papers: number;
  /** Papers of this run. */
  readonly fetched: number;
  /** Papers that came again on a later page, and were left out. */
  readonly repeated: number;
  /** How many papers the source has; null when it does not say. */
  readonly total: number | null;
  readonly missing: readonly string[];
  /** What the source does not give, in sentences. */
  readonly notices: readonly string[];
  readonly resumed: boolean;
}

const stateFile = (output: string) => `${output}.state.json`;

/** Fetches the papers of a query into a file, page by page; a run that stopped is continued by the next. */
export async function fetchPapers(task: FetchTask): Promise<FetchReport> {
  const before = earlierState(task);
  const file = await open(task.output, before ? "r+" : "wx").catch(cannotWrite(task.output));
  try {
    if (before) await file.truncate(before.bytes);
    const seen = before ? await idsIn(task.output) : new Set<string>();
    return await new Run(task, file, seen, before).all();
  } finally {
    await file.close();
    // Remove the output of a query without results.
    if (statSync(task.output).size === 0)
      for (const path of [task.output, stateFile(task.output)]) rmSync(path, { force: true });
  }
}

class Run {
  private state: State;
  private readonly report = {
    fetched: 0,
    repeated: 0,
    total: null as number | null,
    missing: [] as string[],
    notices: [] as string[],
  };
  private readonly task: FetchTask;
  private readonly file: FileHandle;
  private readonly seen: Set<string>;
  private readonly resumed: boolean;

  constructor(task: FetchTask, file: FileHandle, seen: Set<string>, before: State | undefined) {
    this.task = task;
    this.file = file;
    this.seen = seen;
    this.resumed = before !== undefined;
    this.state = before ?? { source: task.source.name, query: task.query, next: null, bytes: 0, papers: 0 };
  }

  async all(): Promise<FetchReport> {
    const { source, query, limit, contact, apiKey, base, output } = this.task;
    // A copy of the service on this computer (in tests) needs no pauses between requests.
    const address = new URL(base ?? source.base);
    const local = /^(localhost|127\.|\[::1\])/.test(address.hostname);
    const pause = apiKey === undefined ? source.pause : (source.key?.pause ?? source.pause);
    const keyHint = apiKey === undefined && source.key ? keySentence(source.key) : undefined;
    const ask = politeClient({ ...this.task, keyHint, pause: local ? 0 : pause });
    this.save();
    const request = { query, from: this.state.next, limit, contact, apiKey };
    if (this.state.papers < limit) {
      for await (const page of source.pages(request, address, ask)) {
        await this.savePage(page);
        this.task.onPage?.(this.state.papers, page.total);
        if (this.state.papers >= limit) break;
      }
    }
    rmSync(stateFile(output), { force: true });
    return { ...this.report, papers: this.state.papers, resumed: this.resumed };
  }

  /** Writes a page and then, in one step, that it is there. */
  private async savePage(page: SourcePage): Promise<void> {
    let text = "";
    let added = 0;
    for (const { id, data } of page.papers) {
      if (this.state.papers + added >= this.task.limit) break;
      if (this.seen.has(id)) {
        this.report.repeated++;
        continue;
      }
      this.seen.add(id);
      text += `${JSON.stringify({ ...data, id })}\n`;
      added++;
    }
    const bytes = Buffer.from(text);
    await this.file.write(bytes, 0, bytes.length, this.state.bytes);
    this.report.fetched += added;
    this.report.total = page.total;
    this.report.missing.push(...(page.missing ?? []));
    if (page.notice !== undefined) this.report.notices.push(page.notice);
    this.state = {
      ...this.state,
      next: page.next,
      bytes: this.state.bytes + bytes.length,
      papers: this.state.papers + added,
    };
    this.save();
  }

  private save(): void {
    const path = stateFile(this.task.output);
    writeFileSync(`${path}.new`, `${JSON.stringify(this.state)}\n`);
    renameSync(`${path}.new`, path);
  }
}

function keySentence({ variable, page }: NonNullable<LiveSource["key"]>): string {
  return `A key is free at ${page}; put it into the environment variable ${variable}.`;
}

/** The state of an earlier run of the same query; undefined when there is none. */
function earlierState({ output, source, query }: FetchTask): State | undefined {
  const path = stateFile(output);
  if (!existsSync(path) || !existsSync(output)) return undefined;
  let state: State | undefined;
  try {
    state = State.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    state = undefined;
  }
  if (state && state.source === source.name && state.query === query) return state;
  throw new GraphError(
    "CONFLICT",
    `${output} belongs to another query${state ? ` (${state.source}: ${state.query})` : ""}.`,
    {
      hint: `Name another file with --out, or remove ${output} and ${path}.`,
    },
  );
}

async function idsIn(output: string): Promise<Set<string>> {
  const ids = new Set<string>();
  const file = await open(output, "r");
  try {
    for await (const line of createInterface({ input: file.createReadStream({ autoClose: false }) })) {
      ids.add((JSON.parse(line) as { id: string }).id);
    }
  } finally {
    await file.close();
  }
  return ids;
}

function cannotWrite(output: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const there = error.code === "EEXIST";
    throw new GraphError(
      "CONFLICT",
      `${output}: ${there ? "it is there already" : `it cannot be written (${error.code})`}.`,
      {
        hint: "Name another file with --out, or remove it.",
        cause: error,
      },
    );
  };
}
