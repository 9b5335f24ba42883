import { SHOWN_RELATION } from "../../../graph/contract/knowledge/knowledge.ts";
import { fieldMap } from "../../../graph/readers/record/fields.ts";

/** `--store`, the same for every command that reads a store. */
export const storeArgument = {
  type: "string",
  valueHint: "url",
  description: "Store: a URL (sqlite:PATH) or the path of a SQLite file. Default: the only one in .isthmus/",
} as const;

/** `--prefix`, the same for every command that may make a graph in Neo4j. */
export const prefixArgument = {
  type: "string",
  valueHint: "name",
  description:
    "Neo4j: what labels and relationship types of this graph begin with, to live beside others. Default: nothing",
} as const;

/** `--json`, the same for every command. */
export const jsonArgument = {
  type: "boolean",
  description: "Print JSON instead of a table",
} as const;

/** `--top`, the same for every ranked list. */
export const topArgument = (preset: number, max?: number) =>
  ({
    type: "number",
    min: 1,
    ...(max !== undefined && { max }),
    default: preset,
    description: "How many to show, best first",
  }) as const;

/** `--min-confidence`, the same for every question about relations. */
export const confidenceArgument = {
  type: "number",
  min: 0,
  max: 100,
  default: 100 * SHOWN_RELATION,
  description: "Least confidence of a relation that counts, in percent",
} as const;

/** Files by their place, as many as are given. */
export const fileArgument = <R extends boolean>(description: string, required: R) =>
  ({ type: "positional", required, many: true, description }) as const;

/** `--format`, the same for every command that reads files. */
export const formatArgument = {
  type: "string",
  valueHint: "name",
  description: "Name of the format. Default: the content decides",
} as const;

/** `--encoding`, the same for every command that reads files. */
export const encodingArgument = {
  type: "string",
  valueHint: "name",
  description: "Encoding of the text, such as gb18030 or windows-1251. Default: guessed from the letters",
} as const;

/** `--sheet`, the same for every command that reads files. */
export const sheetArgument = {
  type: "string",
  valueHint: "name",
  description: "Sheet of a spreadsheet. Default: the first",
} as const;

/** `--map`, the same for every command that reads files. */
export const mapArgument = {
  type: "string",
  valueHint: "field=column,…",
  description: "Columns, keys or tags of the fields: title=Headline,abstract=Body; none=Notes leaves one out",
} as const;

/** `--workers`, the same for every command that extracts. */
export const workersArgument = {
  type: "number",
  min: 1,
  max: 256,
  description: "Threads that extract. Default: one per processor",
} as const;

/** What is extracted in addition to English titles and abstracts, the same for every command that extracts. */
export const extractArguments = {
  allLanguages: {
    type: "boolean",
    description: "Take phrases of papers that are not in English too; the store remembers it",
  },
  keepClosingLines: {
    type: "boolean",
    description:
      "Search copyright lines, registrations and other closing lines for concepts too; the store remembers it",
  },
  keywords: {
    type: "enum",
    options: ["evidence", "concepts"],
    default: "evidence",
    description:
      "evidence: keywords speak for the same phrases in the text; concepts: they are concepts themselves; the store remembers it",
  },
} as const;

/** What extractArguments mean. */
export function extractSettings(args: {
  readonly allLanguages?: boolean | undefined;
  readonly keepClosingLines?: boolean | undefined;
  readonly keywords: "evidence" | "concepts";
}) {
  const { allLanguages = false, keepClosingLines = false, keywords } = args;
  return { allLanguages, keepClosingLines, keywordConcepts: keywords === "concepts" };
}

/** What these options mean for reading and extracting. */
export function sourceOptions(args: {
  readonly format?: string | undefined;
  readonly map?: string | undefined;
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
  readonly workers?: number | undefined;
}) {
  const map = args.map === undefined ? undefined : fieldMap(args.map);
  const { format, encoding, sheet, workers } = args;
  return { format, map, encoding, sheet, workers };
}
