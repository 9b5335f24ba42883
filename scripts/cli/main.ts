#!/usr/bin/env node
import { stripVTControlCharacters } from "node:util";
import { type CommandDef, renderUsage, runCommand } from "citty";
import { GraphError } from "../../graph/shared/errors.ts";
import { checkArguments } from "./arguments.ts";
import { commandList, loadCommand } from "./command-list.ts";
import { nearest } from "./nearest.ts";
import { endQuietlyOnClosedPipe, print } from "./output/output.ts";
import { packageVersion } from "./package-info.ts";
import { UsageError } from "./usage-error.ts";
import { goToCallersFolder } from "./working-folder.ts";

/** Exit codes: 0 = done, 1 = the work failed, 2 = the command line is wrong. */
async function main(words: readonly string[]): Promise<void> {
  const [name = "", ...rest] = words;
  if (name === "--version" || name === "-v") return print(`${packageVersion()}\n`);
  if (name === "--help" || name === "-h" || name === "help") return print(await overview());
  if (name === "") throw new UsageError("No command is given.", "See `isthmus --help`.");
  const command = await loadCommand(name);
  if (!command) throw unknownCommand(name);
  const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (options.includes("--help") || options.includes("-h")) return print(await usage(command));
  try {
    checkArguments(rest, (await command.args) as Parameters<typeof checkArguments>[1]);
    await runCommand(command, { rawArgs: rest });
  } catch (error) {
    throw error instanceof UsageError && !error.hint ? new UsageError(error.message, helpOf(name)) : error;
  }
}

const helpOf = (name: string) => `See \`isthmus ${name} --help\`.`;

function unknownCommand(name: string): UsageError {
  if (name.startsWith("-")) return new UsageError(`The command comes first, not ${name}.`, "See `isthmus --help`.");
  const close = nearest(name, Object.keys(commandList));
  return new UsageError(`There is no command “${name}”.`, close ? `Did you mean ${close}?` : "See `isthmus --help`.");
}

async function overview(): Promise<string> {
  const names = Object.keys(commandList);
  const widest = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(widest)}  ${commandList[name]?.summary}`);
  return [
    "Isthmus: concepts from abstracts, what they occur with, and the papers that join fields.",
    "",
    "Usage: isthmus COMMAND [options]",
    "",
    ...lines,
    "",
    "`isthmus COMMAND --help` tells more. Results go to standard output, progress and messages to standard error.",
    "Exit codes: 0 done, 1 the work failed, 2 the command line is wrong.",
    "",
  ].join("\n");
}

async function usage(command: CommandDef): Promise<string> {
  const text = `${await renderUsage(command, { meta: { name: "isthmus" } })}\n`;
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}

function report(error: unknown): void {
  if (error instanceof UsageError || error instanceof GraphError) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`isthmus: ${error.message}\n${error.hint ? `         ${error.hint}\n` : ""}`);
    return;
  }
  // Anything else is a bug: the whole trace, so that it can be mended.
  process.exitCode = 1;
  console.error(error);
  process.stderr.write("isthmus: this is a fault in Isthmus itself; please report it with the lines above.\n");
}

endQuietlyOnClosedPipe();
goToCallersFolder();
await main(process.argv.slice(2)).catch(report);
