/**
 * Trains the models of graph/extraction/knowledge from the typed gold sets:
 *
 *   npm run train:knowledge -- [GOLD-FOLDER] [kinds | relations]     (default: ../shared/gold, both)
 *
 * Writes kind-model.json and relation-model.json of graph/extraction/data. Relations are trained with the kinds that a model
 * predicts which has not seen the document, as they are when the models are used. Deterministic; takes some minutes.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { FeatureList } from "../../../graph/extraction/knowledge/features.ts";
import { agreeOnKinds } from "../../../graph/extraction/knowledge/kind-agreement.ts";
import {
  kindNumbers,
  putDocumentFeatures,
  putKindFeatures,
} from "../../../graph/extraction/knowledge/kind-features.ts";
import {
  argmax,
  KINDS,
  type KindModelFile,
  pairsBySentence,
  RELATION_TYPES,
  type RelationModelFile,
  relationNumbers,
} from "../../../graph/extraction/knowledge/knowledge.ts";
import { CONJUNCTION, NO_RELATION } from "../../../graph/extraction/knowledge/pair-table.ts";
import { putRelationFeatures } from "../../../graph/extraction/knowledge/relation-features.ts";
import { wordCodes } from "../../../graph/extraction/knowledge/word-codes.ts";
import { readTypedGold, relationKey, type TypedDocument } from "../../quality/typed-gold.ts";
import { proposalRows, reportProposals, type Sentence, trainProposals, unseenProposals } from "./proposals.ts";
import { type ClassRows, FOLDS, fileOf, predict, type SoftmaxOptions, trainSoftmax, unseen } from "./softmax.ts";

const TRAINED_ON = "scierc-train";
/** Texts of ten fields; those about computing are left out where it matters. */
const OTHER_FIELDS = "stm-train";
const COMPUTING = /^(?:CS|Computer)/;
const FIELD_OPTIONS: SoftmaxOptions = { penalty: 0.3, minRows: 2 };
const KIND_OPTIONS: SoftmaxOptions = { penalty: 12, minRows: 2 };
const RELATION_OPTIONS: SoftmaxOptions = { penalty: 6.67, minRows: 2 };

const folder = resolve(process.argv[2] ?? "../shared/gold");
const data = resolve(import.meta.dirname, "../../../graph/extraction/data");

/** Types that have no direction. */
const SYMMETRIC = new Set(["compare", CONJUNCTION]);
const RELATION_CLASSES = [
  NO_RELATION,
  CONJUNCTION,
  ...RELATION_TYPES.flatMap((type) => (SYMMETRIC.has(type) ? [type] : [`${type}>`, `${type}<`])),
];

const features = new FeatureList();

function kindRows(documents: readonly TypedDocument[]): ClassRows & { documents: number[] } {
  const spans = documents.flatMap(({ document, spans }, d) => spans.map((span) => ({ document, span, d })));
  return {
    features: spans.map(({ document, span }) => {
      features.clear();
      putKindFeatures(features, document, wordCodes(document), span);
      return features.hashes.slice(0, features.length);
    }),
    numbers: spans.map(({ document, span }) => kindNumbers(document, span)),
    labels: spans.map(({ span }) => KINDS.indexOf(span.kind)),
    classes: KINDS,
    documents: spans.map(({ d }) => d),
  };
}

/** One row per document: is it about computing? */
function fieldRows(documents: readonly TypedDocument[], others: readonly TypedDocument[]): ClassRows {
  const all = [...documents, ...others.filter(({ id }) => !COMPUTING.test(id))];
  return {
    features: all.map(({ document }) => {
      putDocumentFeatures(features, wordCodes(document));
      return features.hashes.slice(0, features.length);
    }),
    numbers: all.map(() => new Float64Array(0)),
    labels: all.map((_, i) => (i < documents.length ? 1 : 0)),
    classes: ["elsewhere", "computing"],
  };
}

/** The probabilities of the spans of all documents after they agreed within each. */
function agreed(documents: readonly TypedDocument[], alone: readonly Float64Array[]): Float64Array[] {
  let next = 0;
  return documents.flatMap(({ document, spans }) => {
    const from = next;
    next += spans.length;
    return agreeOnKinds(document, wordCodes(document), spans, alone.slice(from, next));
  });
}

function sentencesOf(documents: readonly TypedDocument[], kinds: readonly Float64Array[]): Sentence[] {
  let next = 0;
  return documents.flatMap(({ document, spans }, d) => {
    const likely = spans.map((span) => {
      const probabilities = kinds[next++]!;
      return { ...span, kind: argmax(probabilities), probabilities };
    });
    return pairsBySentence(document, likely).map((pairs) => ({ d, pairs }));
  });
}

