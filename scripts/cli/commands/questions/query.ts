import { queryAnswer } from "../../../../graph/answers/query/query.ts";
import type { QueryAnswer } from "../../../../graph/contract/query.ts";
import { QueryError } from "../../../../graph/query-language/query-error.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { probabilityText } from "../../../../graph/shared/probability.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** Number of concepts printed with the papers. */
const CONCEPTS = 20;

/** `isthmus query QUERY`: the papers that match, and the concepts that are over-represented in them. */
export default defineCommand({
  description: 'Find papers: "in-context learning" AND diffusion NOT rl year:2020..2024',
  args: {
    query: { type: "positional", required: true, description: "The query, in quotes" },
    store: storeArgument,
    top: topArgument(20),
    json: jsonArgument,
  },
  async run(args) {
    await withSnapshot(args.store, async (snapshot) => {
      const question = { q: args.query, limit: args.top, offset: 0, concepts: CONCEPTS };
      const answer = await queryAnswer(snapshot, question).catch((error) => {
        throw error instanceof QueryError ? pointing(error, args.query) : error;
      });
      return args.json ? printJson(answer) : print(asText(answer));
    });
  },
});

/** The same error with the query below it, and a mark under the characters that are to blame. */
function pointing({ message, hint, start, end }: QueryError, query: string): GraphError {
  const mark = `${" ".repeat(start)}${"^".repeat(Math.max(1, end - start))}`;
  return new GraphError("INVALID_INPUT", `${message}\n\n  ${query}\n  ${mark}\n`, { hint });
}

function asText({ total, corpus, items, concepts }: QueryAnswer): string {
  const papers = table(items, [
    { head: "Year", cell: ({ year }) => (year === null ? "" : String(year)) },
    { head: "Paper", cell: ({ title }) => title, maxWidth: 90 },
    { head: "Id", cell: ({ id }) => id },
  ]);
  const rich = table(concepts, [
    { head: "Rich in", cell: ({ label }) => label },
    { head: "Papers here", right: true, cell: ({ inAnswer }) => inAnswer },
    { head: "Lift", right: true, cell: ({ lift }) => lift.toFixed(1) },
    { head: "q", right: true, cell: ({ q }) => probabilityText(q) },
  ]);
  const head = `${countText(total, "paper")} of ${countText(corpus, "paper")}, ${items.length} shown.\n`;
  return `${head}${items.length > 0 ? `\n${papers}` : ""}${concepts.length > 0 ? `\n${rich}` : ""}`;
}
