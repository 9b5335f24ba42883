import { type ParseArgsConfig, parseArgs } from "node:util";
import type { ArgDef, ArgsDef } from "citty";
import { nearest } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

/** `--store`, the same for every command that reads a store. */
export const storeArgument = {
  type: "string",
  valueHint: "url",
  description: "Store: a URL (sqlite:PATH) or the path of a SQLite file. Default: the only one in .isthmus/",
} as const;

/** `--json`, the same for every command. */
export const jsonArgument = {
  type: "boolean",
  description: "Print JSON instead of a table (shapes: docs/cli.md)",
} as const;

/** `--top`, the same for every ranked list. */
export const topArgument = (preset: number) =>
  ({ type: "string", valueHint: "n", default: String(preset), description: "How many to show, best first" }) as const;

/** The rest of the positional arguments; citty names the first ones only. */
export const fileArgument = (description: string, required = true) =>
  ({ type: "positional", required, valueHint: "…", description }) as const;

/**
 * Refuses what citty would let pass: unknown options, options without their value, and more words than the command
 * takes. Positional arguments whose hint is "…" take any number.
 */
export function checkArguments(raw: readonly string[], definition: ArgsDef): void {
  const entries = Object.entries(definition);
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [name, { type }] of entries) {
    if (type !== "positional") options[name] = { type: type === "boolean" ? "boolean" : "string", multiple: false };
  }
  const { positionals, values } = parseStrictly(raw, options);
  for (const [name, value] of Object.entries(values)) {
    if (value === "") throw new UsageError(`--${name} needs a value.`);
    const choices = choicesOf(definition[name]);
    if (typeof value === "string" && choices && !choices.includes(value)) {
      throw new UsageError(`--${name} takes ${choices.join(", ")}, not “${value}”.`);
    }
  }
  const places = entries.filter(([, { type }]) => type === "positional");
  const missing = places.slice(positionals.length).find(([, { required }]) => required !== false);
  if (missing) throw new UsageError(`${missing[0].toUpperCase()} is missing.`);
  const open = places.some(([, { valueHint }]) => valueHint === "…");
  if (!open && positionals.length > places.length) {
    throw new UsageError(
      `“${positionals[places.length]}” is one argument too many.`,
      "Put names of several words in quotes.",
    );
  }
}

function choicesOf(argument: ArgDef | undefined): readonly string[] | undefined {
  return argument?.type === "enum" ? argument.options : undefined;
}

function parseStrictly(raw: readonly string[], options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ args: [...raw], options, allowPositionals: true, allowNegative: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !("code" in error)) throw error;
    throw explained(error as TypeError & { code: string }, raw, Object.keys(options));
  }
}

function explained(error: TypeError & { code: string }, raw: readonly string[], known: readonly string[]): UsageError {
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const given = /'(-[^']*)'/.exec(error.message)?.[1] ?? raw.find((word) => word.startsWith("-")) ?? "";
    const close = nearest(given.replace(/^-+(no-)?/, ""), known);
    return new UsageError(`There is no option ${given} here.`, close && `Did you mean --${close}?`);
  }
  return new UsageError(error.message.split("\n")[0] as string);
}

/** The value of a whole-number option within its bounds. */
export function wholeNumber(value: string, option: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`${option} takes a whole number ${range}, not “${value}”.`);
  }
  return number;
}
