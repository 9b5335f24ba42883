import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";
import { GraphError } from "../../../../graph/shared/errors.ts";
import type { Snapshot } from "../../../../graph/snapshot/snapshot.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { storeArgument } from "../../arguments/shared-arguments.ts";
import { type McpTool, mcpTools } from "../../mcp/mcp-tools.ts";
import { withSnapshot } from "../../store/with-store.ts";
import { packageVersion } from "../../surroundings/package-info.ts";

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
  for (const tool of mcpTools) {
    const { name, description } = tool;
    const settings = { description, inputSchema: tool.input as z.ZodRawShape, annotations: { readOnlyHint: true } };
    server.registerTool(name, settings, (input: Record<string, unknown>) => answered(tool, snapshot, input));
  }
  return server;
}

/** The answer as the API gives it; a mistake in the question is told in words, so that the assistant can mend it. */
async function answered({ answer }: McpTool, snapshot: Snapshot, input: Record<string, unknown>) {
  const text = (words: string) => [{ type: "text" as const, text: words }];
  try {
    return { content: text(JSON.stringify(await answer(snapshot, input))) };
  } catch (error) {
    if (error instanceof z.ZodError) return { content: text(z.prettifyError(error)), isError: true };
    if (!(error instanceof GraphError)) throw error;
    return { content: text([error.message, error.hint].filter(Boolean).join(" ")), isError: true };
  }
}
