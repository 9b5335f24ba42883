import { readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { defineCommand } from "citty";
import type { CurationAction, CurationDecision } from "../../graph/contract/curation.ts";
import { curationLog, decide, importLog, redo, undo } from "../../graph/curate.ts";
import { curated } from "../../graph/curated-store.ts";
import { logText, parseLog } from "../../graph/curation/log-text.ts";
import { standing } from "../../graph/curation/replay.ts";
import { rule } from "../../graph/curation/ruling.ts";
import { thesaurusActions, thesaurusText } from "../../graph/curation/thesaurus.ts";
import { ConceptNames } from "../../graph/snapshot/concept-names.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { GraphError } from "../../graph/util/errors.ts";
import { compareIds } from "../../graph/util/text.ts";
import { jsonArgument, storeArgument } from "../arguments.ts";
import { curationActions } from "../curation-actions.ts";
import { openNamedStore } from "../open-store.ts";
import { print, printJson } from "../output.ts";
import { storeToRead } from "../store-name.ts";
import { table } from "../table.ts";
import { UsageError } from "../usage-error.ts";

/** `isthmus curate`: decisions about concepts, each a line of an append-only log. */
export default defineCommand({
  meta: {
    name: "curate",
    description:
      "Decide about concepts: merge NAME… --into NAME, split NAME «LABEL=CONTEXT,…»…, rename NAME LABEL, hide, restore, " +
      "pin, unpin NAME…, group NAME… --category LABEL, never, always PHRASE…, undo, redo [DECISION], list, log export, log import FILE.",
  },
  args: {
    what: { type: "positional", required: true, valueHint: "…", description: "What to do, and the names or phrases" },
    store: storeArgument,
    into: { type: "string", valueHint: "name", description: "merge: the concept that remains" },
    category: { type: "string", valueHint: "label", description: "group: the category (none: out of any)" },
    why: { type: "string", valueHint: "text", description: "Reason, kept in the log" },
    by: { type: "string", valueHint: "name", description: "Who decides. Default: your user name" },
    out: { type: "string", valueHint: "file", description: "log export: file to write" },
    thesaurus: { type: "boolean", description: "log export, log import: a VOSviewer thesaurus instead" },
    json: jsonArgument,
  },
  async run({ args }) {
    const store = await openNamedStore(storeToRead(args.store), { create: false });
    try {
      await run(store, args._, args);
    } finally {
      await store.close();
    }
  },
});

interface Options {
  readonly into?: string | undefined;
  readonly category?: string | undefined;
  readonly why?: string | undefined;
  readonly by?: string | undefined;
  readonly out?: string | undefined;
  readonly thesaurus?: boolean | undefined;
  readonly json?: boolean | undefined;
}

async function run(store: GraphStore, words: readonly string[], options: Options): Promise<void> {
  const [verb = "", ...names] = words;
  const author = { by: options.by ?? userInfo().username, why: options.why ?? null };
  if (verb === "list") return list(store, options);
  if (verb === "log" && names[0] === "export") return exportLog(store, options);
  if (verb === "log" && names[0] === "import" && names[1] !== undefined) {
    return report(await importFrom(store, names[1], options, author), options);
  }
  if (verb === "undo") return report([await undo(store, author, names[0])], options);
  if (verb === "redo") return report([await redo(store, author, names[0])], options);
  const actions = await curationActions(verb, names, options, await namesOf(store));
  return report(await decide(store, actions, author), options);
}

/** Finds concepts by id, label or alias, those that are hidden or merged away too. */
async function namesOf(store: GraphStore): Promise<(name: string) => Promise<string>> {
  const all = new Map([...(await curated(store).concepts()), ...(await store.concepts())].map((one) => [one.id, one]));
  const concepts = [...all.values()].sort((a, b) => compareIds(a.id, b.id));
  const order = concepts
    .map((_, i) => i)
    .sort((a, b) => (concepts[b]?.papers ?? 0) - (concepts[a]?.papers ?? 0) || a - b);
  const index = new ConceptNames(concepts, Uint32Array.from(order));
  return async (name) => concepts[await index.resolve(name)]?.id ?? name;
}

async function list(store: GraphStore, { json }: Options): Promise<void> {
  const { log, standing: now, conflicts } = await curationLog(store);
  if (json) {
    return printJson({ decisions: log.map((one) => ({ ...one, standing: now.has(one.id) })), conflicts });
  }
  const conflict = new Map(conflicts.map(({ decision, reason }) => [decision, reason]));
  await print(
    table(log, [
      { head: "Decision", cell: ({ id }) => id.slice(0, 8) },
      { head: "When", cell: ({ at }) => at.slice(0, 16).replace("T", " ") },
      { head: "Who", cell: ({ by }) => by },
      { head: "What", cell: ({ action }) => told(action) },
      { head: "State", cell: ({ id, action }) => stateOf(id, action, now, conflict) },
      { head: "Why", cell: ({ why }) => why ?? "" },
    ]),
  );
}

function stateOf(
  id: string,
  { kind }: CurationAction,
  now: ReadonlySet<string>,
  conflict: ReadonlyMap<string, string>,
) {
  if (kind === "undo" || kind === "redo") return "";
  return conflict.get(id) ?? (now.has(id) ? "stands" : "undone");
}

/** A decision in a few words. */
function told({ kind, ...rest }: CurationAction): string {
  const parts = Object.entries(rest).map(
    ([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [kind, ...parts].join(" ");
}

async function exportLog(store: GraphStore, { out, thesaurus }: Options): Promise<void> {
  const { log } = await curationLog(store);
  const concepts = await store.concepts();
  const text = thesaurus ? thesaurusText(concepts, rule(concepts, standing(log))) : logText(log);
  if (out === undefined || out === "-") return print(text);
  try {
    writeFileSync(out, text);
  } catch (error) {
    throw new GraphError("INVALID_INPUT", `${out} cannot be written.`, {
      hint: "Check the path and your rights.",
      cause: error,
    });
  }
}

async function importFrom(
  store: GraphStore,
  file: string,
  { thesaurus }: Options,
  author: { by: string; why: string | null },
): Promise<CurationDecision[]> {
  const text = readText(file);
  if (!thesaurus) return importLog(store, parseLog(text, file));
  const { actions, unknown } = thesaurusActions(text, await store.concepts());
  for (const { line, label } of unknown) process.stderr.write(`${file}:${line}: there is no concept «${label}».\n`);
  return decide(store, actions, author);
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new GraphError("NOT_FOUND", `${file} cannot be read.`, { hint: "Check the path.", cause: error });
  }
}

function report(decisions: readonly CurationDecision[], { json }: Options): Promise<void> {
  if (json) return printJson(decisions);
  if (decisions.length === 0) throw new UsageError("Nothing new is decided.");
  return print(decisions.map(({ id, action }) => `${id.slice(0, 8)}  ${told(action)}\n`).join(""));
}
