import { z } from "zod";
import { integer, minConceptsEachSide, name, ofQuery } from "../entities.ts";
import { MeasureName } from "../measures.ts";

const format = z.string().min(1).max(40).describe("Name of the format; /export lists them.");

const q = z.string().max(2000).optional().describe("Only the papers of this query, counted over them only.");

export const ExportFormats = z
  .object({
    items: z.array(
      z.object({ name: z.string(), label: z.string(), of: z.enum(["graph", "papers"]), extension: z.string() }),
    ),
  })
  .meta({ id: "ExportFormats", description: "Formats that the graph or its papers can be written in." });

export type ExportFormats = z.infer<typeof ExportFormats>;

/** Taking the graph and its papers elsewhere. */
export const exportEndpoints = {
  listExports: { method: "get", path: "/export", summary: "Formats to export in.", response: ExportFormats },
  exportGraph: {
    method: "get",
    path: "/export/graph/{format}",
    summary: "The concept graph as a file: GEXF, GraphML, VOSviewer, tables and others.",
    params: z.object({ format }),
    query: z.object({
      q,
      concepts: integer(1, 20_000).optional().describe("Most concepts, those of most papers first."),
      links: integer(0, 200_000).optional().describe("Most links, strongest first."),
      measure: MeasureName.default("npmi"),
      minStrength: z.coerce.number().optional(),
      minPapers: integer(1, 1_000_000).optional(),
      minJoint: integer(1, 1_000_000).optional(),
      minSpecificity: z.coerce.number().min(0).max(1).optional().describe("As for the map; by default 0."),
    }),
    produces: "application/octet-stream",
    response: z.string(),
  },
  exportPapers: {
    method: "get",
    path: "/export/papers/{format}",
    summary: "Papers as a file: BibTeX, RIS, CSL-JSON, a table or JSON Lines; with `q`, those of a query.",
    params: z.object({ format }),
    query: z.object({ q }),
    produces: "application/octet-stream",
    response: z.string(),
  },
  exportBridges: {
    method: "get",
    path: "/export/bridges/{format}",
    summary: "The bridge papers as a file, in a format of papers, best first; parameters as for /bridges.",
    params: z.object({ format }),
    query: z.object({
      correction: z.enum(["length", "raw"]).default("length"),
      a: integer(1, 1_000_000).optional(),
      b: integer(1, 1_000_000).optional(),
      minConcepts: minConceptsEachSide,
      sort: z.enum(["score", "fields"]).default("score"),
      q: ofQuery,
    }),
    produces: "application/octet-stream",
    response: z.string(),
  },
  exportBetween: {
    method: "get",
    path: "/export/between/{format}",
    summary:
      "The papers that connect A and B as a file, in a format of papers, best first; parameters as for /between.",
    params: z.object({ format }),
    query: z.object({ a: name, b: name, minConcepts: integer(1, 20).optional(), q: ofQuery }),
    produces: "application/octet-stream",
    response: z.string(),
  },
} as const;
