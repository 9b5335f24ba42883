import { SHOWN_RELATION } from "../../contract/knowledge/knowledge.ts";
import type { TextAnswer } from "../../contract/operations/endpoints.ts";
import type { ExportFormats } from "../../contract/operations/exports.ts";
import type { GraphExporter, ListedPaper, ListReason, PaperExporter } from "../../exports/exporter.ts";
import { exporterOf, exporters } from "../../exports/registry.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type BetweenSides, betweenItems, findBetween } from "../bridges/between.ts";
import { bridgesOf } from "../bridges/bridges.ts";
import { type BridgeFilter, sortedBridges } from "../bridges/rank-bridges.ts";
import { knowledgeAmong } from "../lookup/knowledge-among.ts";
import { newestFirst, papersByNumber } from "../lookup/papers-by-number.ts";
import { conceptMap } from "../map/concept-map.ts";
import type { MapQuestion } from "../map/map-settings.ts";
import { papersOfQuery } from "../query/query.ts";
import { BETWEEN_COLUMNS, BRIDGE_COLUMNS, reasonOfBetween, reasonOfBridge } from "./list-reasons.ts";
import { relationSources } from "./relation-sources.ts";

/** Papers that are read from the store at once. */
const BATCH = 500;

/** The formats to export in. */
export function exportFormats(): ExportFormats {
  return { items: Object.values(exporters).map(({ name, label, of, extension }) => ({ name, label, of, extension })) };
}

/** The concept graph, or a part of it, as a file, and how much is in it. */
export async function exportGraph(
  snapshot: Snapshot,
  question: MapQuestion & { readonly format: string },
): Promise<TextAnswer & { readonly concepts: number; readonly links: number }> {
  const exporter = findExporter(question.format, "graph");
  // A file is read by machines that cannot ask again for places.
  await snapshot.analyses.layout();
  const graph = await conceptMap(snapshot, question);
  const concepts = { concepts: graph.nodes.id, minConfidence: SHOWN_RELATION };
  const knowledge = exporter.writesKnowledge ? await knowledgeAmong(snapshot, concepts) : undefined;
  const sources = knowledge && exporter.writesSources ? await relationSources(snapshot, knowledge) : undefined;
  const file = fileOf(exporter, "concepts", exporter.write(graph, knowledge, sources));
  return { ...file, concepts: graph.nodes.id.length, links: graph.links.source.length };
}

/** All papers, or those of a query, newest first, as a file. */
export async function exportPapers(
  snapshot: Snapshot,
  question: { readonly format: string; readonly q?: string | undefined },
): Promise<TextAnswer> {
  const exporter = findExporter(question.format, "papers");
  const papers = newestFirst(snapshot, await papersOfQuery(snapshot, question.q ?? ""));
  return fileOf(exporter, "papers", exporter.write(textsOf(snapshot, papers)));
}

interface InFormat {
  readonly format: string;
  /** How many rows, from the first; all when not given. */
  readonly limit?: number;
}

/** The bridge papers asked for, best first, as a file. */
export async function exportBridges(
  snapshot: Snapshot,
  question: BridgeFilter & InFormat & { readonly sort?: "score" | "fields" },
): Promise<TextAnswer> {
  const exporter = findExporter(question.format, "papers");
  // As for places: the reasons name these.
  const { bridgeSignificance, fieldDivision, knowledge } = snapshot.analyses;
  await Promise.all([bridgeSignificance(), fieldDivision(), knowledge()]);
  const { ranked, sorted } = await sortedBridges(snapshot, question);
  const papers = sorted.subarray(0, question.limit);
  const reasonsOf = async (batch: Uint32Array) => {
    const bridges = await bridgesOf(snapshot, batch, { ...question, ranked });
    return new Map(bridges.map((bridge) => [bridge.paper.id, reasonOfBridge(bridge)]));
  };
  return fileOf(exporter, "bridges", exporter.write(textsOf(snapshot, papers, reasonsOf), BRIDGE_COLUMNS));
}

/** The papers between two sides, best first, as a file. */
export async function exportBetween(snapshot: Snapshot, question: BetweenSides & InFormat): Promise<TextAnswer> {
  const exporter = findExporter(question.format, "papers");
  const { found, uses } = await findBetween(snapshot, question);
  const papers = Uint32Array.from(found.slice(0, question.limit), ({ paper }) => paper);
  const reasonsOf = async (batch: Uint32Array, from: number) => {
    const items = await betweenItems(snapshot, found.slice(from, from + batch.length), uses);
    return new Map(items.map((item, k) => [item.paper.id, reasonOfBetween({ rank: from + k + 1, ...item })]));
  };
  return fileOf(exporter, "between", exporter.write(textsOf(snapshot, papers, reasonsOf), BETWEEN_COLUMNS));
}

/** Why papers are in a list, by id; `from` is the position of the first of them. */
type ReasonsOf = (batch: Uint32Array, from: number) => Promise<ReadonlyMap<string, ListReason>>;

async function* textsOf(snapshot: Snapshot, papers: Uint32Array, reasonsOf?: ReasonsOf): AsyncGenerator<ListedPaper> {
  for (let from = 0; from < papers.length; from += BATCH) {
    const batch = papers.subarray(from, from + BATCH);
    const reasons = await reasonsOf?.(batch, from);
    for (const paper of await papersByNumber(snapshot, batch)) {
      const listed = reasons?.get(paper.id);
      yield listed ? { ...paper, listed } : paper;
    }
  }
}

function findExporter(name: string, of: "graph"): GraphExporter;
function findExporter(name: string, of: "papers"): PaperExporter;
function findExporter(name: string, of: "graph" | "papers"): GraphExporter | PaperExporter {
  const found = exporterOf(name);
  if (found?.of === of) return found;
  const names = Object.values(exporters).filter((exporter) => exporter.of === of);
  throw new GraphError("NOT_FOUND", `The ${of === "graph" ? "graph" : "papers"} cannot be written as “${name}”.`, {
    hint: `Formats: ${names.map((exporter) => exporter.name).join(", ")}.`,
  });
}

function fileOf(
  { mediaType, extension }: GraphExporter | PaperExporter,
  stem: string,
  pieces: TextAnswer["pieces"],
): TextAnswer {
  return { pieces, mediaType, fileName: `isthmus-${stem}${extension}` };
}
