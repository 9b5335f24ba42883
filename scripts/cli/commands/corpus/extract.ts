import { answersOf } from "../../../../graph/answers/table.ts";
import { endpoints } from "../../../../graph/contract/operations/endpoints.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import {
  encodingArgument,
  extractArguments,
  fileArgument,
  formatArgument,
  jsonArgument,
  mapArgument,
  prefixArgument,
  sheetArgument,
  sourceOptions,
  workersArgument,
} from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { fillReport } from "../../store/fill-report.ts";
import { fillStore } from "../../store/fill-store.ts";
import { storeForFiles, storeUrl } from "../../store/store-name.ts";
import { withSnapshot } from "../../store/with-store.ts";
import { withStoreForImport } from "../../store/with-store-for-import.ts";

/** `isthmus extract FILE…`: files in, a graph of papers and concepts out. */
export default defineCommand({
  description: "Read files of titles and abstracts and extract their concepts into a store.",
  args: {
    files: fileArgument("Files, folders, or - for standard input", true),
    store: {
      type: "string",
      valueHint: "url",
      description: "Store to fill: a URL (sqlite:PATH) or a path. Default: .isthmus/NAME.sqlite, named after the files",
    },
    prefix: prefixArgument,
    format: formatArgument,
    encoding: encodingArgument,
    sheet: sheetArgument,
    map: mapArgument,
    workers: workersArgument,
    ...extractArguments,
    json: jsonArgument,
  },
  async run(args) {
    const options = sourceOptions(args);
    const url = storeUrl(args.store ?? (await storeForFiles(args.files)), args.prefix);
    const { allLanguages, keepClosingLines, keywords } = args;
    const settings = { ...options, allLanguages, keepClosingLines, keywordConcepts: keywords === "concepts" };
    const report = await withStoreForImport(url, (store) => fillStore(store, args.files, settings));
    if (report.failed.length > 0) process.exitCode = 1;
    if (args.json) await printJson({ store: url, ...report });
    else {
      const next = `Look at it with: isthmus serve --store ${quoteForShell(url)}`;
      await print(`${fillReport(report)}Store: ${url}\n${next}\n`);
    }
    if (report.papers > 0) await storeFirstMap(url);
  },
});

/** Computes and stores what the first map is made from, so that the explorer has it at once. */
async function storeFirstMap(url: string): Promise<void> {
  await withSnapshot(url, async (snapshot) => {
    await answersOf(() => snapshot).getMap(endpoints.getMap.query.parse({}));
    await snapshot.saveIndex();
  });
}

/** Fit for a shell. */
function quoteForShell(url: string): string {
  return /^[\w./:@-]+$/.test(url) ? url : `'${url.replaceAll("'", "'\\''")}'`;
}
