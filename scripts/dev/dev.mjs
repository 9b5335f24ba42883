import { spawn } from "node:child_process";
import { createServer as createSocket } from "node:net";
import { resolve } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { requireNode } from "./require-node.mjs";

/**
 * `npm run dev [-- FILE… options]`: the explorer with hot reload by Vite, in front of a server that starts again whenever
 * one of its sources changes. The options are those of `isthmus start`; --port is the port to open (5173).
 */
requireNode();
const folder = resolve(import.meta.dirname, "../..");
await ensureInstalled(folder);
const words = process.argv.slice(2);
const port = Number(takeOption("--port") ?? 5173);
const serverPort = await freePort();

const server = spawn(
  process.execPath,
  [
    ...[resolve(folder, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"],
    ...[resolve(folder, "scripts/cli.ts"), "start", "--no-open", "--port", String(serverPort), ...words],
  ],
  // Its announcement names the port of the server, which nobody should open.
  { cwd: process.cwd(), stdio: ["ignore", "ignore", "inherit"] },
);

const { createServer } = await import("vite");
const vite = await createServer({
  configFile: resolve(folder, "vite.config.ts"),
  root: resolve(folder, "client"),
  server: {
    host: "127.0.0.1",
    port,
    // The server compares Origin with Host and refuses what does not agree: the browser's Host must reach it.
    proxy: { "/api": { target: `http://127.0.0.1:${serverPort}`, changeOrigin: false } },
  },
});
await vite.listen();
await answers(`http://127.0.0.1:${serverPort}/api/status`);
console.log(
  `The explorer is at ${vite.resolvedUrls.local[0]}\nIt follows every change of the sources. Ctrl-C ends it.`,
);

server.on("close", (code) => end(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end(0));

async function end(code) {
  server.removeAllListeners("close");
  server.kill();
  await vite.close();
  process.exit(code);
}

function takeOption(name) {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return words[at].includes("=") ? words.splice(at, 1)[0].split("=")[1] : words.splice(at, 2)[1];
}

function freePort() {
  return new Promise((done, failed) => {
    const socket = createSocket().once("error", failed);
    socket.listen(0, "127.0.0.1", () => {
      const { port: free } = socket.address();
      socket.close(() => done(free));
    });
  });
}

/** Waits until the server answers at all, or has ended. */
async function answers(url) {
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  process.exit(server.exitCode);
}
