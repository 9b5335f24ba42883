import { bibtex } from "./bibtex.ts";
import { cypher } from "./cypher.ts";
import type { GraphExporter, PaperExporter } from "./exporter.ts";
import { gexf, gexfRelations } from "./gexf.ts";
import { graphml, graphmlRelations } from "./graphml.ts";
import { graphology } from "./graphology.ts";
import { csl, jsonLines } from "./json-papers.ts";
import { pajek } from "./pajek.ts";
import { jsonLd, turtle } from "./rdf.ts";
import { ris } from "./ris.ts";
import { linkTable, nodeTable, paperTable } from "./tables.ts";
import { vosviewer, vosviewerMap, vosviewerNetwork } from "./vosviewer.ts";

/** Every format that the graph or its papers can be written in, by name. */
export const exporters = {
  ...{ gexf, graphml, "csv-nodes": nodeTable, "csv-edges": linkTable },
  ...{ vosviewer, "vosviewer-map": vosviewerMap, "vosviewer-network": vosviewerNetwork },
  ...{ graphology, pajek, cypher, "json-ld": jsonLd },
  ...{ "gexf-relations": gexfRelations, "graphml-relations": graphmlRelations, turtle },
  ...{ "csv-papers": paperTable, bibtex, ris, csl, jsonl: jsonLines },
} satisfies Readonly<Record<string, GraphExporter | PaperExporter>>;

/** The name of a format. */
export type ExportFormat = keyof typeof exporters;

/** The format of this name, or undefined when there is none. */
export function exporterOf(name: string): GraphExporter | PaperExporter | undefined {
  return Object.hasOwn(exporters, name) ? exporters[name as ExportFormat] : undefined;
}
