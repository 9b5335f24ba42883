import { formOf, keyOfKeyword } from "../../extraction/keywords.ts";
import { containsPhrase, wordsOf } from "../../query-language/phrase-in-text.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** A keyword with the papers that list it, in any spelling and with any qualifiers. */
export interface ListedKeyword {
  /** The spelling of the first of its papers. */
  readonly form: string;
  /** Numbers of papers, ascending. */
  readonly papers: readonly number[];
}

/** By canonical key; what names nothing (codes, "Humans") by itself. */
type KeywordIndex = ReadonlyMap<string, ListedKeyword>;

/** One index for each snapshot; it is built when somebody first asks for a keyword. */
const indexes = new WeakMap<Snapshot, Promise<KeywordIndex>>();

/** The keywords of all papers of a snapshot. */
export function keywordIndex(snapshot: Snapshot): Promise<KeywordIndex> {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const built = buildIndex(snapshot);
  indexes.set(snapshot, built);
  built.catch(() => indexes.delete(snapshot));
  return built;
}

async function buildIndex(snapshot: Snapshot): Promise<KeywordIndex> {
  const index = new Map<string, { form: string; papers: number[] }>();
  const pause = createPause();
  for await (const { id, keywords } of snapshot.store.allPapers()) {
    const paper = snapshot.paperNumber(id);
    if (paper === undefined) continue;
    for (const keyword of keywords) {
      const form = formOf(keyword) || keyword;
      const key = keyOfKeyword(keyword);
      const known = index.get(key);
      if (known === undefined) index.set(key, { form, papers: [paper] });
      else if (known.papers.at(-1) !== paper) known.papers.push(paper);
    }
    await pause();
  }
  return index;
}

/** The papers that list a keyword that is the value, in another spelling too, or has its words side by side. */
export async function papersWithKeyword(snapshot: Snapshot, value: string): Promise<Uint8Array> {
  const mask = new Uint8Array(snapshot.papers.ids.length);
  const phrase = wordsOf(value);
  const wanted = keyOfKeyword(value);
  const pause = createPause();
  for (const [key, { form, papers }] of await keywordIndex(snapshot)) {
    if (key === wanted || containsPhrase(form, phrase)) for (const paper of papers) mask[paper] = 1;
    await pause();
  }
  return mask;
}
