import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { z } from "zod";
import type { Snapshot } from "../../../../graph/snapshot/snapshot.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { storeArgument } from "../../arguments/shared-arguments.ts";
import { argumentsOf, mcpTools, toolAnswers } from "../../mcp/mcp-tools.ts";
import { withSnapshot } from "../../store/with-store.ts";
import { packageVersion } from "../../system/package-info.ts";

/** `isthmus mcp`: the graph for assistants, by the Model Context Protocol over standard input and output. */
export default defineCommand({
  description: "Answer an assistant's questions about a store over the Model Context Protocol (stdio).",
  args: { store: storeArgument },
  async run(args) {
    await withSnapshot(args.store, async (snapshot) => {
      const server = serverOver(snapshot);
      const ended = new Promise<void>((resolve) => {
        server.server.onclose = resolve;
        process.stdin.once("end", resolve);
      });
      await server.connect(new StdioServerTransport());
      await ended;
      await server.close();
    });
  },
});

function serverOver(snapshot: Snapshot): McpServer {
  const server = new McpServer({ name: "isthmus", version: packageVersion() });
  const answer = toolAnswers(snapshot);
  for (const tool of mcpTools) {
    const inputSchema = argumentsOf(tool) as z.ZodRawShape;
    const settings = { description: tool.description, inputSchema, annotations: { readOnlyHint: true } };
    server.registerTool(tool.name, settings, async (input: Record<string, unknown>) => {
      const { text, isError } = await answer(tool, input);
      return { content: [{ type: "text", text }], ...(isError && { isError }) };
    });
  }
  return server;
}
