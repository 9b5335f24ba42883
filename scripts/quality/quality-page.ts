import type { Ranking } from "../../graph/extraction/rank-phrases.ts";
import type { Scores } from "./score.ts";

/** One line of the scoreboard. */
export interface Row {
  readonly set: string;
  readonly documents: number;
  readonly extractor: string;
  /** Null for other extractors. */
  readonly ranking: Ranking | null;
  /** What the scores are based on; the page explains each. */
  readonly basis: "cross-validated" | "transfer" | "fitted" | "nothing learned";
  readonly scores: Scores;
}

const NAMES: Readonly<Record<string, string>> = {
  "scierc-train": "SciERC, training part (350 abstracts, computer science)",
  "scierc-dev": "SciERC, development part (50 abstracts, computer science)",
  "semeval2017-dev": "SemEval 2017 task 10 (paragraphs from physics, materials and computer science)",
  "inspec-dev": "Inspec (abstracts, uncontrolled terms of librarians)",
  "kdd-dev": "KDD (abstracts, authors' keywords)",
  "www-dev": "WWW (abstracts, authors' keywords)",
  "stm-train": "STM (70 abstracts of ten fields, concepts by experts)",
  "ecology-kw-dev": "Ecology (abstracts, authors' keywords)",
  "marine-kw-dev": "Marine research (abstracts, authors' keywords)",
  "medicine-mesh-dev": "Medicine (abstracts, subject headings)",
};

const INTRODUCTION = `# Quality of extraction

Written by \`npm run quality\`; the figures are in [quality.json](quality.json). How extraction works is described in
[extraction.md](extraction.md).

Macro averages ×100 over documents; phrases match when equal after lower-casing and Porter stemming. @k is the score of the k
phrases ranked first; "set" is the score of all phrases that become mentions (for the other extractors, of ten).

What the figures of our learned rankings are based on:

- *cross-validated*: every document is ranked by a model trained on four fifths of all sets, without that document. This is what to
  expect on similar papers.
- *transfer*: ranked by a model that has seen no document of that source. This is what to expect in a new field.
- *fitted*: ranked by the weights as shipped, which were trained on these documents. This proves nothing about quality; a test checks these
  figures because a change of the rules shows in them at once.

The others run with the settings in \`scripts/quality/peers.py\` that give their best results on the training part of SciERC, not with their
defaults: RAKE with a long stop list, phrases of at most three words and word degree (F1@10 is 35; in an earlier setting it was 27); TF-IDF and
KeyBERT (all-MiniLM-L6-v2, maximal marginal relevance 0.5) with one to three words in sequence, not joined across stop words
(on 40 abstracts F1@10 is 31; with KeyBERT's own candidates, 1–3-grams without stop words, 14). Their rows do not depend on our code and stay as
they were last measured; on the four sets of other fields, which no model of ours has seen, they were not run yet.
`;

/** The scoreboard as a page of Markdown. */
export function qualityPage(rows: readonly Row[]): string {
  const sets = [...new Set(rows.map((row) => row.set))];
  return `${INTRODUCTION}\n${sets
    .map((set) =>
      section(
        set,
        rows.filter((row) => row.set === set),
      ),
    )
    .join("\n")}`;
}

function section(set: string, rows: readonly Row[]): string {
  const cell = ({ precision, recall, f1 }: Row["scores"]["at5"]) =>
    [precision, recall, f1].map((x) => x.toFixed(1)).join(" / ");
  const lines = rows.map(
    ({ extractor, basis, scores }) =>
      `| ${extractor} | ${basis} | ${[scores.at5, scores.at10, scores.at15, scores.set].map(cell).join(" | ")} |`,
  );
  return [
    `## ${NAMES[set] ?? set}`,
    "",
    "| extractor | basis | P / R / F1 @5 | @10 | @15 | set |",
    "|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}
