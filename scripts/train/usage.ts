/**
 * Computes the second frozen table (graph/extraction/data/usage.json) from a corpus of titles and abstracts, given the first:
 *
 *   npx tsx scripts/train/usage.ts PAPERS.jsonl.gz
 *
 * For every word of the background table: how it is used in phrases (as head, at the start, alone), how much more often it
 * occurs in titles than in abstracts, and a short vector of its neighbours. For every established phrase: its papers, the share of
 * papers where it is a whole noun phrase, and how often it occurs in titles. Numbers and canonical keys only, no text.
 *
 * Do not count the committed table again: since it was counted, the table itself decides which plurals end a run and which parts
 * of phrases are left out. Counted over its own decisions, every plural would end all of its phrases.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { candidatesOf } from "../../graph/extraction/candidates/candidates.ts";
import { runsOf } from "../../graph/extraction/candidates/runs.ts";
import background from "../../graph/extraction/data/background.json" with { type: "json" };
import { analyseDocument, type Document, type Word } from "../../graph/extraction/language/document.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { embedWords } from "./embedding.ts";

const CONTEXTS = 1000;
const DIMENSIONS = 16;
const MIN_OWN_PAPERS = 10;

const words = background.words.split(" ");
const index = new Map(words.map((word, i) => [word, i]));
const contextOf = new Int32Array(words.length).fill(-1);
[...words.keys()]
  .sort((a, b) => Number.parseInt(background.rarity[b]!, 36) - Number.parseInt(background.rarity[a]!, 36) || a - b)
  .slice(0, CONTEXTS)
  .forEach((word, context) => {
    contextOf[word] = context;
  });

const neighbours = new Float32Array(words.length * CONTEXTS * 2);
const roles = {
  inRun: new Int32Array(words.length),
  head: new Int32Array(words.length),
  start: new Int32Array(words.length),
  alone: new Int32Array(words.length),
};
const papersIn = { title: new Int32Array(words.length), abstract: new Int32Array(words.length) };
const add = (counts: Int32Array | Float32Array, i: number) => {
  counts[i]! += 1;
};
const phrases = new Map<string, { papers: number; own: number; title: number }>();

function countNeighbours(all: readonly Word[]): void {
  for (let i = 1; i < all.length; i++) {
    const left = all[i - 1]!;
    const right = all[i]!;
    if (left.sentence !== right.sentence || right.gap !== "") continue;
    const l = index.get(left.lower);
    const r = index.get(right.lower);
    if (l === undefined || r === undefined) continue;
    const leftContext = contextOf[l]!;
    const rightContext = contextOf[r]!;
    if (leftContext >= 0) add(neighbours, r * CONTEXTS * 2 + leftContext);
    if (rightContext >= 0) add(neighbours, l * CONTEXTS * 2 + CONTEXTS + rightContext);
  }
}

function countRoles(document: Document): void {
  for (const { from, to } of runsOf(document)) {
    for (let i = from; i <= to; i++) {
      const word = index.get(document.words[i]!.lower);
      if (word === undefined) continue;
      add(roles.inRun, word);
      if (i === to) add(roles.head, word);
      if (i === from) add(roles.start, word);
      if (from === to) add(roles.alone, word);
    }
  }
}

function countPhrases(document: Document): void {
  for (const { key, spans } of candidatesOf(document)) {
    const plain = spans.filter((span) => span.connectors === "");
    const shape = key.split(" ").length;
    if (plain.length === 0 || shape < 2 || shape > 5) continue;
    const own = plain.some((span) => span.own);
    let count = phrases.get(key);
    if (!count) {
      // to save memory, a phrase is counted from the first paper where it is a whole noun phrase
      if (!own) continue;
      count = { papers: 0, own: 0, title: 0 };
      phrases.set(key, count);
    }
    count.papers++;
    if (own) count.own++;
    if (plain.some((span) => document.sentences[document.words[span.from]!.sentence]?.field === 0)) count.title++;
  }
}

function countPapers(document: Document): void {
  for (const field of [0, 1]) {
    const seen = new Set<number>();
    for (const word of document.words) {
      const i = index.get(word.lower);
      if (i !== undefined && document.sentences[word.sentence]?.field === field) seen.add(i);
    }
    const column = field === 0 ? papersIn.title : papersIn.abstract;
    for (const i of seen) add(column, i);
  }
}

for (const file of process.argv.slice(2)) {
  for (const line of gunzipSync(readFileSync(file)).toString("utf8").split("\n")) {
    if (line.trim() === "") continue;
    const document = analyseDocument(JSON.parse(line) as { title: string; abstract: string });
    countNeighbours(document.words);
    countRoles(document);
    countPapers(document);
    countPhrases(document);
  }
}

const digit = (share: number) => Math.max(0, Math.min(35, Math.floor(share * 36))).toString(36);
const column = (value: (i: number) => number) => words.map((_, i) => digit(value(i))).join("");
const share = (part: Int32Array) => column((i) => part[i]! / Math.max(1, roles.inRun[i]!));
const titles = papersIn.title.reduce((a, b) => a + b, 0) / papersIn.abstract.reduce((a, b) => a + b, 0);
/** log2 of how much more often than the average word a word occurs in titles, −4 … 4 mapped to 0 … 1. */
const titleness = (title: number, abstract: number) => 0.5 + Math.log2((title + 0.5) / (titles * (abstract + 5))) / 8;

const vectors = embedWords(neighbours, CONTEXTS * 2, DIMENSIONS, seededRandom(1));
const spread = Array.from({ length: DIMENSIONS }, (_, d) => {
  let sum = 0;
  for (let i = 0; i < words.length; i++) sum += vectors[i * DIMENSIONS + d]! ** 2;
  return Math.sqrt(sum / words.length);
});
const frequentPhrases = [...phrases].filter(([, p]) => p.own >= MIN_OWN_PAPERS).sort(([a], [b]) => (a < b ? -1 : 1));
const table = {
  version: 1,
  head: share(roles.head),
  start: share(roles.start),
  alone: share(roles.alone),
  inRun: column((i) => roles.inRun[i]! / (2 ** (Number.parseInt(background.rarity[i]!, 36) / 2) * 2)),
  titleness: column((i) => titleness(papersIn.title[i]!, papersIn.abstract[i]!)),
  dimensions: DIMENSIONS,
  // each dimension is scaled to unit variance, then −3 … 3 is mapped to 0 … 35
  vectors: Array.from({ length: DIMENSIONS }, (_, d) =>
    column((i) => 0.5 + vectors[i * DIMENSIONS + d]! / spread[d]! / 6),
  ),
  phrases: frequentPhrases.map(([key]) => key).join("\n"),
  phrasePapers: frequentPhrases.map(([, p]) => Math.min(35, Math.round(Math.log2(p.papers) * 2)).toString(36)).join(""),
  phraseOwn: frequentPhrases.map(([, p]) => digit(p.own / p.papers)).join(""),
  phraseTitle: frequentPhrases.map(([, p]) => digit(titleness(p.title, p.papers))).join(""),
};
const target = resolve(import.meta.dirname, "../../graph/extraction/data/usage.json");
writeFileSync(target, `${JSON.stringify(table)}\n`);
console.log(`${words.length} words, ${frequentPhrases.length} phrases → ${target}`);
