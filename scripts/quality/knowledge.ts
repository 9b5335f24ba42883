/**
 * Scores kinds and relations on the typed gold sets, and writes their part of docs/quality.md:
 *
 *   npm run quality:knowledge -- [GOLD-FOLDER]     (default: ../shared/gold)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { kindsOf, type RelationType, readKnowledge } from "../../graph/extraction/knowledge/knowledge.ts";
import { scoreSet } from "./score.ts";
import { readTypedGold, relationKey, type TypedDocument } from "./typed-gold.ts";

/** A relation that was found in a document, and whether people marked it. */
interface RelationHit {
  readonly confidence: number;
  readonly right: boolean;
}

/** Relations that people marked, without conjunctions. */
const wantedOf = ({ relations }: TypedDocument) => [...relations].filter(([, type]) => type !== "conjunction");

type Offsets = readonly [number, number];

/** True when people marked the relation; a comparison has no direction. */
function isRight({ relations }: TypedDocument, type: RelationType, head: Offsets, tail: Offsets): boolean {
  return (
    relations.get(relationKey(head, tail)) === type ||
    (type === "compare" && relations.get(relationKey(tail, head)) === type)
  );
}

function kindAccuracy(documents: readonly TypedDocument[]): number {
  const right = documents.flatMap(({ document, spans }) =>
    kindsOf(document, spans).map(({ span, kind }) => span.kind === kind),
  );
  return right.filter(Boolean).length / right.length;
}

/** The relations of given spans, or of those that extraction chooses, most confident first. */
function findRelations(documents: readonly TypedDocument[], given: boolean): RelationHit[] {
  const found = documents.flatMap((gold) => {
    const stretches = gold.spans.map(({ start, end }) => [start, end] as const);
    const { relations } = given ? readKnowledge(gold.text, stretches) : readKnowledge(gold.text);
    return relations.map(({ type, head, tail, confidence }) => ({
      confidence,
      right: isRight(gold, type, head, tail),
    }));
  });
  return found.sort((a, b) => b.confidence - a.confidence);
}

const percent = (share: number) => (100 * share).toFixed(1);
const PRECISIONS = [0.75, 0.8];

/** A line of the table: all relations, then the greatest recall at each precision. */
function relationLine(name: string, documents: readonly TypedDocument[], given: boolean): string {
  const wanted = documents.reduce((sum, document) => sum + wantedOf(document).length, 0);
  const found = findRelations(documents, given);
  const { precision, recall, f1 } = scoreSet(found.filter(({ right }) => right).length, found.length, wanted);
  const cells = PRECISIONS.map((least) => {
    let right = 0;
    let best = { recall: 0, floor: 1 };
    for (const [i, relation] of found.entries()) {
      if (relation.right) right++;
      if (right / (i + 1) >= least) best = { recall: right / wanted, floor: relation.confidence };
    }
    return `${percent(best.recall)} (${best.floor.toFixed(2)})`;
  });
  return `| ${name} | ${percent(precision)} / ${percent(recall)} / ${percent(f1)} | ${cells.join(" | ")} |`;
}

/** How often relations of a confidence are right: a confidence should mean what it says. */
function calibrationLine(name: string, documents: readonly TypedDocument[], given: boolean): string {
  const found = findRelations(documents, given);
  const cells = [0.1, 0.3, 0.5, 0.7, 0.9].map((middle) => {
    const near = found.filter(({ confidence }) => Math.abs(confidence - middle) <= 0.1);
    return near.length === 0
      ? "–"
      : `${percent(near.filter(({ right }) => right).length / near.length)} (${near.length})`;
  });
  return `| ${name} | ${cells.join(" | ")} |`;
}

const HEADING = "## Kinds and relations";

/** The part of docs/quality.md about kinds and relations. */
export function knowledgeSection(folder: string): string {
  const [dev, stm] = [readTypedGold(folder, "scierc-dev"), readTypedGold(folder, "stm-train")];
  const validated = JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../train/knowledge/cross-validation.json"), "utf8"),
  ) as Record<string, string>;
  return [
    HEADING,
    "",
    "Written by `npm run quality:knowledge`; [knowledge.md](knowledge.md) says how they are read. Spans must be exact, and types and directions right;",
    "conjunctions do not count. The models were trained on the training part of SciERC, those of kinds outside computing on STM too. The development",
    "part of SciERC chose the floor of relations of chosen spans, and between settings that are equal by cross-validation.",
    "",
    "| kinds of given spans | accuracy |",
    "|---|---|",
    `| SciERC, training part, cross-validated | ${validated.kindsInComputing} |`,
    `| SciERC, development part | ${percent(kindAccuracy(dev))} |`,
    `| STM, cross-validated (processes count as other, data as material) | ${validated.kindsElsewhere} |`,
    `| STM, fitted: proves nothing | ${percent(kindAccuracy(stm))} |`,
    "",
    "| relations | P / R / F1 | recall (floor) at precision 75 | at 80 |",
    "|---|---|---|---|",
    `| SciERC, training part, cross-validated, given spans | ${validated.relations} |`,
    relationLine("SciERC, development part, given spans", dev, true),
    relationLine("SciERC, development part, chosen spans", dev, false),
    "",
    "How often relations are right, by their confidence (number of relations):",
    "",
    "| development part | 0–0.2 | 0.2–0.4 | 0.4–0.6 | 0.6–0.8 | 0.8–1 |",
    "|---|---|---|---|---|---|",
    calibrationLine("given spans", dev, true),
    calibrationLine("chosen spans", dev, false),
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = resolve(import.meta.dirname, "../..");
  const section = knowledgeSection(resolve(process.argv[2] ?? resolve(root, "../shared/gold")));
  const path = resolve(root, "docs/quality.md");
  const [before = ""] = readFileSync(path, "utf8").split(`\n${HEADING}`);
  writeFileSync(path, `${before}\n${section}`);
  console.log(section);
}