function relationRows(documents: readonly TypedDocument[], sentences: readonly Sentence[]): ClassRows {
  const all = sentences.flatMap(({ d, pairs }) => pairs.map((pair) => ({ pair, ...documents[d]! })));
  return {
    features: all.map(({ pair, document }) => {
      features.clear();
      putRelationFeatures(features, document, wordCodes(document), pair);
      return features.hashes.slice(0, features.length);
    }),
    numbers: all.map(({ pair }) => relationNumbers(pair.left.probabilities, pair.right.probabilities)),
    labels: all.map(({ pair: { left, right }, relations }) => {
      const forward = relations.get(relationKey([left.start, left.end], [right.start, right.end]));
      const backward = relations.get(relationKey([right.start, right.end], [left.start, left.end]));
      return RELATION_CLASSES.indexOf(classOf(forward, backward));
    }),
    classes: RELATION_CLASSES,
  };
}

function classOf(forward: string | undefined, backward: string | undefined): string {
  const type = forward ?? backward;
  if (type === undefined) return NO_RELATION;
  if (SYMMETRIC.has(type)) return type;
  return `${type}${forward === undefined ? "<" : ">"}`;
}

const writeModel = (name: string, file: KindModelFile | RelationModelFile): void =>
  writeFileSync(resolve(data, `${name}-model.json`), `${JSON.stringify(file)}\n`);

const allOf = (rows: ClassRows) => [...rows.labels.keys()];

const accuracy = (probabilities: readonly Float64Array[], { labels }: ClassRows) =>
  ((100 * probabilities.filter((own, i) => argmax(own) === labels[i]).length) / probabilities.length).toFixed(1);
const fileOfRows = (rows: ClassRows, options: SoftmaxOptions) => fileOf(rows, trainSoftmax(rows, allOf(rows), options));

/** Writes the figures of cross-validation for docs/quality.md, and leaves those of the other part as they are. */
function writeFigures(figures: Readonly<Record<string, string>>): void {
  console.log(figures);
  const path = resolve(import.meta.dirname, "cross-validation.json");
  const earlier = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, string>) : {};
  writeFileSync(path, `${JSON.stringify({ ...earlier, ...figures }, null, 2)}\n`);
}

const documents = readTypedGold(folder, TRAINED_ON);
const kinds = kindRows(documents);
const unseenKinds = agreed(documents, unseen(kinds, kinds.documents, KIND_OPTIONS));

function trainKinds(): void {
  const others = readTypedGold(folder, OTHER_FIELDS);
  const fields = fieldRows(documents, others);
  const both = kindRows([...documents, ...others]);
  writeModel("kind", {
    computing: fileOfRows(fields, FIELD_OPTIONS),
    inComputing: fileOfRows(kinds, KIND_OPTIONS),
    elsewhere: fileOfRows(both, KIND_OPTIONS),
  });
  writeFigures({
    kindsInComputing: accuracy(unseenKinds, kinds),
    kindsElsewhere: accuracy(agreed(others, unseenElsewhere(both)), kindRows(others)),
    computingOrNot: accuracy(unseen(fields, allOf(fields), FIELD_OPTIONS), fields),
  });
}

/** The kinds in the documents of other fields, each by a model that has seen all others. */
function unseenElsewhere(both: ClassRows & { readonly documents: readonly number[] }): Float64Array[] {
  const rows = allOf(both).filter((row) => both.documents[row]! >= documents.length);
  const probabilities: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isLeftOut = (row: number) =>
      both.documents[row]! >= documents.length && both.documents[row]! % FOLDS === fold;
    const chosen = allOf(both).filter((row) => !isLeftOut(row));
    const model = trainSoftmax(both, chosen, KIND_OPTIONS);
    for (const [i, row] of rows.entries()) if (isLeftOut(row)) probabilities[i] = predict(model, both, row);
  }
  return probabilities;
}

function trainRelations(): void {
  const sentences = sentencesOf(documents, unseenKinds);
  const relations = relationRows(documents, sentences);
  writeModel("relation", relationModel(sentences, relations));
}

function relationModel(sentences: readonly Sentence[], relations: ClassRows): RelationModelFile {
  const documentOfPair = sentences.flatMap(({ d, pairs }) => pairs.map(() => d));
  const unseenPairs = unseen(relations, documentOfPair, RELATION_OPTIONS);
  const proposals = proposalRows(documents, sentences, relations, unseenPairs);
  const wanted = documents.reduce(
    (sum, { relations: own }) => sum + [...own.values()].filter((type) => type !== CONJUNCTION).length,
    0,
  );
  writeFigures({
    pairsAlone: reportProposals(proposals, proposals.columns[0]!, wanted),
    relations: reportProposals(proposals, unseenProposals(proposals), wanted),
  });
  return { pairs: fileOfRows(relations, RELATION_OPTIONS), proposals: trainProposals(proposals) };
}

const part = process.argv[3];
if (part !== "relations") trainKinds();
if (part !== "kinds") trainRelations();
