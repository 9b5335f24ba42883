import { taskMethods, transfers } from "../../../../graph/answers/knowledge/field-methods.ts";
import type { TaskMethods, Transfers } from "../../../../graph/contract/knowledge/relations.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { confidenceArgument, jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus methods`: which methods are used for which tasks of a field, and which came from another field. */
export default defineCommand({
  description:
    "List the methods used for the tasks of a field and those that might be; with --from, those of another field.",
  args: {
    community: { type: "number", min: 1, description: "The field of the tasks. Default: the whole corpus" },
    from: { type: "number", min: 1, description: "Only methods that came from this field; needs --community" },
    minConfidence: confidenceArgument,
    store: storeArgument,
    top: topArgument(20, 100),
    json: jsonArgument,
  },
  async run(args) {
    const { community, from, top } = args;
    if (from !== undefined && community === undefined) throw new UsageError("--from needs --community.");
    const minConfidence = args.minConfidence / 100;
    await withSnapshot(args.store, async (snapshot) => {
      if (from !== undefined && community !== undefined) {
        const found = await transfers(snapshot, { from, to: community, minConfidence, limit: top, offset: 0 });
        return args.json ? printJson(found) : print(transferText(found));
      }
      const found = await taskMethods(snapshot, { community, tasks: top, methods: top, minConfidence });
      return args.json ? printJson(found) : print(matrixText(found, top));
    });
  },
});

const yearText = (year: number | null) => (year === null ? "" : String(year));

function matrixText({ tasks, methods, cells, empty }: TaskMethods, top: number): string {
  const rows = cells.papers.map((papers, i) => ({
    task: tasks[cells.task[i]!]?.label ?? "",
    method: methods[cells.method[i]!]?.label ?? "",
    papers,
    year: cells.firstYear[i] ?? null,
  }));
  rows.sort((a, b) => b.papers - a.papers);
  const used = table(rows.slice(0, top), [
    { head: "Task", cell: ({ task }) => task },
    { head: "Method", cell: ({ method }) => method },
    { head: "Papers", right: true, cell: ({ papers }) => papers },
    { head: "Since", right: true, cell: ({ year }) => yearText(year) },
  ]);
  const missing = table(empty.slice(0, top), [
    { head: "Task", cell: ({ task }) => tasks[task]?.label ?? "" },
    { head: "Method", cell: ({ method }) => methods[method]?.label ?? "" },
    { head: "Expected papers", right: true, cell: ({ expected }) => expected.toFixed(2) },
    { head: "Papers with both", right: true, cell: ({ joint }) => joint },
  ]);
  return `${used}\nNo sentence says that these are used, though most would be expected:\n\n${missing}`;
}

function transferText({ labels, total, items }: Transfers): string {
  const head = `${countText(total, "method")} of ${labels[0]} used for tasks of ${labels[1]}, the latest first.\n`;
  if (items.length === 0) return head;
  return `${head}\n${table(items, [
    { head: "Method", cell: ({ method }) => method.label },
    { head: "Task", cell: ({ task }) => task.label },
    { head: "Papers", right: true, cell: ({ papers }) => papers },
    { head: "First", right: true, cell: ({ firstYear }) => yearText(firstYear) },
    { head: "First paper", cell: ({ firstPapers }) => firstPapers[0]?.title ?? "", maxWidth: 60 },
    { head: "Before", right: true, cell: ({ before }) => before },
  ])}`;
}
