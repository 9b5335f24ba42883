import { spawn } from "node:child_process";

/** Runs npm in the package's folder; resolves to its exit code. */
export function npm(words, { folder, quiet = false, env = process.env }) {
  // Under `npm start` npm tells where it lies itself; on Windows its command is a script that only a shell starts.
  const own = process.env.npm_execpath;
  const [command, args, shell] = own?.endsWith(".js")
    ? [process.execPath, [own, ...words], false]
    : ["npm", words, process.platform === "win32"];
  return run(command, args, { folder, quiet, shell, env });
}

/** Runs a program; resolves to its exit code, 1 when a signal ended it. */
export function run(command, args, { folder, quiet = false, shell = false, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, shell, env, stdio: ["ignore", quiet ? "ignore" : 2, 2] });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
