import { fieldMap } from "../../graph/readers/record/fields.ts";
import { wholeNumber } from "./arguments.ts";

/** `--format`, the same for every command that reads files. */
export const formatArgument = {
  type: "string",
  valueHint: "name",
  description: "Name of the format. Default: the content decides",
} as const;

/** `--map`, the same for every command that reads files. */
export const mapArgument = {
  type: "string",
  valueHint: "field=column,…",
  description: "Columns or keys of the fields, when they are not guessed: title=Headline,abstract=Body",
} as const;

/** `--workers`, the same for every command that extracts. */
export const workersArgument = {
  type: "string",
  valueHint: "n",
  description: "Threads that extract. Default: one a processor",
} as const;

/** What these options ask of reading and extracting. */
export function sourceOptions(args: {
  readonly format?: string | undefined;
  readonly map?: string | undefined;
  readonly workers?: string | undefined;
}) {
  return {
    format: args.format,
    map: args.map === undefined ? undefined : fieldMap(args.map),
    workers: args.workers === undefined ? undefined : wholeNumber(args.workers, "--workers", 1, 256),
  };
}
