import { CurationAction, type CurationDecision } from "../contract/curation.ts";
import type { ConceptRecord } from "../contract/records.ts";
import type { Decision, GraphReader } from "../store/store.ts";
import { applyDecisions, type CurationState } from "./apply-decisions.ts";
import { combineLogs, decisionId, effectiveDecisions } from "./decision-log.ts";
import { type ExtractedGraph, phraseLayer } from "./extracted-graph.ts";
import { makeOverlay, type Overlay } from "./overlay.ts";
import type { PhraseLayer } from "./phrase-layer.ts";

/** The effect of the decisions of a log on the extracted graph. */
export interface Curation {
  /** All decisions, in the order in which they are carried out. */
  readonly log: readonly CurationDecision[];
  /** Those that are in effect. */
  readonly effective: readonly CurationDecision[];
  /** What the decisions are about: the extracted concepts and those that `always` rules add. */
  readonly concepts: readonly ConceptRecord[];
  readonly state: CurationState;
  readonly layer: PhraseLayer | undefined;
  /** The curated graph, computed at the first call; undefined while nothing is decided. */
  overlay(): Promise<Overlay | undefined>;
}

/** The log of a store, in the order in which it is carried out; entries that are not decisions are left out. */
export function decisionsOf(entries: readonly Decision[]): CurationDecision[] {
  const log = entries.flatMap(({ at, by, action, why }) => {
    const parsed = CurationAction.safeParse(action);
    return parsed.success ? [{ id: decisionId(at, by, parsed.data), at, by, action: parsed.data, why }] : [];
  });
  return combineLogs(log, []);
}

/** Carries a log out. */
export async function curationOf(
  store: GraphReader,
  graph: ExtractedGraph,
  log: readonly CurationDecision[],
): Promise<Curation> {
  const effective = effectiveDecisions(log);
  const always = effective.flatMap(({ action }) => (action.kind === "always" ? [action.phrase] : []));
  const layer = await phraseLayer(store, graph, always);
  const concepts = layer?.concepts ?? graph.concepts;
  const state = applyDecisions(concepts, effective);
  let made: Promise<Overlay> | undefined;
  const overlay = async () => {
    if (effective.length === 0) return undefined;
    made ??= makeOverlay(concepts, state, withPhrases(store, layer));
    return made;
  };
  return { log, effective, concepts, state, layer, overlay };
}

/** The packed incidence with the concepts that rules add. */
export async function* withPhrases(store: GraphReader, layer: PhraseLayer | undefined) {
  for await (const chunk of store.incidences()) yield layer ? layer.chunk(chunk) : chunk;
}
