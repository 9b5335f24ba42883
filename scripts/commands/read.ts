import { defineCommand } from "citty";
import type { ReadItem } from "../../graph/readers/reader.ts";
import { readFile } from "../../graph/readers/registry.ts";
import { GraphError } from "../../graph/util/errors.ts";
import { fileArgument } from "../arguments.ts";
import { printAll } from "../output.ts";

/** `isthmus read FILE…`: what the readers see, one paper a line, nothing stored and nothing merged. */
export default defineCommand({
  meta: { name: "read", description: "Print the papers of files as JSON lines, without storing them." },
  args: {
    files: fileArgument("Files, folders, or - for standard input"),
    format: { type: "string", valueHint: "name", description: "Name of the format. Default: the content decides" },
  },
  async run({ args }) {
    const seen = { records: 0, problems: 0, failed: 0 };
    for (const file of args._) await printAll(lines(file, args.format, seen));
    process.stderr.write(`${seen.records} papers read, ${seen.problems} entries could not be read.\n`);
    if (seen.failed > 0) process.exitCode = 1;
  },
});

async function* lines(
  file: string,
  format: string | undefined,
  seen: { records: number; problems: number; failed: number },
): AsyncGenerator<string> {
  try {
    for await (const item of readFile(file, { format })) {
      if (item.kind === "record") {
        seen.records++;
        yield `${paperLine(item)}\n`;
        continue;
      }
      if (item.kind === "problem") seen.problems++;
      process.stderr.write(`${item.file ?? file}:${item.line}: ${item.reason}. ${item.cure}\n`);
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    seen.failed++;
    process.stderr.write(`isthmus: ${error.message}\n${error.hint ? `         ${error.hint}\n` : ""}`);
  }
}

function paperLine({ record }: Extract<ReadItem, { kind: "record" }>): string {
  const { id, title, abstract, year, venue, authors, keywords, doi, url } = record;
  return JSON.stringify({ id, title, abstract, year, venue, authors, keywords, doi, url });
}
