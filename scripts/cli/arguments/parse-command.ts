import { Argument, Command, type CommanderError, Option } from "commander";
import type { ArgumentDefinition, CommandDefinition } from "./define-command.ts";
import { UsageError } from "./usage-error.ts";
import { wholeNumber } from "./whole-number.ts";

/** Makes Commander's command of a definition: its options, its arguments, and `run` with their values. */
export function toCommander(name: string, { description, args, run }: CommandDefinition): Command {
  const command = new Command(name).description(description);
  const places: string[] = [];
  for (const [key, definition] of Object.entries(args)) {
    if (definition.type === "positional") {
      places.push(key);
      const label = definition.many ? `${key}...` : key;
      command.addArgument(new Argument(definition.required ? `<${label}>` : `[${label}]`, definition.description));
    } else {
      for (const option of optionsOf(key, definition)) command.addOption(option);
    }
  }
  return command.action(async (...given: unknown[]) => {
    const values = Object.fromEntries(places.map((key, i) => [key, given[i]]));
    await run({ ...command.opts(), ...values } as Parameters<typeof run>[0]);
  });
}

/** The option of one definition; two of a flag that can be negated. */
function optionsOf(key: string, definition: Exclude<ArgumentDefinition, { type: "positional" }>): Option[] {
  const { type, description } = definition;
  const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (type === "boolean") {
    const names = definition.alias ? `--${definition.alias}, ${flag}` : flag;
    const yes = new Option(names, description);
    return definition.negatable ? [yes, new Option(flag.replace("--", "--no-"), "The opposite")] : [yes];
  }
  const hint = type === "string" ? definition.valueHint : type === "number" ? "n" : "name";
  const option = new Option(`${flag} <${hint}>`, description);
  if (type === "enum") option.choices(definition.options);
  if (type === "number") option.argParser((text) => wholeNumber(text, flag, definition.min, definition.max));
  if (type === "string") option.argParser((text) => nonEmpty(text, flag));
  if (type !== "string" && definition.default !== undefined) option.default(definition.default);
  return [option.makeOptionMandatory(type !== "number" && definition.required === true)];
}

function nonEmpty(text: string, flag: string): string {
  if (text === "") throw new UsageError(`${flag} needs a value.`);
  return text;
}

/** Reports Commander's refusals in the product's own form; undefined when it only printed help or the version. */
export function toUsageError(error: CommanderError): UsageError | undefined {
  if (error.exitCode === 0) return undefined;
  const [message = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = error.code === "commander.excessArguments" ? "Put names of several words in quotes." : undefined;
  const sentence = message.charAt(0).toUpperCase() + message.slice(1).replace(/(?<![.!?])$/, ".");
  return new UsageError(sentence, suggestion?.replace(/[()]/g, "") ?? hint);
}
