import { open } from "node:fs/promises";
import type { ImportPreview } from "../../graph/contract/jobs.ts";
import { isZip } from "../../graph/readers/bytes/zip.ts";
import { sheetNames } from "../../graph/readers/read-office.ts";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";
import type { ReadItem } from "../../graph/readers/record/reader.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { runInProcess } from "../../graph/workers/run-in-process.ts";
import { fieldsOf, MAX_FIELD_REPORTS } from "./import-file.ts";
import type { PreviewTask } from "./preview-file.ts";

const MAX_PAPERS = 10;
/** Enough to see what a file is like; only an import counts all records. */
const MAX_RECORDS = 5000;
const MAX_SKIPPED = 100;

runInProcess<PreviewTask, ImportPreview>(async ({ path, complete, format, map, sheet }) => {
  const preview: ImportPreview = {
    complete,
    formats: [],
    papers: [],
    records: 0,
    fields: [],
    sheets: (await startsAsZip(path)) ? await sheetNames(path) : [],
    withoutAbstract: 0,
    withoutYear: 0,
    skipped: [],
    skippedTotal: 0,
  };
  const reading = { format, sheet, map: map === undefined ? undefined : fieldMap(map) };
  let last: ReadItem | undefined;
  try {
    for await (const item of readPapers(path, {
      ...reading,
      onFields: (one) =>
        void preview.fields.push(...fieldsOf([one]).slice(0, MAX_FIELD_REPORTS - preview.fields.length)),
    })) {
      if (item.kind === "record" && preview.records === MAX_RECORDS) {
        preview.complete = false;
        return preview;
      }
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

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    return isZip((await file.read(Buffer.alloc(4), 0, 4, 0)).buffer);
  } finally {
    await file.close();
  }
}

/** Where a file was cut off, its last record is broken; that is no fault of the file. */
function forgetCut(preview: ImportPreview): void {
  if (preview.skipped.length === preview.skippedTotal) preview.skipped.pop();
  preview.skippedTotal--;
}

function put(preview: ImportPreview, item: ReadItem): void {
  if (item.kind === "problem") {
    preview.skippedTotal++;
    if (preview.skipped.length < MAX_SKIPPED)
      preview.skipped.push({ line: item.line, reason: item.reason, hint: item.hint });
  }
  if (item.kind !== "record") return;
  const { title, abstract, year, venue, authors } = item.record;
  preview.records++;
  if (abstract === "") preview.withoutAbstract++;
  if (year === null) preview.withoutYear++;
  if (item.format !== undefined && !preview.formats.includes(item.format)) preview.formats.push(item.format);
  if (preview.papers.length === MAX_PAPERS) return;
  preview.papers.push({ line: item.line, title, abstract, year, venue, authors: [...authors] });
}
