import { bibtex } from "./bibtex.ts";
import { csl } from "./csl.ts";
import { cypher } from "./cypher.ts";
import type { GraphExporter, PaperExporter } from "./exporter.ts";
import { gexf } from "./gexf.ts";
import { graphml } from "./graphml.ts";
import { graphology } from "./graphology.ts";
import { jsonLines } from "./jsonl.ts";
import { pajek } from "./pajek.ts";
import { ris } from "./ris.ts";
import { linkTable, nodeTable, paperTable } from "./tables.ts";
import { vosviewer, vosviewerMap, vosviewerNetwork } from "./vosviewer.ts";

/** Every format that the graph or its papers can be written in, by name. */
export const exporters: Readonly<Record<string, GraphExporter | PaperExporter>> = Object.fromEntries(
  [
    ...[gexf, graphml, nodeTable, linkTable, vosviewer, vosviewerMap, vosviewerNetwork, graphology, pajek, cypher],
    ...[paperTable, bibtex, ris, csl, jsonLines],
  ].map((exporter) => [exporter.name, exporter]),
);
