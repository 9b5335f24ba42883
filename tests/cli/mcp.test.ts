import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk, program, sample } from "./cli.ts";

let at: Desk;
const client = new Client({ name: "test", version: "1" });

beforeAll(async () => {
  at = desk();
  await at.run("extract", sample, "--store", "graph.db");
  const args = [program, "mcp", "--store", join(at.folder, "graph.db")];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "ignore" }));
}, 60_000);
afterAll(async () => {
  await client.close();
  at.end();
});

async function ask(name: string, args: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  return { text: (content as { text: string }[])[0]?.text ?? "", isError: isError === true };
}

describe("isthmus mcp", () => {
  it("offers its questions with what they take", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...["search", "cooccur", "pair", "about", "relations", "relation_sentences", "methods"],
      ...["bridges", "paths", "evidence"],
    ]);
    expect(tools.find(({ name }) => name === "pair")?.inputSchema).toMatchObject({ required: ["a", "b"] });
  });

  it("answers with what the graph holds, down to the sentence", async () => {
    const found = JSON.parse((await ask("search", { q: "a" })).text);
    expect(found.concepts.length).toBeGreaterThan(0);
    const concept = found.concepts[0].id;
    const partners = JSON.parse((await ask("cooccur", { id: concept, limit: 3 })).text);
    expect(JSON.stringify(partners)).toContain("npmi");
    const sentences = (await ask("evidence", { id: concept })).text;
    expect(sentences).toContain('"sentence"');
    expect(JSON.parse((await ask("bridges", { limit: 2 })).text).items.length).toBeLessThanOrEqual(2);
  });

  it("tells what is wrong with a question", async () => {
    const { text, isError } = await ask("cooccur", { id: "no such concept anywhere" });
    expect(isError).toBe(true);
    expect(text).toMatch(/no such concept anywhere/);
  });
});
