import { EXTRACTOR } from "../../../../graph/extraction/version.ts";
import { readAcronyms, readDecision } from "../../../../graph/ingest/cluster/decide.ts";
import { type Row, readRows, rowText } from "../../../../graph/ingest/cluster/rows.ts";
import { countMentions, extractPapers, pruneKeys, readEntries } from "../../../../graph/ingest/cluster/worker-steps.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import {
  encodingArgument,
  extractArguments,
  extractSettings,
  formatArgument,
  mapArgument,
  sheetArgument,
  sourceOptions,
} from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { printAll } from "../../output/output.ts";

/** `isthmus worker STEP`: one step of an extraction over many machines, rows in and rows out, without a store. */
export default defineCommand({
  description:
    "Run one step of an extraction over many machines: rows of a table on standard input, rows on standard output. See docs/cluster.md.",
  args: {
    step: { type: "positional", required: true, description: "read, extract, prune, count or version" },
    basis: { type: "string", valueHint: "file", description: "count: what `isthmus decide` wrote" },
    acronyms: { type: "string", valueHint: "folder", description: "prune: table of the acronyms of all papers" },
    papers: { type: "number", min: 0, description: "prune: number of all papers" },
    format: formatArgument,
    encoding: encodingArgument,
    sheet: sheetArgument,
    map: mapArgument,
    ...extractArguments,
  },
  async run(args) {
    await printAll(texts(await rowsOf(args)));
  },
});

async function rowsOf(
  args: Parameters<typeof sourceOptions>[0] & Parameters<typeof extractSettings>[0] & Inputs,
): Promise<AsyncIterable<Row> | Iterable<Row>> {
  const input = readRows(process.stdin, "standard input", COLUMNS);
  switch (args.step) {
    case "read":
      return readEntries(input, sourceOptions(args));
    case "extract":
      return extractPapers(input, extractSettings(args));
    case "prune":
      return pruneKeys(
        input,
        await readAcronyms(requireOption(args.acronyms, "acronyms")),
        requireOption(args.papers, "papers"),
      );
    case "count": {
      const { collection, resolution } = readDecision(requireOption(args.basis, "basis"));
      return countMentions(input, collection, resolution);
    }
    // Of what decides what is extracted: runs that go on after one another must agree.
    case "version":
      return [["extractor", EXTRACTOR, "", ""]];
    default:
      throw new UsageError(`There is no step “${args.step}”.`, "Steps: read, extract, prune, count, version.");
  }
}

/** Every step reads two columns. */
const COLUMNS = 2;

interface Inputs {
  readonly step: string;
  readonly basis?: string | undefined;
  readonly acronyms?: string | undefined;
  readonly papers?: number | undefined;
}

function requireOption<T>(value: T | undefined, option: string): T {
  if (value === undefined) throw new UsageError(`This step needs --${option}.`);
  return value;
}

async function* texts(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield rowText(row);
}
