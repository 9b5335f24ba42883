import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { vi } from "vitest";
import { runCommandLine } from "../../scripts/cli/command-line.ts";
import { transpiled } from "../transpiled.ts";

/** The command line as a program of its own. */
export const program = resolve(transpiled, "scripts/cli.js");

/** The corpus that every test of the command line may use. */
export const sample = resolve(import.meta.dirname, "../../samples/papers.jsonl");

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A temporary folder in which the real command line runs. */
export interface Desk {
  readonly folder: string;
  file(name: string, content: string | Uint8Array): string;
  /** Runs `isthmus …` to its end, within this process: the start of a process costs more than most commands. */
  run(...words: string[]): Promise<Result>;
  /** The same in a process of its own, as a user runs it. */
  runAlone(...words: string[]): Promise<Result>;
  /** Starts it and leaves it running; what still runs at the end is killed. */
  start(...words: string[]): ChildProcess;
  /** The same with standard output at a file descriptor. */
  startInto(output: number, ...words: string[]): ChildProcess;
  end(): void;
}

export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-cli-"));
  const running = new Set<ChildProcess>();
  const startInto = (output: number | "pipe", ...words: string[]) => {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    // The test runner's own settings are none of the product's.
    const env = { ...inherited, NO_COLOR: "1", CI: "1" };
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env,
      stdio: ["pipe", output, "pipe"],
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  };
  const start = (...words: string[]) => startInto("pipe", ...words);
  const runAlone = (...words: string[]) => {
    const child = start(...words);
    child.stdin?.on("error", () => undefined);
    child.stdin?.end();
    return finished(child);
  };
  return {
    folder,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    run: (...words) => runWithin(folder, words),
    runAlone,
    start,
    startInto,
    end() {
      for (const child of running) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A command line uses the one folder, environment and standard output of its process; so only one runs at a time. */
let turn: Promise<unknown> = Promise.resolve();

function runWithin(folder: string, words: readonly string[]): Promise<Result> {
  const result = turn.then(() => captured(folder, words));
  turn = result.catch(() => undefined);
  return result;
}

async function captured(folder: string, words: readonly string[]): Promise<Result> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += typeof text === "string" ? text : Buffer.from(text).toString();
      return true;
    }),
  );
  const { exitCode } = process;
  const place = process.cwd();
  vi.stubEnv("NO_COLOR", "1");
  vi.stubEnv("CI", "1");
  process.exitCode = undefined;
  process.chdir(folder);
  try {
    await runCommandLine(words);
    return { code: Number(process.exitCode ?? 0), out: written.stdout, err: written.stderr };
  } finally {
    process.chdir(place);
    process.exitCode = exitCode;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** Everything a program wrote, and how it ended. */
/** What a process wrote, and how it ended. */
export function finished(child: ChildProcess): Promise<Result> {
  return new Promise((done, failed) => {
    let out = "";
    let err = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.once("error", failed);
    child.once("close", (code) => done({ code, out, err }));
  });
}
