import { readFileSync, writeFileSync } from "node:fs";
import type { CuratedStore } from "../../../../graph/curation/curated-store.ts";
import { type Author, importLog, type Preference } from "../../../../graph/curation/decide.ts";
import { logText, parseLog } from "../../../../graph/curation/decision-log.ts";
import { importVocabulary } from "../../../../graph/curation/files/hierarchy.ts";
import { thesaurusText } from "../../../../graph/curation/files/thesaurus.ts";
import { decisionLogger, vocabularyAnswer } from "../../../../graph/curation/vocabulary-answer.ts";
import { decodeWhole } from "../../../../graph/readers/bytes/decode.ts";
import { unreadableFileError } from "../../../../graph/readers/reader-errors.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { table } from "../../output/table.ts";

interface LogOptions {
  readonly out?: string | undefined;
  readonly thesaurus?: boolean | undefined;
  readonly hierarchy?: boolean | undefined;
  readonly prefer?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Prints the log, oldest first, and says which decisions are in effect. */
export async function listLog(store: CuratedStore, { json }: LogOptions): Promise<void> {
  const { items, conflicts } = vocabularyAnswer(await store.curation(), { limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const decisions = items.reverse();
  if (json) return printJson({ decisions, conflicts });
  await print(
    table(decisions, [
      { head: "Decision", cell: ({ id }) => id.slice(0, 8) },
      { head: "When", cell: ({ at }) => at.slice(0, 16).replace("T", " ") },
      { head: "Who", cell: ({ by }) => by },
      { head: "What", cell: ({ text }) => text },
      { head: "State", cell: ({ conflict, isEffective }) => conflict ?? (isEffective ? "in effect" : "undone") },
      { head: "Why", cell: ({ why }) => why ?? "" },
    ]),
  );
}

/** Writes the log, or its result as a thesaurus, to a file or to standard output. */
export async function exportLog(store: CuratedStore, { out, thesaurus }: LogOptions): Promise<void> {
  const { log, concepts, state } = await store.curation();
  const text = thesaurus ? thesaurusText(concepts, state) : logText(log);
  if (out === undefined || out === "-") return print(text);
  try {
    writeFileSync(out, text);
  } catch (cause) {
    throw new GraphError("INVALID_INPUT", `${out} cannot be written.`, {
      hint: "Check the path and your permissions.",
      cause,
    });
  }
}

/** Merges a log or thesaurus into the log of the store; contradictions are named, and nothing is written until one side is preferred. */
export async function importFrom(
  store: CuratedStore,
  file: string,
  options: LogOptions,
  author: Author,
): Promise<void> {
  const text = readText(file);
  const prefer = preference(options.prefer);
  const { added, contradictions, unknown } =
    options.thesaurus || options.hierarchy
      ? await importVocabulary(store, { text, format: options.hierarchy ? "hierarchy" : "thesaurus" }, author)
      : { ...(await importLog(store, parseLog(text, file), { prefer, author })), unknown: [] };
  for (const { line, label } of unknown) process.stderr.write(`${file}:${line}: there is no concept «${label}».\n`);
  const logged = decisionLogger(await store.curation());
  if (contradictions.length > 0 && prefer === undefined) {
    const lines = contradictions.map(({ reason, theirs, ours }) => {
      return `  ${reason}\n    here:  ${ours.by}, ${ours.at.slice(0, 10)}: ${logged(ours).text}\n    there: ${theirs.by}, ${theirs.at.slice(0, 10)}: ${logged(theirs).text}`;
    });
    throw new GraphError("CONFLICT", `The two logs contradict each other; nothing was written.\n${lines.join("\n")}`, {
      hint: "Choose whose decisions win there: --prefer ours or --prefer theirs.",
    });
  }
  if (options.json) return printJson({ added: added.map(logged), unknown });
  if (added.length === 0) throw new UsageError("The file contains no new decision.");
  return print(added.map((one) => `${one.id.slice(0, 8)}  ${logged(one).text}\n`).join(""));
}

function preference(value: string | undefined): Preference | undefined {
  if (value === undefined || value === "ours" || value === "theirs") return value;
  throw new UsageError(`--prefer is ours or theirs, not “${value}”.`);
}

function readText(file: string): string {
  try {
    return decodeWhole(readFileSync(file === "-" ? 0 : file));
  } catch (cause) {
    throw unreadableFileError(file, cause);
  }
}
