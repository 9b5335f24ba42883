import { findId } from "../shared/binary-search.ts";
import { TextColumn } from "../shared/columns/text-column.ts";
import { GraphError } from "../shared/errors.ts";
import { foldAccents } from "../shared/text.ts";
import { columnsOf } from "../store/columns.ts";
import type { DecisionLog, GraphReader } from "../store/store.ts";
import { mentionsAt, type PackedCorpus } from "./packed-corpus.ts";

/** A published corpus as a store that is only read; what is computed from it is kept while the page is open. */
export function publishedStore(corpus: PackedCorpus): GraphReader & DecisionLog {
  const { papers, summary } = corpus;
  const derived = new Map(Object.entries(corpus.derived));
  const numberOf = (id: string) => findId(papers.length, (n) => papers[n]!.id, id);
  const numbersOf = (ids: readonly string[]) => ids.map(numberOf).filter((number) => number !== undefined);
  const searchTexts = textSearch(() => papers.map(({ title, abstract }) => [title, abstract]));
  const searchNames = textSearch(() =>
    corpus.concepts.map(({ label, aliases }) => [label, aliases.map(({ form }) => form).join(" ")]),
  );
  return {
    url: "published:",
    graphDatabase: null,
    summary: async () => summary,
    revision: async () => summary.revision,
    close: async () => undefined,
    papers: async (ids) => numbersOf(ids).map((number) => papers[number] as (typeof papers)[number]),
    // The records behind merged papers are not published.
    allPapers: async function* () {
      for (const paper of papers) yield { ...paper, keys: [], records: "", sources: [] };
    },
    paperColumns: async () => ({ ...corpus.columns, ids: TextColumn.of(papers.map(({ id }) => id)) }),
    searchPapers: async (query, limit) => searchTexts(query, limit).map((number) => papers[number]!.id),
    papersWithWords: async function* (query) {
      yield searchTexts(query, papers.length).map((number) => papers[number]!.id);
    },
    searchConcepts: async (query, limit) => searchNames(query, limit).map((number) => corpus.concepts[number]!.id),
    candidates: async function* () {},
    concepts: async () => [...corpus.concepts],
    conceptColumns: () => columnsOf(corpus.concepts),
    mentions: async function* (ids) {
      const numbers = ids ? numbersOf(ids).sort((a, b) => a - b) : papers.keys();
      for (const number of numbers) {
        yield { paper: papers[number]!.id, mentions: mentionsAt(corpus.mentions, number) };
      }
    },
    incidences: async function* () {
      yield* corpus.incidences;
    },
    decisions: async () => [...corpus.decisions],
    appendDecisions: refuse,
    setFact: refuse,
    derived: async (name) => derived.get(name),
    saveDerived: async (name, _revision, data) => void derived.set(name, data),
    forgetDerived: async () => undefined,
  };
}

async function refuse(): Promise<never> {
  throw new GraphError("FORBIDDEN", "This is a published copy: it cannot be changed.", {
    hint: "Open the corpus with Isthmus itself.",
  });
}

/** A match in the first text (title, label) counts as this many in the second. */
const TITLE_WEIGHT = 8;

/**
 * Finds texts with all words of a query, each as the beginning of a word (which also finds plurals); best first:
 * matches in the first text count most, ties in order. O(characters of all texts), which are normalised once.
 */
function textSearch(textsOf: () => (readonly [string, string])[]) {
  let small: (readonly [string, string])[] | undefined;
  return (query: string, limit: number): number[] => {
    small ??= textsOf().map(([first, second]) => [plain(first), plain(second)] as const);
    const words = plain(query).trim().split(" ").filter(Boolean);
    if (words.length === 0) return [];
    const found: { number: number; score: number }[] = [];
    small.forEach((texts, number) => {
      const score = scoreOf(words, texts);
      if (score > 0) found.push({ number, score });
    });
    found.sort((a, b) => b.score - a.score || a.number - b.number);
    return found.slice(0, limit).map(({ number }) => number);
  };
}

/** Frequency of the words in the texts, relative to their length; 0 when one is missing. */
function scoreOf(words: readonly string[], [first, second]: readonly [string, string]): number {
  let score = 0;
  for (const word of words) {
    const beginning = ` ${word.length > 4 ? word.replace(/s$/, "") : word}`;
    const matches = TITLE_WEIGHT * (first.split(beginning).length - 1) + (second.split(beginning).length - 1);
    if (matches === 0) return 0;
    score += Math.log1p(matches);
  }
  return score / Math.log(10 + first.length);
}

/** Words in lower case without accents, a space before each. */
function plain(text: string): string {
  return ` ${foldAccents(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`;
}
