/**
 * Scores the extractor on the gold sets beside other extractors, and writes docs/quality.md and docs/quality.json:
 *
 *   npm run quality -- [GOLD-FOLDER] [PYTHON]     (default: ../shared/gold, ../peers/bin/python)
 *
 * PYTHON belongs to a virtual environment with scripts/quality/peers-requirements.txt. Without it the scores of the other
 * extractors, which do not depend on our code, stay as they were last measured.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Ranking, rankPhrases } from "../../graph/extraction/rank-phrases.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { type GoldDocument, readGold, SETS } from "./gold.ts";
import { PEERS, type Peer, rankWithPeer } from "./peers.ts";
import { qualityPage, type Row } from "./quality-page.ts";
import { allScores, type RankedDocument, type Scores } from "./score.ts";

function withGold(
  documents: readonly GoldDocument[],
  ranked: (doc: GoldDocument) => { phrases: string[]; aboveCut: number },
) {
  return documents.map((document): RankedDocument => {
    const { phrases, aboveCut } = ranked(document);
    return { ranked: phrases, aboveCut, gold: document.gold };
  });
}

function scoreOurs(documents: readonly GoldDocument[], ranking: Ranking): Scores {
  const ranked = new Map(rankPhrases(documents, ranking).map((row) => [row.id, row]));
  return allScores(withGold(documents, ({ id }) => ranked.get(id) ?? { phrases: [], aboveCut: 0 }));
}

function scorePeer(documents: readonly GoldDocument[], peer: Peer, python: string): Scores | undefined {
  const ranked = rankWithPeer(peer, documents, python);
  if (!ranked) return undefined;
  return allScores(withGold(documents, ({ id }) => ({ phrases: ranked.get(id) ?? [], aboveCut: 10 })));
}

type CrossValidation = Record<string, Record<string, { crossValidated: Scores; transfer: Scores }>>;

const isOf = (set: string, extractor: string) => (row: Row) => row.set === set && row.extractor === extractor;

/** Scores that are not measured again. */
interface EarlierScores {
  readonly validated: CrossValidation;
  /** The rows of the last scoreboard. */
  readonly earlier: readonly Row[];
}

function rowsOf(folder: string, set: string, { validated, earlier }: EarlierScores, python: string): Row[] {
  const ranking = SETS[set]!;
  const documents = readGold(folder, set);
  const row = (extractor: string, ranking: Ranking | null, basis: Row["basis"], scores: Scores): Row => ({
    set,
    documents: documents.length,
    extractor,
    ranking,
    basis,
    scores,
  });
  const crossValidation = validated[ranking]?.[set];
  const rows = crossValidation
    ? [
        row(`Isthmus, ${ranking}`, ranking, "cross-validated", crossValidation.crossValidated),
        row(`Isthmus, ${ranking}`, ranking, "transfer", crossValidation.transfer),
      ]
    : [];
  rows.push(row(`Isthmus, ${ranking}`, ranking, "fitted", scoreOurs(documents, ranking)));
  rows.push(row("Isthmus, plain", "plain", "nothing learned", scoreOurs(documents, "plain")));
  for (const peer of Object.keys(PEERS) as Peer[]) {
    const scores = scorePeer(documents, peer, python) ?? earlier.find(isOf(set, PEERS[peer]))?.scores;
    if (scores) rows.push(row(PEERS[peer], null, "nothing learned", scores));
    else console.error(`${PEERS[peer]} is not installed: left out (see scripts/quality/peers-requirements.txt)`);
  }
  return rows;
}

function main(): void {
  const root = resolve(import.meta.dirname, "../..");
  const folder = resolve(process.argv[2] ?? resolve(root, "../shared/gold"));
  const validated = JSON.parse(
    readFileSync(resolve(root, "scripts/train/cross-validation.json"), "utf8"),
  ) as CrossValidation;
  const python = resolve(process.argv[3] ?? resolve(root, "../peers/bin/python"));
  const { rows: earlier } = JSON.parse(readFileSync(resolve(root, "docs/quality.json"), "utf8")) as { rows: Row[] };
  const rows = Object.keys(SETS).flatMap((set) => rowsOf(folder, set, { validated, earlier }, python));
  const board = { extractor: EXTRACTOR, rows };
  writeFileSync(resolve(root, "docs/quality.json"), `${JSON.stringify(board, null, 2)}\n`);
  const page = qualityPage(rows);
  writeFileSync(resolve(root, "docs/quality.md"), page);
  console.log(page);
}

main();
