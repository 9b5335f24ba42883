import type { ImportPreview } from "../../graph/contract/jobs.ts";
import { runInProcess } from "../../graph/node/run-in-process.ts";
import type { ReadItem } from "../../graph/readers/record/reader.ts";
import { readFile } from "../../graph/readers/registry.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { PreviewTask } from "./preview-file.ts";

const PAPERS = 10;
const MAX_SKIPPED = 100;

runInProcess<PreviewTask, ImportPreview>(async ({ path, complete, format }) => {
  const preview: ImportPreview = {
    complete,
    formats: [],
    papers: [],
    records: 0,
    withoutAbstract: 0,
    withoutYear: 0,
    skipped: [],
    skippedTotal: 0,
  };
  let last: ReadItem | undefined;
  try {
    for await (const item of readFile(path, { format })) {
      last = item;
      put(preview, item);
    }
  } catch (error) {
    // A file that was cut off may end badly after good papers: these are still worth showing.
    if (!(error instanceof GraphError) || complete || preview.records === 0) throw error;
  }
  if (!complete && last?.kind === "problem") forgetCut(preview);
  return preview;
});

/** Where a file was cut off, its last record is broken; that is no fault of the file. */
function forgetCut(preview: ImportPreview): void {
  if (preview.skipped.length === preview.skippedTotal) preview.skipped.pop();
  preview.skippedTotal--;
}

function put(preview: ImportPreview, item: ReadItem): void {
  if (item.kind === "problem") {
    preview.skippedTotal++;
    if (preview.skipped.length < MAX_SKIPPED)
      preview.skipped.push({ line: item.line, reason: item.reason, cure: item.cure });
  }
  if (item.kind !== "record") return;
  const { title, abstract, year, venue, authors } = item.record;
  preview.records++;
  if (abstract === "") preview.withoutAbstract++;
  if (year === null) preview.withoutYear++;
  if (item.format !== undefined && !preview.formats.includes(item.format)) preview.formats.push(item.format);
  if (preview.papers.length === PAPERS) return;
  preview.papers.push({ line: item.line, title, abstract, year, venue, authors: [...authors] });
}
