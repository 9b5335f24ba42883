import { spawn } from "node:child_process";

/** Runs npm in the package's folder; resolves to its exit code. */
export function npm(words, { folder, quiet = false, env = process.env, output }) {
  // Under `npm start` npm tells where it lies itself; on Windows its command is a script that only a shell starts.
  const own = process.env.npm_execpath;
  const [command, args, shell] = own?.endsWith(".js")
    ? [process.execPath, [own, ...words], false]
    : ["npm", words, process.platform === "win32"];
  return run(command, args, { folder, quiet, shell, env, output });
}

/**
 * Runs a program; resolves to its exit code, 1 when a signal ended it. What it writes goes to standard error, or is added to
 * the array `output`.
 */
export function run(command, args, { folder, quiet = false, shell = false, env = process.env, output }) {
  return new Promise((resolve, reject) => {
    const stdio = output ? ["ignore", "pipe", "pipe"] : ["ignore", quiet ? "ignore" : 2, 2];
    const child = spawn(command, args, { cwd: folder, shell, env, stdio });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => output.push(bytes));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
