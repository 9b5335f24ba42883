/**
 * Speed of extraction on one thread, beside the part of it that is tagging and compromise's own tagging of the same abstracts:
 *
 *   npx tsx tests/bench/extraction-speed.ts
 *
 * CPU seconds, median of seven rounds after a warm-up; written to extraction-speed.json with the machine. On a busy machine
 * trust the ratio.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import nlp from "compromise/two";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { tagSentences } from "../../graph/extraction/language/tagger.ts";
import { tokenise } from "../../graph/extraction/language/tokens.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { corpora } from "../corpora.ts";

const ROUNDS = 7;
const PAPERS = 300;

const folder = corpora();
if (!folder) throw new Error("the corpora are not there");
const papers = gunzipSync(readFileSync(resolve(folder, "corpora/papers-5k.jsonl.gz")))
  .toString("utf8")
  .split("\n")
  .filter((line) => line !== "")
  .slice(0, PAPERS)
  .map((line) => JSON.parse(line) as { title: string; abstract: string });

/** Papers per CPU second: median of the rounds. */
function rate(work: (paper: { title: string; abstract: string }) => void): number {
  for (const paper of papers) work(paper);
  const rates = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const paper of papers) work(paper);
    const { user, system } = process.cpuUsage(before);
    return papers.length / ((user + system) / 1e6);
  }).sort((a, b) => a - b);
  return Math.round(rates[ROUNDS >> 1] as number);
}

const ours = rate((paper) => {
  extractCandidates(paper);
});
const taggingPart = rate(({ title, abstract }) => {
  tagSentences([...tokenise(title), ...tokenise(abstract)]);
});
const compromiseTagging = rate(({ title, abstract }) => {
  nlp(`${title}. ${abstract}`);
});
const result = {
  extractor: EXTRACTOR,
  papers: PAPERS,
  rounds: ROUNDS,
  papersPerCpuSecond: { extraction: ours, splittingAndTagging: taggingPart, compromiseTwo: compromiseTagging },
  ratio: Math.round((100 * ours) / compromiseTagging) / 100,
  machine: { cpu: cpus()[0]?.model ?? "unknown", node: process.version },
};
writeFileSync(resolve(import.meta.dirname, "extraction-speed.json"), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
