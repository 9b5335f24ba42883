import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportGraph } from "../../../../graph/answers/export/exports.ts";
import { GENERAL_BELOW } from "../../../../graph/contract/map.ts";
import { exporterOf, exporters } from "../../../../graph/exports/registry.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { storeArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { printAll } from "../../output/output.ts";
import { countText } from "../../output/table.ts";
import { withSnapshot, withStore } from "../../store/with-store.ts";

const names = Object.keys(exporters).join(", ");
const limit = (description: string) => ({ type: "number", min: 1, description }) as const;

/** `isthmus export`: the whole graph, or its papers, in a format of other programs. */
export default defineCommand({
  description: `Write the graph or its papers for other programs: ${names}.`,
  args: {
    store: storeArgument,
    format: { type: "string", valueHint: "name", required: true, description: `One of ${names}` },
    out: { type: "string", valueHint: "file", description: "File to write. Default: standard output" },
    concepts: limit("How many concepts, those with most papers first. Default: all"),
    links: limit("How many links, strongest first. Default: all"),
    minPapers: limit("Leave out concepts with fewer papers. Default: 1"),
    minJoint: limit("Leave out links with fewer papers. Default: 1"),
    asDrawn: { type: "boolean", description: "Only the concepts and links that the explorer draws at first" },
  },
  async run(args) {
    const exporter = exporterOf(args.format);
    if (!exporter) throw new UsageError(`There is no format “${args.format}”.`, `Formats: ${names}.`);
    if (exporter.of === "papers") {
      return withStore(args.store, (store) => write(exporter.write(store.allPapers()), args.out));
    }
    const all = { concepts: Number.MAX_SAFE_INTEGER, links: Number.MAX_SAFE_INTEGER, minPapers: 1, minJoint: 1 };
    const drawn = { minSpecificity: GENERAL_BELOW };
    const { concepts, links, minPapers, minJoint } = args;
    const given = Object.fromEntries(
      Object.entries({ concepts, links, minPapers, minJoint }).filter(([, value]) => value !== undefined),
    );
    return withSnapshot(args.store, async (snapshot) => {
      const question = { measure: "npmi" as const, ...(args.asDrawn ? drawn : all), ...given };
      const file = await exportGraph(snapshot, { ...question, format: exporter.name });
      process.stderr.write(sizeOf(file));
      return write(file.pieces, args.out);
    });
  },
});

/** More concepts than programs that draw graphs can show. */
const MANY_CONCEPTS = 2000;

/** "43,932 concepts, 974,941 links." and what to do when that is too much to be drawn. */
function sizeOf({ concepts, links }: { concepts: number; links: number }): string {
  const size = `${countText(concepts, "concept")}, ${countText(links, "link")}.`;
  return concepts > MANY_CONCEPTS ? `${size} For what the explorer draws: --as-drawn.\n` : `${size}\n`;
}

async function write(pieces: AsyncIterable<string> | Iterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined || file === "-") return printAll(pieces);
  try {
    await pipeline(Readable.from(pieces), createWriteStream(file));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new GraphError("INVALID_INPUT", `${file} cannot be written (${error.code}).`, {
      hint: "Check the path and your permissions.",
      cause: error,
    });
  }
}
