/**
 * Counts how gerunds are used in a corpus of abstracts, and writes graph/extraction/data/gerunds.json:
 *
 *   npx tsx scripts/train/gerunds.ts PAPERS.jsonl.gz
 *
 * `verbs` are the gerunds that, behind a preposition, are followed by an article or a pronoun often enough beside the places where nothing of the
 * kind follows: "for tracking the object", unlike "by walking and". `heads` are the nouns that stand behind such a gerund in a phrase
 * with an article ("the tracking system") rather than as its object ("for tracking vehicles"). Single words only, no text.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const list = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const PREPOSITIONS = list("for by of in when while to from without through via at before after on");
/** Prepositions behind which a gerund is hardly ever the first word of a compound. */
const SURE_PREPOSITIONS = list("for by when while without via to");
const OPENERS = list("the a an its their this these our each all any both such those his her it them");
const ARTICLES = list("the a an this our its their each every these");
const FOLLOWERS = list(
  "and or of in for with on by from to is are was were has have as at between under that which can via when while using into over through during we",
);
const MIN_PAPERS = 5;
const MIN_VERB = 0.38;
const MIN_HEAD = 0.35;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: gerunds.ts PAPERS.jsonl.gz");
const abstracts = gunzipSync(readFileSync(source))
  .toString()
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { abstract?: string }).abstract ?? "");

/** For each word: how often each of two uses was seen, and in how many papers. */
class Uses {
  readonly counts = new Map<string, [first: number, second: number, papers: number]>();
  #seen = new Set<string>();

  add(word: string, use: 0 | 1 | undefined): void {
    const count = this.counts.get(word) ?? [0, 0, 0];
    if (use !== undefined) count[use]++;
    if (!this.#seen.has(word)) count[2]++;
    this.#seen.add(word);
    this.counts.set(word, count);
  }

  nextPaper(): void {
    this.#seen = new Set();
  }

  /** The words with at least this share of the first use, smoothed, sorted. */
  wordsWith(share: number): string[] {
    const common = [...this.counts].filter(([, [, , papers]]) => papers >= MIN_PAPERS);
    return common.flatMap(([word, [a, b]]) => ((a + 0.5) / (a + b + 1.5) >= share ? [word] : [])).sort();
  }
}

const gerunds = new Uses();
for (const abstract of abstracts) {
  for (const [, before, gerund, gap, after] of abstract.matchAll(
    /\b([a-z]+) ([a-z]{2,}ing)\b(?=(\W+)([A-Za-z0-9-]+))/g,
  )) {
    if (!PREPOSITIONS.has(before!)) continue;
    const closes = gap !== " " || FOLLOWERS.has(after!.toLowerCase());
    gerunds.add(gerund!, closes ? 1 : OPENERS.has(after!.toLowerCase()) ? 0 : undefined);
  }
  gerunds.nextPaper();
}
const verbs = gerunds.wordsWith(MIN_VERB);
const isVerb = new Set(verbs);

const nouns = new Uses();
for (const abstract of abstracts) {
  for (const [, before, gerund, noun, gap, after] of abstract.matchAll(
    /\b([a-z]+) ([a-z]{2,}ing) ([a-z]{3,})\b(?=(\W*)(\w*))/g,
  )) {
    if (!isVerb.has(gerund!) || (gap === " " && !FOLLOWERS.has(after!.toLowerCase()))) continue;
    if (ARTICLES.has(before!)) nouns.add(noun!, 0);
    else if (SURE_PREPOSITIONS.has(before!)) nouns.add(noun!, 1);
  }
  nouns.nextPaper();
}
const heads = nouns.wordsWith(MIN_HEAD).filter((word) => !FOLLOWERS.has(word) && !OPENERS.has(word));

const target = resolve(import.meta.dirname, "../../graph/extraction/data/gerunds.json");
writeFileSync(target, `${JSON.stringify({ version: 1, verbs: verbs.join(" "), heads: heads.join(" ") })}\n`);
console.log(`${verbs.length} gerunds, ${heads.length} heads`);
