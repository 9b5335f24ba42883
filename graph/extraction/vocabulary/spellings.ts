import { compareIds } from "../../shared/text.ts";
import type { KeyStatistics } from "./key-statistics.ts";

/**
 * For concepts that are another spelling of a concept, that concept: written as one word ("diffusionvla") the same with spaces
 * ("diffusion vla"), and of names with a number the one with the most papers.
 */
export function spellingsOf(collection: KeyStatistics, isConcept: Uint8Array): ReadonlyMap<number, number> {
  const spellings = spacedSpellings(collection, isConcept);
  const byNumber = numberSpellings(collection, isConcept, spellings);
  for (const [id, to] of spellings) spellings.set(id, byNumber.get(to) ?? to);
  for (const [id, to] of byNumber) spellings.set(id, to);
  return spellings;
}

function spacedSpellings(collection: KeyStatistics, isConcept: Uint8Array): Map<number, number> {
  const bySpace = new Map<number, number>();
  for (let id = 0; id < isConcept.length; id++) {
    if (isConcept[id] !== 1) continue;
    const joinedId = collection.joinedId(id);
    if (joinedId < 0 || joinedId === id || isConcept[joinedId] !== 1) continue;
    const other = bySpace.get(joinedId);
    if (other === undefined || comesBefore(collection, id, other)) bySpace.set(joinedId, id);
  }
  return bySpace;
}

/** "PM 2.5" and "PM2.5", "vitamin B-12" and "vitamin B12", "type II diabetes" and "type 2 diabetes"; those in `spellings` have their concept already. */
function numberSpellings(
  collection: KeyStatistics,
  isConcept: Uint8Array,
  spellings: ReadonlyMap<number, number>,
): Map<number, number> {
  const byLevel = new Map<string, number[]>();
  for (let id = 0; id < isConcept.length; id++) {
    if (isConcept[id] !== 1 || spellings.has(id)) continue;
    const level = numbersLevelled(collection.keyOf(id));
    if (level === undefined) continue;
    const group = byLevel.get(level);
    if (group) group.push(id);
    else byLevel.set(level, [id]);
  }
  return new Map([...byLevel.values()].flatMap((group) => targetsOf(collection, group)));
}

/** Each concept of a group but its first, with that. */
function targetsOf(collection: KeyStatistics, group: readonly number[]): [number, number][] {
  const first = group.reduce((best, id) => (comesBefore(collection, id, best) ? id : best));
  return group.filter((id) => id !== first).map((id) => [id, first]);
}

/** What comes in types and phases, which are numbered in Roman and Arabic numerals alike. */
const ROMAN = /\b(type|phase|grade|stage|class) (i{1,3}|iv|v)(?= |$)/g;
const ARABIC: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4", v: "5" };
/** Spaces between letters and a number; those between two words or two numbers stay. */
const BESIDE_NUMBER = /(?<=\p{L}) (?=\p{N})|(?<=\p{N}) (?=\p{L})/gu;

/** One text for all spellings of the numbers in a key; undefined when it has none. */
function numbersLevelled(key: string): string | undefined {
  const arabic = key.replace(ROMAN, (_, kind: string, roman: string) => `${kind} ${ARABIC[roman]}`);
  return /\p{N}/u.test(arabic) ? arabic.replace(BESIDE_NUMBER, "") : undefined;
}

/** Orders by papers and then by text, not by id, which depends on the order of the papers. */
function comesBefore(collection: KeyStatistics, a: number, b: number): boolean {
  const more = collection.candidatePapers.at(a) - collection.candidatePapers.at(b);
  return more > 0 || (more === 0 && compareIds(collection.keyOf(a), collection.keyOf(b)) < 0);
}
