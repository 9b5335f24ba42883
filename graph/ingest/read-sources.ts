import { basename } from "node:path";
import { languageOf } from "../extraction/language/detect-language.ts";
import { type IdentifiedRecord, identifier } from "../identity/identifier.ts";
import type { FieldReport } from "../readers/record/field-use.ts";
import type { ReadItem } from "../readers/record/reader.ts";
import { type ReadOptions, readFile } from "../readers/registry.ts";
import { GraphError } from "../shared/errors.ts";
import type { GraphStore } from "../store/store.ts";
import type { IngestOptions } from "./progress.ts";

/** Records that are identified and saved in one transaction. */
const BATCH = 1000;

/** Something in a source that was not read, or read with a remark. */
export interface SourceRemark {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly cure: string;
}

/** A paper in another language than English: it is stored, but its phrases are extracted only with `allLanguages`. */
export interface ForeignPaper {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  /** Code of ISO 639-1, guessed from the text. */
  readonly language: string;
}

/** Reads all records of the sources into the store's papers, and reports what became of them. */
export async function readSources(store: GraphStore, sources: readonly string[], options: IngestOptions) {
  const identity = identifier(store);
  const skipped: SourceRemark[] = [];
  const notices: SourceRemark[] = [];
  const failed: SourceRemark[] = [];
  const notEnglish: ForeignPaper[] = [];
  const fields: FieldReport[] = [];
  const { format, map, encoding, sheet } = options;
  const reading: ReadOptions = { format, map, encoding, sheet, onFields: (report) => fields.push(report) };
  let batch: IdentifiedRecord[] = [];
  let read = 0;
  let withoutAbstract = 0;

  const flush = async () => {
    options.signal?.throwIfAborted();
    if (batch.length > 0) await identity.add(batch);
    batch = [];
    options.onProgress?.({ phase: "read", done: read, total: null, unit: "papers" });
  };
  const take = async (source: string, item: ReadItem) => {
    const file = item.file ?? source;
    if (item.kind === "record") {
      read++;
      if (item.record.abstract === "") withoutAbstract++;
      const language = languageOf(item.record);
      if (language !== null && language !== "en") {
        notEnglish.push({ file, line: item.line, title: item.record.title, language });
      }
      batch.push({ namespace: namespaceOf(file), record: item.record });
      if (batch.length === BATCH) await flush();
      return;
    }
    const remark = { file, line: item.line, reason: item.reason, cure: item.cure };
    (item.kind === "problem" ? skipped : notices).push(remark);
  };

  for (const source of sources) {
    for await (const item of itemsOf(source, reading)) {
      if (item.kind !== "failure") await take(source, item);
      else if (failed.push(remarkOf(source, item.error)) === sources.length) throw item.error;
    }
  }
  await flush();
  const { new: added, ...papers } = await identity.finish();
  return {
    files: sources.length,
    read,
    added,
    ...papers,
    withoutAbstract,
    fields,
    notEnglish,
    skipped,
    notices,
    failed,
  };
}

interface Failure {
  readonly kind: "failure";
  readonly error: GraphError;
}

/** The items of a source; that nothing of it can be read is one more item, so that other sources are still read. */
async function* itemsOf(source: string, options: ReadOptions): AsyncGenerator<ReadItem | Failure> {
  try {
    yield* readFile(source, options);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    yield { kind: "failure", error };
  }
}

function remarkOf(file: string, error: GraphError): SourceRemark {
  return { file, line: 1, reason: error.message, cure: error.hint ?? "" };
}

/** The source that a file stands for: its name without folder and endings, so that a moved or packed file is the same. */
function namespaceOf(file: string): string {
  return basename(file)
    .replace(/\.(gz|zip)$/i, "")
    .replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "");
}
