/**
 * Scores the extractor on the gold sets beside other extractors, and writes docs/quality.md and docs/quality.json:
 *
 *   npm run quality -- [GOLD-FOLDER] [PYTHON]     (default: ../shared/gold, ../peers/bin/python)
 *
 * PYTHON belongs to a virtual environment with scripts/quality/peers-requirements.txt. Without it the scores of the other
 * extractors, which do not depend on our code, stay as they were last measured.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Ranking, rankPhrases } from "../../graph/extraction/rank-phrases.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { type GoldDocument, readGold, SETS, UNSEEN_SETS } from "./gold.ts";
import { knowledgeSection } from "./knowledge.ts";
import { qualityPage, type Row } from "./quality-page.ts";
import { allScores, type RankedDocument, type Scores } from "./score.ts";

/** Other extractors, by their name in peers.py. */
const PEERS = { yake: "YAKE", rake: "RAKE", tfidf: "TF-IDF", keybert: "KeyBERT" } as const;
type Peer = keyof typeof PEERS;

const PEERS_SCRIPT = resolve(import.meta.dirname, "peers.py");
const NOT_INSTALLED = 3;

/** Ranks the phrases of documents with another extractor; undefined when its Python package is not installed. */
function rankWithPeer(
  peer: Peer,
  documents: readonly { id: string; text: string }[],
  python: string,
): Map<string, string[]> | undefined {
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text })).join("\n");
  const run = spawnSync(python, [PEERS_SCRIPT, peer], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || run.status === NOT_INSTALLED) return undefined;
  if (run.status !== 0) throw new Error(`peers.py ${peer} failed:\n${run.stderr}`);
  const rows = run.stdout.split("\n").filter((line) => line !== "");
  return new Map(
    rows.map((line) => {
      const { id, phrases } = JSON.parse(line) as { id: string; phrases: string[] };
      return [id, phrases];
    }),
  );
}

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
  const isUnseen = set in UNSEEN_SETS;
  const ranking = { ...SETS, ...UNSEEN_SETS }[set]!;
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
  rows.push(row(`Isthmus, ${ranking}`, ranking, isUnseen ? "transfer" : "fitted", scoreOurs(documents, ranking)));
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
  const rows = Object.keys({ ...SETS, ...UNSEEN_SETS }).flatMap((set) =>
    rowsOf(folder, set, { validated, earlier }, python),
  );
  const board = { extractor: EXTRACTOR, rows };
  writeFileSync(resolve(root, "docs/quality.json"), `${JSON.stringify(board, null, 2)}\n`);
  const page = `${qualityPage(rows)}\n${knowledgeSection(folder)}`;
  writeFileSync(resolve(root, "docs/quality.md"), page);
  console.log(page);
}

main();
