import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const tsx = fileURLToPath(import.meta.resolve("tsx"));
const program = resolve(import.meta.dirname, "../../scripts/cli.ts");

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
  /** Runs `isthmus …` to its end. */
  run(...words: string[]): Promise<Result>;
  /** Runs it with a text at standard input. */
  feed(text: string, ...words: string[]): Promise<Result>;
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
    const child = spawn(process.execPath, ["--import", tsx, program, ...words], {
      cwd: folder,
      env,
      stdio: ["pipe", output, "pipe"],
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  };
  const start = (...words: string[]) => startInto("pipe", ...words);
  const feed = (text: string, ...words: string[]) => {
    const child = start(...words);
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(text);
    return finished(child);
  };
  return {
    folder,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    run: (...words) => feed("", ...words),
    feed,
    start,
    startInto,
    end() {
      for (const child of running) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Everything a program wrote, and how it ended. */
function finished(child: ChildProcess): Promise<Result> {
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
