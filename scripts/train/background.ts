/**
 * Computes the frozen background table (graph/extraction/data/background.json) from a corpus of titles and abstracts:
 *
 *   npx tsx scripts/train/background.ts PAPERS.jsonl.gz [PAPERS.jsonl.gz …]
 *
 * The table contains numbers about single words, no text: in how many papers a word occurs and how it is tagged.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { tagSentences } from "../../graph/extraction/language/tagger.ts";
import { type Token, tokenise } from "../../graph/extraction/language/tokens.ts";
import type { WordClass } from "../../graph/extraction/words/word-class.ts";

const CLASSES = "NAGEV";
const MIN_PAPERS = 6;
const WORD = /^\p{L}[\p{L}-]{0,23}$/u;

interface WordCount {
  papers: number;
  lastPaper: number;
  /** Occurrences by class, in the order of CLASSES. */
  classes: number[];
  /** Occurrences that are not the first word of a sentence, and how many of them have a capital. */
  inner: number;
  capital: number;
}

const counts = new Map<string, WordCount>();

function countOf(word: string): WordCount {
  let count = counts.get(word);
  if (!count) {
    count = { papers: 0, lastPaper: -1, classes: [0, 0, 0, 0, 0], inner: 0, capital: 0 };
    counts.set(word, count);
  }
  return count;
}

function addText(text: string, paper: number): void {
  const sentences = tokenise(text);
  const classes = tagSentences(sentences);
  for (const [s, { tokens }] of sentences.entries()) {
    for (const [i, token] of tokens.entries()) addWord(token, i === 0, classes[s]?.[i] ?? "O", paper);
  }
}

function addWord({ text, lower }: Token, initial: boolean, kind: WordClass, paper: number): void {
  if (!WORD.test(lower)) return;
  const count = countOf(lower);
  if (count.lastPaper !== paper) count.papers++;
  count.lastPaper = paper;
  const at = CLASSES.indexOf(kind);
  if (at >= 0) count.classes[at] = (count.classes[at] ?? 0) + 1;
  if (initial) return;
  count.inner++;
  if (/\p{Lu}/u.test(text)) count.capital++;
}

/** A share 0 … 1 as a digit of base 36. */
const digit = (share: number) => Math.min(35, Math.floor(share * 36)).toString(36);

let papers = 0;
for (const file of process.argv.slice(2)) {
  for (const line of gunzipSync(readFileSync(file)).toString("utf8").split("\n")) {
    if (line.trim() === "") continue;
    const { abstract } = JSON.parse(line) as { abstract: string };
    addText(abstract, papers++);
  }
}

const words = [...counts].filter(([, c]) => c.papers >= MIN_PAPERS).sort(([a], [b]) => (a < b ? -1 : 1));
const share = (part: number, all: number) => digit(all === 0 ? 0 : part / all);
const table = {
  version: 1,
  papers,
  words: words.map(([word]) => word).join(" "),
  // log2 of the number of papers in steps of 1/2
  rarity: words.map(([, c]) => Math.min(35, Math.round(Math.log2(c.papers) * 2)).toString(36)).join(""),
  ...Object.fromEntries(
    [...CLASSES].map((name, i) => {
      const total = (c: WordCount) => c.classes.reduce((a, b) => a + b, 0);
      return [name, words.map(([, c]) => share(c.classes[i] ?? 0, total(c))).join("")];
    }),
  ),
  capital: words.map(([, c]) => share(c.capital, c.inner)).join(""),
};
const target = resolve(import.meta.dirname, "../../graph/extraction/data/background.json");
writeFileSync(target, `${JSON.stringify(table)}\n`);
console.log(`${papers} papers, ${words.length} words → ${target}`);
