import { CurationAction, type CurationDecision } from "../contract/curation.ts";
import type { ConceptRecord } from "../contract/records.ts";
import type { Decision, GraphReader } from "../store/store.ts";
import { makeOverlay, type Overlay } from "./apply/overlay.ts";
import type { PhraseLayer } from "./apply/phrase-layer.ts";
import { rule } from "./apply/rule.ts";
import type { Ruling } from "./apply/ruling.ts";
import { decisionId } from "./log/decision-id.ts";
import { joinLogs, standing } from "./log/replay.ts";
import { type Extracted, phraseLayer } from "./read/extracted.ts";

/** What the decisions of a log come to over the extracted graph. */
export interface Curation {
  /** In the order in which it is carried out. */
  readonly log: readonly CurationDecision[];
  readonly standing: readonly CurationDecision[];
  /** What the decisions are about: the extracted concepts and those that `always` rules add. */
  readonly concepts: readonly ConceptRecord[];
  readonly ruling: Ruling;
  readonly layer: PhraseLayer | undefined;
  /** The curated graph; undefined while nothing is decided. Made when first asked for. */
  overlay(): Promise<Overlay | undefined>;
}

/** The log of a store, in the order in which it is carried out; entries that are no decisions are left out. */
export function decisionsOf(entries: readonly Decision[]): CurationDecision[] {
  const log = entries.flatMap(({ at, by, action, why }) => {
    const parsed = CurationAction.safeParse(action);
    return parsed.success ? [{ id: decisionId(at, by, parsed.data), at, by, action: parsed.data, why }] : [];
  });
  return joinLogs(log, []);
}

/** Carries a log out. */
export async function curationOf(
  store: GraphReader,
  extracted: Extracted,
  log: readonly CurationDecision[],
): Promise<Curation> {
  const now = standing(log);
  const always = now.flatMap(({ action }) => (action.kind === "always" ? [action.phrase] : []));
  const layer = await phraseLayer(store, extracted, always);
  const concepts = layer?.concepts ?? extracted.concepts;
  const ruling = rule(concepts, now);
  let made: Promise<Overlay> | undefined;
  const overlay = async () => {
    if (now.length === 0) return undefined;
    made ??= makeOverlay(concepts, ruling, withPhrases(store, layer));
    return made;
  };
  return { log, standing: now, concepts, ruling, layer, overlay };
}

/** The packed incidence with the concepts that rules add. */
export async function* withPhrases(store: GraphReader, layer: PhraseLayer | undefined) {
  for await (const chunk of store.incidences()) yield layer ? layer.chunk(chunk) : chunk;
}
