/**
 * Scores kinds and relations on the typed gold sets:
 *
 *   npm run quality:knowledge -- [GOLD-FOLDER]     (default: ../shared/gold)
 */
import { resolve } from "node:path";
import { BEST_F1_FLOOR, kindsOf, relationsOf, type SpanRelation } from "../../graph/extraction/knowledge/knowledge.ts";
import { chosenSpans, type TextSpan } from "../../graph/extraction/knowledge/spans.ts";
import { scoreSet } from "./score.ts";
import { readTypedGold, relationKey, type TypedDocument } from "./typed-gold.ts";

const FLOORS = [BEST_F1_FLOOR, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Relations that people marked, without conjunctions. */
const wantedOf = ({ relations }: TypedDocument) => [...relations].filter(([, type]) => type !== "conjunction");

/** True when people marked the relation; a comparison has no direction. */
function isRight({ relations }: TypedDocument, { type, head, tail }: SpanRelation<TextSpan>): boolean {
  const [h, t] = [[head.start, head.end] as const, [tail.start, tail.end] as const];
  return relations.get(relationKey(h, t)) === type || (type === "compare" && relations.get(relationKey(t, h)) === type);
}

function scoreKinds(documents: readonly TypedDocument[]) {
  let right = 0;
  let all = 0;
  for (const { document, spans } of documents) {
    for (const { span, kind } of kindsOf(document, spans)) {
      all++;
      if (span.kind === kind) right++;
    }
  }
  return { accuracy: right / all, spans: all };
}

/** Precision, recall and F1 of the relations at several floors, on given spans or on those that extraction chooses. */
function scoreRelations(documents: readonly TypedDocument[], given: boolean) {
  const wanted = documents.reduce((sum, document) => sum + wantedOf(document).length, 0);
  const found = documents.map((gold) => {
    const { document, spans } = given ? gold : chosenSpans({ title: "", abstract: gold.text });
    return { gold, relations: relationsOf(document, kindsOf(document, spans), Math.min(...FLOORS)) };
  });
  return FLOORS.map((floor) => {
    let predicted = 0;
    let right = 0;
    for (const { gold, relations } of found) {
      for (const relation of relations) {
        if (relation.confidence < floor) continue;
        predicted++;
        if (isRight(gold, relation)) right++;
      }
    }
    return { floor, ...scoreSet(right, predicted, wanted) };
  });
}

const folder = resolve(process.argv[2] ?? "../shared/gold");
const percent = (share: number) => (100 * share).toFixed(1).padStart(5);
for (const set of ["scierc-dev", "stm-train"]) {
  const documents = readTypedGold(folder, set);
  const { accuracy, spans } = scoreKinds(documents);
  console.log(`${set}: kinds of ${spans} given spans, accuracy ${percent(accuracy)}`);
  if (set === "stm-train") continue;
  for (const given of [true, false]) {
    console.log(given ? "Relations of given spans" : "Relations of the spans that extraction chooses");
    for (const { floor, precision, recall, f1 } of scoreRelations(documents, given)) {
      console.log(`  floor ${floor}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`);
    }
  }
}
