import { Command, CommanderError } from "commander";
import { GraphError } from "../../graph/shared/errors.ts";
import { toCommander, toUsageError } from "./arguments/parse-command.ts";
import { UsageError } from "./arguments/usage-error.ts";
import { commandList, loadCommand } from "./commands/command-list.ts";
import { packageVersion } from "./system/package-info.ts";

/** Runs one command line to its end; see `isthmus --help`. Errors are written to standard error and set the exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  await parseAndRun(words).catch(report);
}

async function parseAndRun(words: readonly string[]): Promise<void> {
  if (words.length === 0) throw new UsageError("Name a command.", helpFor(""));
  const name = (words[0] === "help" ? words[1] : words[0]) ?? "";
  const program = await programFor(name);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    const wrong = error instanceof UsageError ? error : toUsageError(error);
    if (wrong) throw wrong.hint ? wrong : new UsageError(wrong.message, helpFor(name));
  }
}

const helpFor = (name: string) => `See \`isthmus ${Object.hasOwn(commandList, name) ? `${name} ` : ""}--help\`.`;

/** All commands with their summaries; only the one that is asked for is loaded, which keeps the start quick. */
async function programFor(name: string): Promise<Command> {
  const program = new Command("isthmus")
    .description("Isthmus: concepts from abstracts, what they occur with, and the papers that connect fields.")
    .usage("COMMAND [options]")
    .version(packageVersion(), "-v, --version", "Print the version")
    .helpOption("-h, --help", "Print this help")
    .helpCommand("help [command]", "Print the help of a command")
    .addHelpText("after", `\n${AFTER_HELP}`)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const [each, { summary }] of Object.entries(commandList)) {
    const definition = each === name ? await loadCommand(name) : undefined;
    const command = definition ? toCommander(name, definition) : new Command(each);
    program.addCommand(command.summary(summary).copyInheritedSettings(program));
  }
  return program;
}

const AFTER_HELP = [
  "`isthmus COMMAND --help` describes one command. Results go to standard output, progress and messages to standard error.",
  "Exit codes: 0 done, 1 the work failed, 2 the command line is wrong.",
].join("\n");

function report(error: unknown): void {
  if (error instanceof UsageError || error instanceof GraphError) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`isthmus: ${error.message}\n${error.hint ? `         ${error.hint}\n` : ""}`);
    return;
  }
  // Anything else is a bug: the whole trace, so that it can be fixed.
  process.exitCode = 1;
  console.error(error);
  process.stderr.write("isthmus: this is a bug in Isthmus itself; please report it with the lines above.\n");
}
