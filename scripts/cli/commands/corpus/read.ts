import { type ReadOptions, readPapers } from "../../../../graph/readers/read-papers.ts";
import { type FieldReport, fieldLine } from "../../../../graph/readers/record/field-use.ts";
import type { ReadItem } from "../../../../graph/readers/record/reader.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import {
  encodingArgument,
  fileArgument,
  formatArgument,
  mapArgument,
  sheetArgument,
  sourceOptions,
} from "../../arguments/shared-arguments.ts";
import { printAll } from "../../output/output.ts";

/** `isthmus read FILE…`: what the readers see, one paper a line, nothing stored and nothing merged. */
export default defineCommand({
  description: "Print the papers of files as JSON lines, without storing them.",
  args: {
    files: fileArgument("Files, folders, or - for standard input", true),
    format: formatArgument,
    encoding: encodingArgument,
    sheet: sheetArgument,
    map: mapArgument,
    explain: { type: "boolean", description: "Say for each file which column, key or tag fed which field" },
  },
  async run(args) {
    const seen = { records: 0, problems: 0, failed: 0 };
    const onFields = args.explain ? (report: FieldReport) => process.stderr.write(`${fieldsOf(report)}\n`) : undefined;
    const options = { ...sourceOptions(args), onFields };
    for (const file of args.files) await printAll(lines(file, options, seen));
    process.stderr.write(`${seen.records} papers read, ${seen.problems} entries could not be read.\n`);
    if (seen.failed > 0) process.exitCode = 1;
  },
});

async function* lines(
  file: string,
  options: ReadOptions,
  lastPapers: { records: number; problems: number; failed: number },
): AsyncGenerator<string> {
  try {
    for await (const item of readPapers(file, options)) {
      if (item.kind === "record") {
        lastPapers.records++;
        yield `${paperLine(item)}\n`;
        continue;
      }
      if (item.kind === "problem") lastPapers.problems++;
      process.stderr.write(`${item.file ?? file}:${item.line}: ${item.reason}. ${item.hint}\n`);
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    lastPapers.failed++;
    process.stderr.write(`isthmus: ${error.message}\n${error.hint ? `         ${error.hint}\n` : ""}`);
  }
}

/** "papers.csv (table): title ← Title, …; not used: Volume". */
function fieldsOf(report: FieldReport): string {
  return `${report.file} (${report.format}): ${fieldLine(report)}`;
}

function paperLine({ record }: Extract<ReadItem, { kind: "record" }>): string {
  const { id, title, abstract, year, venue, authors, keywords, doi, url } = record;
  return JSON.stringify({ id, title, abstract, year, venue, authors, keywords, doi, url });
}
