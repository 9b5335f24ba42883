/** Papers from files. */

export { type ReadOptions, readPapers } from "../readers/read-papers.ts";
export type { FieldReport } from "../readers/record/field-use.ts";
export { fieldMap } from "../readers/record/fields.ts";
export type { ReadItem, ReadNotice, ReadProblem, ReadRecord } from "../readers/record/reader.ts";
export type { Field, FieldMap, SourceRecord } from "../readers/record/source-record.ts";
