#!/usr/bin/env node
import { runCommandLine } from "./cli/command-line.ts";
import { endWhenOutputFails } from "./cli/output/output.ts";
import { goToCallersFolder } from "./cli/system/package-info.ts";

endWhenOutputFails();
goToCallersFolder();
await runCommandLine(process.argv.slice(2));
