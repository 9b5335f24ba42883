import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { readConfig } from "../../../config.ts";
import { type OpenOptions, openStore } from "../../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";

/**
 * Opens a store; for one on a server with the user and password of the environment, else those typed on the terminal,
 * else without.
 */
export async function openStoreByName(
  url: string,
  options: Omit<OpenOptions, "credentials"> = {},
): Promise<GraphStore> {
  const onServer = /^(neo4j|bolt)(\+|:)/i.test(url);
  if (onServer && readConfig().neo4j.password === undefined) await askOnTerminal();
  return openStore(url, { ...options, credentials: readConfig().neo4j });
}

/** Asks once; the answer is kept in the environment of this process, where its threads look for it too. */
async function askOnTerminal(): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return;
  let silent = false;
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (!silent) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const username = (await terminal.question("Neo4j user [neo4j]: ")).trim() || "neo4j";
    const answer = terminal.question("Neo4j password (empty: none): ");
    // What follows is the password being typed: it is not shown.
    silent = true;
    const password = await answer;
    process.stderr.write("\n");
    if (password !== "") Object.assign(process.env, { NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
  } finally {
    terminal.close();
  }
}
