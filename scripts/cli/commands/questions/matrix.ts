import { conceptMatrix } from "../../../../graph/answers/concepts/matrix.ts";
import type { ConceptMatrix } from "../../../../graph/contract/connections.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus matrix A B C …`: every pair of some concepts. */
export default defineCommand({
  description: "Show joint papers and NPMI of every pair of some concepts.",
  args: {
    concepts: { type: "positional", required: true, many: true, description: "Two or more: id, label or alias" },
    store: storeArgument,
    json: jsonArgument,
  },
  async run(args) {
    if (args.concepts.length < 2) throw new UsageError("A matrix needs two concepts or more.");
    await withSnapshot(args.store, async (snapshot) => {
      const matrix = await conceptMatrix(snapshot, { concepts: args.concepts });
      return args.json ? printJson(matrix) : print(asText(matrix));
    });
  },
});

/** Joint papers above, NPMI in the brackets; alike concepts side by side. */
function asText({ concepts, order, cells, corpus }: ConceptMatrix): string {
  const shown = new Map<string, string>();
  cells.a.forEach((a, i) => {
    const text = `${cells.papers[i]} (${(cells.npmi[i] as number).toFixed(2)})`;
    shown.set(`${a} ${cells.b[i]}`, text).set(`${cells.b[i]} ${a}`, text);
  });
  const label = (position: number) => concepts[position]?.label ?? "";
  const columns = order.map((column, k) => ({
    head: String(k + 1),
    right: true,
    cell: (row: number) => (row === column ? String(concepts[row]?.papers) : (shown.get(`${row} ${column}`) ?? "")),
  }));
  const numbered = (row: number) => `${order.indexOf(row) + 1} ${label(row)}`;
  const head = `Joint papers (NPMI) of ${countText(corpus, "paper")}; on the diagonal the papers of each.\n\n`;
  return head + table(order, [{ head: "", cell: numbered }, ...columns]);
}
