/**
 * Trains the model that chooses the spans of a text (graph/extraction/knowledge/spans.ts) from a typed gold set:
 *
 *   npm run train:mentions -- [GOLD-FOLDER]     (default: ../shared/gold)
 *
 * Writes mention-model.json of graph/extraction/data. Deterministic; takes a minute.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { contextOf } from "../../../graph/extraction/candidates/context.ts";
import { FeatureList } from "../../../graph/extraction/knowledge/features.ts";
import {
  bestApart,
  mentionNumbers,
  mentionPlaces,
  putMentionFeatures,
} from "../../../graph/extraction/knowledge/spans.ts";
import { wordCodes } from "../../../graph/extraction/knowledge/word-codes.ts";
import { readTypedGold } from "../../quality/typed-gold.ts";
import { type ClassRows, fileOf, type SoftmaxOptions, trainSoftmax, unseen } from "./softmax.ts";

const TRAINED_ON = "scierc-train";
const OPTIONS: SoftmaxOptions = { penalty: 6, minRows: 2 };

const folder = resolve(process.argv[2] ?? "../shared/gold");
const documents = readTypedGold(folder, TRAINED_ON).map((gold) => {
  const context = contextOf({ title: "", abstract: gold.text });
  return { gold, document: context.document, places: mentionPlaces(context) };
});
const features = new FeatureList();
const all = documents.flatMap(({ gold, document, places }, d) => {
  const goldPlaces = new Set(gold.spans.map(({ start, end }) => `${start} ${end}`));
  return places.map((place) => {
    features.clear();
    putMentionFeatures(features, document, wordCodes(document), place);
    return {
      d,
      place,
      hashes: features.hashes.slice(0, features.length),
      numbers: mentionNumbers(document, place),
      label: goldPlaces.has(`${place.start} ${place.end}`) ? 1 : 0,
    };
  });
});
const rows: ClassRows = {
  features: all.map(({ hashes }) => hashes),
  numbers: all.map(({ numbers }) => numbers),
  labels: all.map(({ label }) => label),
  classes: ["none", "mention"],
};
const likelihoods = unseen(
  rows,
  all.map(({ d }) => d),
  OPTIONS,
).map((own) => own[1]!);
const goldCount = documents.reduce((sum, { gold }) => sum + gold.spans.length, 0);
for (const least of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
  let [right, chosen] = [0, 0];
  for (const d of documents.keys()) {
    const places = all.flatMap((row, i) =>
      row.d === d ? [{ ...row.place, label: row.label, likelihood: likelihoods[i]! }] : [],
    );
    const best = bestApart(places, least);
    chosen += best.length;
    right += best.filter(({ label }) => label === 1).length;
  }
  const percent = (share: number) => (100 * share).toFixed(1);
  console.log(
    `Spans above ${least}, cross-validated: precision ${percent(right / chosen)}, recall ${percent(right / goldCount)}, ` +
      `F1 ${percent((2 * right) / (chosen + goldCount))}`,
  );
}
const model = trainSoftmax(rows, [...rows.labels.keys()], OPTIONS);
const target = resolve(import.meta.dirname, "../../../graph/extraction/data/mention-model.json");
writeFileSync(target, `${JSON.stringify(fileOf(rows, model))}\n`);
