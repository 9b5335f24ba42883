import { exportBetween, exportBridges, exportGraph, exportPapers } from "../../graph/answers/export/exports.ts";
import type { Handlers } from "../../graph/contract/endpoints.ts";
import { exporters } from "../../graph/exports/registry.ts";
import type { ServerContext } from "../context.ts";

type Operations = "listExports" | "exportGraph" | "exportPapers" | "exportBridges" | "exportBetween";

/** Taking the graph and its papers elsewhere. */
export function exportHandlers(context: ServerContext): Pick<Handlers, Operations> {
  return {
    listExports: () => ({
      items: Object.values(exporters).map(({ name, label, of, extension }) => ({ name, label, of, extension })),
    }),
    exportGraph: async (question) => exportGraph(await context.live.current(), question),
    exportPapers: async (question) => exportPapers(await context.live.current(), question),
    exportBridges: async (question) => exportBridges(await context.live.current(), question),
    exportBetween: async (question) => exportBetween(await context.live.current(), question),
  };
}
