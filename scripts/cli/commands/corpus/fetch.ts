import { existsSync, readFileSync } from "node:fs";
import { readConfig } from "../../../../config.ts";
import { SourceQuery } from "../../../../graph/contract/sources.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { type FetchReport, fetchPapers } from "../../../../graph/sources/fetch-papers.ts";
import { liveSources } from "../../../../graph/sources/registry.ts";
import type { LiveSource } from "../../../../graph/sources/source.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText } from "../../output/table.ts";
import { fillReport } from "../../store/fill-report.ts";
import { storeUrl } from "../../store/store-name.ts";
import { importFromLiveSource, withLiveSource } from "../../store/with-live-source.ts";
import { withStoreForImport } from "../../store/with-store-for-import.ts";

const names = Object.keys(liveSources).join(", ");

/** `isthmus fetch SOURCE QUERY`: papers of a live source into a file that every other command reads. */
export default defineCommand({
  description: "Fetch papers from a live source into a file of JSON lines; run again to go on.",
  args: {
    source: { type: "positional", required: true, description: `Where from: ${names}` },
    query: {
      type: "positional",
      required: true,
      description:
        "For arxiv and pubmed in their own syntax, such as 'cat:cs.LG AND abs:diffusion'; for openalex words or filters; for doi DOIs or a file of them",
    },
    max: { type: "number", min: 1, max: 1_000_000, default: 1000, description: "How many papers to fetch at most" },
    out: { type: "string", valueHint: "file", description: "File to write. Default: named after the query" },
    store: {
      type: "string",
      valueHint: "url",
      description: "Store to bring the papers into, as one source, instead of a file: a URL (sqlite:PATH) or a path",
    },
    json: jsonArgument,
  },
  async run(args) {
    const source = liveSources[args.source];
    if (!source) throw new UsageError(`There is no source “${args.source}”.`, `Sources: ${names}.`);
    const query = source.name === "doi" ? doiList(args.query) : args.query;
    if (args.store !== undefined) return fetchInto(args.store, { source, query, max: args.max }, args);
    const output = args.out ?? `${source.name}-${fileStem(args.query)}.jsonl`;
    const { contact } = readConfig();
    const report = await withLiveSource(source, args.max, (options) =>
      fetchPapers({ ...options, source, query, output, limit: args.max }),
    );
    if (report.papers === 0) {
      throw new GraphError("NOT_FOUND", `${source.label} has no paper for this query.`, {
        hint: "Use fewer or more general words.",
      });
    }
    if (args.json) return printJson({ output, ...report });
    await print(summary(report, output, source, contact));
  },
});

/** Asks the source, and brings its papers into a store: `isthmus sources again ID` asks it again. */
async function fetchInto(
  store: string,
  { source, query, max }: { source: LiveSource; query: string; max: number },
  { out, json }: { out?: string | undefined; json?: boolean | undefined },
): Promise<void> {
  if (out !== undefined) throw new UsageError("Papers go into a file or into a store.", "Give --out or --store.");
  const url = storeUrl(store);
  const question = SourceQuery.safeParse({ service: source.name, query, max });
  if (!question.success) {
    throw new UsageError(
      "A query of a store has at most 4,000 characters and gives at most 100,000 papers.",
      "Fetch it into a file instead.",
    );
  }
  const report = await withStoreForImport(url, (opened) => importFromLiveSource(opened, question.data));
  if (json) return printJson({ store: url, ...report });
  await print(`${fillReport(report)}Store: ${url}\n`);
}

/** DOIs of a file, or the ones given. */
function doiList(value: string): string {
  const list = existsSync(value) ? readFileSync(value, "utf8") : value;
  if (/10\.\d{4,9}\/\S/.test(list)) return list;
  throw new UsageError(
    `“${value}” contains no DOI.`,
    "Give DOIs with spaces or commas between them, or a file of them.",
  );
}

/** "cat:cs.LG AND abs:diffusion" → "cat-cs-lg-and-abs-diffusion". */
function fileStem(query: string): string {
  const words = query.split(/[\\/]/).at(-1) ?? "";
  return (
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "papers"
  );
}

function summary(report: FetchReport, output: string, source: LiveSource, contact: string | undefined): string {
  const { papers, fetched, repeated, total, missing, notices } = report;
  const lines = [
    `${countText(papers, "paper")} in ${output} (${count(fetched)} now${total === null ? "" : `, of ${count(total)}`}).`,
  ];
  if (repeated > 0) lines.push(`${countText(repeated, "paper")} came twice and were stored once.`);
  if (missing.length > 0)
    lines.push(
      `Not found (${count(missing.length)}): ${missing.slice(0, 20).join(", ")}${missing.length > 20 ? " …" : ""}`,
    );
  for (const notice of notices) lines.push(`${notice}.`);
  // OpenAlex knows its users by their keys.
  if (contact === undefined && source.key?.variable !== "OPENALEX_API_KEY")
    lines.push("Set ISTHMUS_CONTACT to your e-mail address: the operators of the sources ask for it.");
  return `${lines.join("\n")}\nTo explore them: isthmus serve ${output}\n`;
}
