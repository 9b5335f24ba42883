import type { ImportPreview } from "../graph/contract/job-answers.ts";
import { readFile } from "../graph/readers/registry.ts";
import { GraphError } from "../graph/util/errors.ts";
import type { Upload } from "./upload.ts";

const PAPERS = 10;

/** The first papers of a file as they would be read, and what would not be. */
export async function previewFile(upload: Upload, format: string | undefined): Promise<ImportPreview> {
  const papers: ImportPreview["papers"] = [];
  const skipped: ImportPreview["skipped"] = [];
  try {
    for await (const item of readFile(upload.path, { format })) {
      if (item.kind === "record") {
        const { title, abstract, year, venue, authors } = item.record;
        papers.push({ line: item.line, title, abstract, year, venue, authors: [...authors] });
      } else if (item.kind === "problem") {
        skipped.push({ line: item.line, reason: item.reason, cure: item.cure });
      }
      if (papers.length === PAPERS) break;
    }
  } catch (error) {
    // A file that was cut off may end badly after good papers: these are still worth showing.
    if (!(error instanceof GraphError) || upload.complete || papers.length === 0) throw error;
  }
  return { format: format ?? null, complete: upload.complete, papers, skipped };
}
