import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { defineCommand } from "citty";
import { conceptMap } from "../../../graph/answers/map/concept-map.ts";
import type { PaperExporter } from "../../../graph/exports/exporter.ts";
import { exporters } from "../../../graph/exports/registry.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import type { Snapshot } from "../../../graph/snapshot/snapshot.ts";
import type { GraphReader } from "../../../graph/store/store.ts";
import { storeArgument, wholeNumber } from "../arguments.ts";
import { printAll } from "../output/output.ts";
import { UsageError } from "../usage-error.ts";
import { withSnapshot, withStore } from "../with-store.ts";

const names = Object.keys(exporters).join(", ");
const number = (description: string) => ({ type: "string", valueHint: "n", description }) as const;

/** `isthmus export`: the whole graph, or its papers, in a format of other programs. */
export default defineCommand({
  meta: { name: "export", description: `Write the graph or its papers for other programs: ${names}.` },
  args: {
    store: storeArgument,
    format: { type: "string", valueHint: "name", required: true, description: `One of ${names}` },
    out: { type: "string", valueHint: "file", description: "File to write. Default: standard output" },
    concepts: number("Most concepts, those of most papers first. Default: all"),
    links: number("Most links, strongest first. Default: all"),
    "min-papers": number("Fewest papers of a concept. Default: 1"),
    "min-joint": number("Fewest papers that a link needs. Default: 1"),
  },
  async run({ args }) {
    const exporter = Object.hasOwn(exporters, args.format) ? exporters[args.format] : undefined;
    if (!exporter) throw new UsageError(`There is no format «${args.format}».`, `Formats: ${names}.`);
    if (exporter.of === "papers") {
      return withStore(args.store, (store) => write(papersIn(store, exporter), args.out));
    }
    const question = {
      measure: "npmi" as const,
      concepts: bound(args.concepts, "--concepts") ?? Number.MAX_SAFE_INTEGER,
      links: bound(args.links, "--links") ?? Number.MAX_SAFE_INTEGER,
      minPapers: bound(args["min-papers"], "--min-papers") ?? 1,
      minJoint: bound(args["min-joint"], "--min-joint") ?? 1,
    };
    return withSnapshot(args.store, async (snapshot) => {
      await placed(snapshot);
      return write(exporter.write(await conceptMap(snapshot, question)), args.out);
    });
  },
});

function bound(value: string | undefined, option: string): number | undefined {
  return value === undefined ? undefined : wholeNumber(value, option, 1);
}

/** A file has no second look: the positions are waited for. */
async function placed(snapshot: Snapshot): Promise<void> {
  await snapshot.analyses.layout();
}

function papersIn(store: GraphReader, exporter: PaperExporter): AsyncIterable<string> {
  return exporter.write(store.allPapers());
}

async function write(pieces: AsyncIterable<string> | Iterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined || file === "-") return printAll(pieces);
  try {
    await pipeline(Readable.from(pieces), createWriteStream(file));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new GraphError("INVALID_INPUT", `${file} cannot be written (${error.code}).`, {
      hint: "Check the path and your rights.",
      cause: error,
    });
  }
}
