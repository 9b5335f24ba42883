import { userInfo } from "node:os";
import { previewDecisions } from "../../../../graph/answers/curation/preview.ts";
import type { CurationAction, CurationDecision } from "../../../../graph/contract/curation.ts";
import { type CuratedStore, withCuration } from "../../../../graph/curation/curated-store.ts";
import { type Author, decide, redo, undo } from "../../../../graph/curation/decide.ts";
import { decisionLogger } from "../../../../graph/curation/vocabulary-answer.ts";
import { compareIds } from "../../../../graph/shared/text.ts";
import { ConceptNames } from "../../../../graph/snapshot/concept-names.ts";
import { openSnapshot } from "../../../../graph/snapshot/snapshot.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { openStoreByName } from "../../store/open-store-by-name.ts";
import { storeToRead } from "../../store/store-name.ts";
import { curationActions } from "./curation-actions.ts";
import { exportLog, importFrom, listLog } from "./curation-log.ts";
import { previewText } from "./curation-preview.ts";
import { suggest } from "./curation-suggestions.ts";

/** `isthmus curate`: decisions about concepts, each a line of an append-only log. */
export default defineCommand({
  description:
    "Decide about concepts: merge NAME… --into NAME, split NAME 'LABEL=CONTEXT,…'…, rename NAME LABEL, hide, restore, " +
    "pin, unpin NAME…, group NAME… --category LABEL, apart NAME NAME…, whole NAME, never, always PHRASE…, " +
    "classify KIND NAME…, narrower, not-narrower NAME BROADER, unrelated, dismiss NAME NAME, name LABEL NAME…, " +
    "undo, redo [DECISION], list, suggest, log export, log import FILE.",
  args: {
    what: { type: "positional", required: true, many: true, description: "What to do, and the names or phrases" },
    store: storeArgument,
    into: { type: "string", valueHint: "name", description: "merge: the concept that remains" },
    category: { type: "string", valueHint: "label", description: "group: the category; without it, remove from any" },
    why: { type: "string", valueHint: "text", description: "The reason, for the log" },
    by: { type: "string", valueHint: "name", description: "Who decides. Default: your user name" },
    preview: { type: "boolean", alias: "dry-run", description: "Show what would change, and write nothing" },
    prefer: {
      type: "string",
      valueHint: "ours|theirs",
      description: "log import: whose decision wins if two contradict each other",
    },
    kind: {
      type: "string",
      valueHint: "kind",
      description: "suggest: spelling, inflection, order, acronym, partners or homonym",
    },
    limit: { type: "number", min: 1, max: 100_000, default: 50, description: "suggest: how many to list" },
    accept: { type: "string", valueHint: "1,3-5|all", description: "suggest: accept these lines" },
    reject: { type: "string", valueHint: "2|all", description: "suggest: reject these lines for good" },
    out: { type: "string", valueHint: "file", description: "log export: file to write" },
    thesaurus: { type: "boolean", description: "log export, log import: a VOSviewer thesaurus instead" },
    hierarchy: {
      type: "boolean",
      description: "log import: a table of narrower and broader names, or SKOS in Turtle, instead",
    },
    json: jsonArgument,
  },
  async run(args) {
    const store = withCuration(await openStoreByName(storeToRead(args.store), { create: false }));
    try {
      await run(store, args.what, args);
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
  readonly preview?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly limit?: number | undefined;
  readonly accept?: string | undefined;
  readonly reject?: string | undefined;
  readonly prefer?: string | undefined;
  readonly out?: string | undefined;
  readonly thesaurus?: boolean | undefined;
  readonly hierarchy?: boolean | undefined;
  readonly json?: boolean | undefined;
}

async function run(store: CuratedStore, words: readonly string[], options: Options): Promise<void> {
  const [verb = "", ...names] = words;
  const author = { by: options.by ?? userInfo().username, why: options.why ?? null };
  if (verb === "suggest") return suggest(store, options, author);
  if (verb === "list") return listLog(store, options);
  if (verb === "log" && names[0] === "export") return exportLog(store, options);
  if (verb === "log" && names[0] === "import" && names[1] !== undefined) {
    return importFrom(store, names[1], options, author);
  }
  if (verb === "undo") return report(store, [await undo(store, author, names[0])], options);
  if (verb === "redo") return report(store, [await redo(store, author, names[0])], options);
  const actions = await curationActions(verb, names, options, await namesOf(store));
  if (options.preview) return preview(store, actions, author, options);
  return report(store, await decide(store, actions, author), options);
}

async function preview(store: CuratedStore, actions: readonly CurationAction[], author: Author, { json }: Options) {
  const now = await openSnapshot(store);
  try {
    const answer = await previewDecisions(store, now, actions, { author, full: true, workers: false });
    await (json ? printJson(answer) : print(previewText(answer)));
  } finally {
    await now.close();
  }
}

/** Finds concepts by id, label or alias, those that are hidden or merged away too. */
async function namesOf(store: CuratedStore): Promise<(name: string) => Promise<string>> {
  const { concepts: extracted } = await store.curation();
  const all = new Map([...(await store.concepts()), ...extracted].map((one) => [one.id, one]));
  const concepts = [...all.values()].sort((a, b) => compareIds(a.id, b.id));
  const order = concepts
    .map((_, i) => i)
    .sort((a, b) => (concepts[b]?.papers ?? 0) - (concepts[a]?.papers ?? 0) || a - b);
  const index = new ConceptNames(concepts, Uint32Array.from(order));
  return async (name) => concepts[await index.resolve(name)]?.id ?? name;
}

async function report(store: CuratedStore, decisions: readonly CurationDecision[], { json }: Options): Promise<void> {
  if (json) return printJson(decisions);
  const logged = decisionLogger(await store.curation());
  return print(decisions.map((one) => `${one.id.slice(0, 8)}  ${logged(one).text}\n`).join(""));
}
