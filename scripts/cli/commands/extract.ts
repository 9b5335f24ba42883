import { defineCommand } from "citty";
import { fileArgument, jsonArgument } from "../arguments.ts";
import { fillReport } from "../fill-report.ts";
import { fillStore } from "../fill-store.ts";
import { withFilling } from "../new-store.ts";
import { print, printJson } from "../output/output.ts";
import { formatArgument, mapArgument, sourceOptions, workersArgument } from "../source-arguments.ts";
import { storeNamedAfter, storeUrl } from "../store-name.ts";

/** `isthmus extract FILE…`: files in, a graph of papers and concepts out. */
export default defineCommand({
  meta: { name: "extract", description: "Read files of titles and abstracts and extract their concepts into a store." },
  args: {
    files: fileArgument("Files, folders, or - for standard input"),
    store: {
      type: "string",
      valueHint: "url",
      description: "Store to fill: a URL (sqlite:PATH) or a path. Default: .isthmus/NAME.sqlite, named after the files",
    },
    format: formatArgument,
    map: mapArgument,
    workers: workersArgument,
    "all-languages": {
      type: "boolean",
      description: "Take phrases of papers that are not in English too; the store remembers it",
    },
    json: jsonArgument,
  },
  async run({ args }) {
    const options = sourceOptions(args);
    const url = args.store === undefined ? await storeNamedAfter(args._) : storeUrl(args.store);
    const allLanguages = args["all-languages"];
    const report = await withFilling(url, (store) => fillStore(store, args._, { ...options, allLanguages }));
    if (report.failed.length > 0) process.exitCode = 1;
    if (args.json) return printJson({ store: url, ...report });
    await print(`${fillReport(report)}Store: ${url}\nLook at it with: isthmus serve --store ${quoted(url)}\n`);
  },
});

/** Fit for a shell. */
function quoted(url: string): string {
  return /^[\w./:@-]+$/.test(url) ? url : `'${url.replaceAll("'", "'\\''")}'`;
}
