import { removeSet, savedSets, saveSet } from "../../../../graph/answers/lookup/saved-sets.ts";
import type { SavedSet } from "../../../../graph/contract/query.ts";
import type { Snapshot } from "../../../../graph/snapshot/snapshot.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus sets list|save|remove`: concepts under one name, to be used as set:NAME. */
export default defineCommand({
  description: "Save concepts under a name: list, save NAME CONCEPT…, remove NAME. Use as set:NAME.",
  args: {
    what: {
      type: "positional",
      required: true,
      many: true,
      description: "list, save NAME CONCEPT… or remove NAME",
    },
    store: storeArgument,
    json: jsonArgument,
  },
  async run(args) {
    const [action = "", name, ...concepts] = args.what;
    if (!["list", "save", "remove"].includes(action))
      throw new UsageError(`sets takes list, save or remove, not “${action}”.`);
    if (action !== "list" && name === undefined) throw new UsageError(`sets ${action} needs a name.`);
    if (action === "save" && concepts.length === 0) throw new UsageError("sets save needs a name and its concepts.");
    await withSnapshot(args.store, async (snapshot, store) => {
      if (action === "save") await saveSet(store, { name: name as string, concepts: await ids(snapshot, concepts) });
      if (action === "remove") await removeSet(store, name as string);
      const sets = await savedSets(store);
      return args.json ? printJson(sets) : print(asText(sets));
    });
  },
});

function ids(snapshot: Snapshot, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map(async (name) => snapshot.concepts[await snapshot.names.resolve(name)]?.id as string));
}

function asText(sets: readonly SavedSet[]): string {
  if (sets.length === 0) return "There are no saved sets.\n";
  return table(sets, [
    { head: "Set", cell: ({ name }) => `set:${name}` },
    { head: "Concepts", cell: ({ concepts }) => concepts.join("; "), maxWidth: 120 },
  ]);
}
