import type { ConceptRecord } from "../../contract/records.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "./concept-answers.ts";
import { knowledgeOf } from "./knowledge-index.ts";

/** Two forms of a word name one thing if this many papers use both, and this many times more than by chance. */
const MIN_LIFT = 1.2;
const MIN_JOINT = 3;
/** In fewer papers than this, a concept says too little of where it belongs: it follows the broader one. */
const MIN_OWN_PAPERS = 5;
/** "Topic" is no form of "top". */
const MIN_STEM = 4;

/** A word that may be followed or left out: robot, robotic, robotics. */
const ENDINGS = ["", "ic", "ics"] as const;

/** Baskets that are remembered of a snapshot; a panel asks for the same two several times. */
const MAX_BASKETS = 200;

const baskets = new WeakMap<Snapshot, Map<number, Promise<readonly number[]>>>();

/** `findBasket`, remembered. */
export function basketOf(snapshot: Snapshot, concept: number): Promise<readonly number[]> {
  const known = baskets.get(snapshot) ?? new Map<number, Promise<readonly number[]>>();
  baskets.set(snapshot, known);
  const remembered = known.get(concept);
  if (remembered) return remembered;
  if (known.size >= MAX_BASKETS) known.clear();
  const basket = findBasket(snapshot, concept);
  known.set(concept, basket);
  // What it needs may have been stopped, or its store be away.
  basket.catch(() => known.delete(concept));
  return basket;
}

/**
 * The concepts that a reader means by the name of a field: the concept, those whose names contain its name, in any form of its words ("robot
 * arm" and "robotic system" for "robotics"), and what the hierarchy places under it, step by step, as far as it belongs there: "perception" may
 * be of robotics, but most of "object detection", a kind of it, is not. Ascending by number.
 *
 * O(concepts) once for a snapshot, then O(concepts that share a word with the name).
 */
async function findBasket(snapshot: Snapshot, concept: number): Promise<readonly number[]> {
  const words = await wordIndexOf(snapshot);
  const forms = snapshot.concepts[concept]!.key.split(" ").map((word) => formsOf(snapshot, words, word));
  const family = containing(snapshot.concepts, words, forms);
  const knowledge = await knowledgeOf(snapshot);
  const roots = family.filter((member) => isForm(snapshot.concepts[member]!.key, forms));
  const members = new Set([concept, ...family]);
  const papers = papersWith(snapshot, members);
  const field = { papers, count: countOf(papers) };
  const open = [concept, ...roots];
  const seen = new Set(open);
  for (let broader = open.pop(); broader !== undefined; broader = open.pop()) {
    for (const link of knowledge.linksDown(broader)) {
      const below = knowledge.narrower[link]!;
      const isDecided = knowledge.hierarchy.confidence[link] === 1;
      const isIn = isDecided || members.has(below) || belongs(papersOf(snapshot, below), field);
      if (!isIn || seen.has(below)) continue;
      seen.add(below);
      members.add(below);
      open.push(below);
    }
  }
  return [...members].sort((a, b) => a - b);
}

/** Whether papers of a kind are among those of the field more often than any paper is. */
function belongs(own: Uint32Array, field: { readonly papers: Uint8Array; readonly count: number }): boolean {
  if (own.length < MIN_OWN_PAPERS) return true;
  const joint = own.reduce((sum, paper) => sum + field.papers[paper]!, 0);
  return joint * field.papers.length >= MIN_LIFT * own.length * field.count;
}

function countOf(marks: Uint8Array): number {
  let count = 0;
  for (let k = 0; k < marks.length; k++) count += marks[k]!;
  return count;
}

type WordIndex = ReadonlyMap<string, readonly number[]>;

const indexes = new WeakMap<Snapshot, Promise<WordIndex>>();

/** For each word, the concepts in whose keys it stands, ascending. */
function wordIndexOf(snapshot: Snapshot): Promise<WordIndex> {
  let index = indexes.get(snapshot);
  if (index === undefined) {
    index = indexWords(snapshot.concepts);
    indexes.set(snapshot, index);
  }
  return index;
}

async function indexWords(concepts: readonly Pick<ConceptRecord, "key">[]): Promise<WordIndex> {
  const index = new Map<string, number[]>();
  await mapWithPauses(concepts, ({ key }, number) => {
    for (const word of new Set(key.split(" "))) {
      const numbers = index.get(word);
      if (numbers) numbers.push(number);
      else index.set(word, [number]);
    }
  });
  return index;
}

/** A word with its other forms. "Graphics" also ends like a form of "graph"; that their papers are different ones tells the two apart. */
function formsOf(snapshot: Snapshot, words: WordIndex, word: string): ReadonlySet<string> {
  const stem = word.replace(/ics?$/, "");
  const forms = new Set([word]);
  if (stem.length < MIN_STEM) return forms;
  const own = papersWith(snapshot, words.get(word) ?? []);
  for (const ending of ENDINGS) {
    const form = stem + ending;
    if (form === word) continue;
    const others = papersWith(snapshot, words.get(form) ?? []);
    const joint = own.reduce((sum, mentioned, paper) => sum + (mentioned & others[paper]!), 0);
    const chance = countOf(own) * countOf(others);
    if (joint >= MIN_JOINT && joint * snapshot.incidence.papers >= MIN_LIFT * chance) forms.add(form);
  }
  return forms;
}

/** Marks the papers that mention any of the concepts. */
export function papersWith(snapshot: Snapshot, concepts: Iterable<number>): Uint8Array {
  const papers = new Uint8Array(snapshot.incidence.papers);
  for (const concept of concepts) for (const paper of papersOf(snapshot, concept)) papers[paper] = 1;
  return papers;
}

/** The concepts whose keys contain these words in a row, each in any of its forms. */
function containing(
  concepts: readonly Pick<ConceptRecord, "key">[],
  words: WordIndex,
  forms: readonly ReadonlySet<string>[],
): number[] {
  const withEach = forms.map((any) => [...any].flatMap((form) => words.get(form) ?? []));
  const [fewest = []] = withEach.toSorted((a, b) => a.length - b.length);
  return [...new Set(fewest)].filter((number) => {
    const own = concepts[number]!.key.split(" ");
    return own.some((_, at) => forms.every((any, k) => any.has(own[at + k] ?? "")));
  });
}

function isForm(key: string, forms: readonly ReadonlySet<string>[]): boolean {
  const words = key.split(" ");
  return words.length === forms.length && words.every((word, k) => forms[k]!.has(word));
}
