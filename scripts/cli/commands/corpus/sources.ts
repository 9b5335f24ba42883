import type { Source } from "../../../../graph/contract/sources.ts";
import { fileSource } from "../../../../graph/ingest/import-source.ts";
import { ingest, removeSource } from "../../../../graph/ingest/ingest.ts";
import { listSources } from "../../../../graph/ingest/list-sources.ts";
import { fieldMap } from "../../../../graph/readers/record/fields.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import type { GraphStore } from "../../../../graph/store/store.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import {
  formatArgument,
  jsonArgument,
  mapArgument,
  sourceOptions,
  storeArgument,
} from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText, table } from "../../output/table.ts";
import { fillReport } from "../../store/fill-report.ts";
import { openStoreByName } from "../../store/open-store-by-name.ts";
import { storeToRead } from "../../store/store-name.ts";
import { importFromLiveSource } from "../../store/with-live-source.ts";

/** `isthmus sources [list | remove ID | again ID [FILE]]`: where the papers come from. */
export default defineCommand({
  description: "List where the papers come from; take a source back, or read it again.",
  args: {
    what: {
      type: "positional",
      required: false,
      many: true,
      description: "list (default), remove ID, or again ID FILE (for a query: again ID)",
    },
    store: storeArgument,
    format: formatArgument,
    map: mapArgument,
    json: jsonArgument,
  },
  async run(args) {
    const [action = "list", id, file, ...more] = args.what;
    checkWords(action, id, file, more);
    const store = await openStoreByName(storeToRead(args.store), { create: false });
    try {
      if (action === "remove") return await printRemoval(await removeSource(store, id as string), args.json);
      if (action === "again") {
        const report = await readAgain(store, id as string, file, sourceOptions(args));
        return args.json ? printJson({ store: store.url, ...report }) : await print(fillReport(report));
      }
      const sources = await listSources(store.sources);
      return args.json ? printJson(sources) : await print(asText(sources));
    } finally {
      await store.close();
    }
  },
});

function checkWords(action: string, id: string | undefined, file: string | undefined, more: readonly string[]): void {
  const wanted = { list: [0], remove: [1], again: [1, 2] }[action];
  if (wanted === undefined) throw new UsageError(`sources takes list, remove or again, not “${action}”.`);
  const given = [id, file, ...more].filter((word) => word !== undefined).length;
  if (wanted.includes(given)) return;
  throw new UsageError(
    {
      list: "sources list takes no arguments.",
      remove: "sources remove takes the id of one source.",
      again: "sources again takes the id of a source, and one file unless the source is a query.",
    }[action] ?? "",
    "`isthmus sources` lists the ids.",
  );
}

/**
 * The file replaces the papers of the source, whatever its path is now, and is read with the settings of the source unless others are
 * given. A query is
 * repeated: its earlier papers are kept.
 */
async function readAgain(
  store: GraphStore,
  id: string,
  file: string | undefined,
  options: ReturnType<typeof sourceOptions>,
) {
  const source = (await store.sources.list()).find((one) => one.id === id);
  if (!source)
    throw new GraphError("NOT_FOUND", `There is no source ${id}.`, { hint: "List them with: isthmus sources" });
  if (source.query) {
    if (file === undefined) return importFromLiveSource(store, source.query);
    throw new GraphError("CONFLICT", "This source is a query, not a file.", {
      hint: `Ask it again with: isthmus sources again ${id}`,
    });
  }
  if (file === undefined) throw new UsageError("This source is a file.", "Name the file to be read in its place.");
  const { map, ...settings } = source.reading ?? {};
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return ingest(store, [file], {
    ...settings,
    ...(map !== undefined && { map: fieldMap(map) }),
    ...given,
    source: { ...fileSource(file), key: source.key },
    replace: true,
  });
}

async function printRemoval(report: Awaited<ReturnType<typeof removeSource>>, json: boolean | undefined) {
  if (json) return printJson(report);
  const { removed, stay, papers, concepts } = report;
  await print(
    `${countText(removed, "paper")} removed; ${countText(stay, "paper")} stay because they are in other sources.\n` +
      `The store contains ${countText(papers, "paper")} and ${countText(concepts, "concept")}.\n`,
  );
}

function asText(sources: readonly Source[]): string {
  if (sources.length === 0) return "The store has no source.\n";
  return table(sources, [
    { head: "Id", right: true, cell: ({ id }) => id },
    { head: "Source", cell: ({ name }) => name, maxWidth: 40 },
    { head: "Read", cell: ({ at }) => at?.slice(0, 16).replace("T", " ") ?? "" },
    { head: "Records", right: true, cell: ({ read }) => count(read) },
    { head: "New", right: true, cell: ({ added }) => count(added) },
    { head: "Merged", right: true, cell: ({ merged }) => count(merged) },
    { head: "Unchanged", right: true, cell: ({ unchanged }) => count(unchanged) },
    {
      head: "Skipped",
      right: true,
      cell: ({ skipped }) => count(skipped.reduce((sum, { records }) => sum + records, 0)),
    },
    { head: "Papers", right: true, cell: ({ papers }) => count(papers) },
    { head: "Only here", right: true, cell: ({ only }) => count(only) },
    { head: "State", cell: ({ state }) => state },
  ]);
}
