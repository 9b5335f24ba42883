import type { Communities } from "../../analysis/communities/communities.ts";
import type { CommunitySummary } from "../../contract/entities.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import { findId } from "../../shared/binary-search.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

const LONGEST_NAME = 38;

/** A longer name takes the place of one that it contains when it is in so large a part of its papers. */
const NEARLY_AS_COMMON = 0.75;

interface MadeNames {
  readonly concepts: Snapshot["concepts"];
  readonly custom: ReadonlyMap<number, string>;
  readonly names: string[];
}

const namesOf = new WeakMap<Communities, MadeNames>();

/** Name of a community: the one that people gave it, otherwise one made of its concepts; each is made once. */
export function communityName(snapshot: Snapshot, communities: Communities, community: number): string {
  const { concepts } = snapshot;
  let made = namesOf.get(communities);
  if (made?.concepts !== concepts) {
    made = { concepts, custom: customNames(snapshot, communities), names: [] };
    namesOf.set(communities, made);
  }
  made.names[community] ??= made.custom.get(community) ?? makeName(concepts, communities, community);
  return made.names[community];
}

/**
 * The concept that tells most of it, and the next that says something else when both are short. Concepts of several
 * words come first: "robot" and "communication" could name many fields, "human–robot interaction" names one.
 */
function makeName(concepts: Snapshot["concepts"], communities: Communities, community: number): string {
  const numbers = communities.labelConcepts[community] ?? new Uint32Array();
  const ranked = Array.from(numbers, (number) => concepts[number]).filter((concept) => concept !== undefined);
  const hasSeveralWords = (concept: ConceptRecord) => wordsOf(concept).length > 1;
  const candidates = [
    ...activitiesFirst(ranked.filter(hasSeveralWords)),
    ...ranked.filter((concept) => !hasSeveralWords(concept)),
  ];
  const [vague] = candidates;
  if (!vague) return `Community ${community}`;
  const exact = candidates.find((other) => isMoreExact(other, vague)) ?? vague;
  const second = candidates.find(
    (other) => exact.label.length + other.label.length + 3 <= LONGEST_NAME && !sayAlike(exact, other),
  );
  return second ? `${exact.label} & ${second.label}` : exact.label;
}

/**
 * Endings of what people do or study: "domain adaptation" rather than "target domain", "motion planning", "hormone replacement therapy".
 * Not of what a study is made of ("objective function", "control group position").
 */
const ACTIVITY =
  /(?:(?<!func|equa|condi|frac|sec|posi|popula|sta|solu|por|op|ques|\bac|rela|informa|organiza|genera|applica)tion|sion|(?<!environ|ele|seg|instru|experi|state)ment|ing|sis|ics|logy|graphy|metry|surgery|therapy|culture|medicine|science)s?$/;

/** How many places an activity goes up: to two thirds of its place. */
const ACTIVITY_PLACE = 2 / 3;

/** Places begin here, so that the second goes before the first only when it names an activity. */
const FIRST_PLACE = 3;

function activitiesFirst(concepts: readonly ConceptRecord[]): ConceptRecord[] {
  const places = concepts.map((concept, k) => {
    return { concept, place: (FIRST_PLACE + k) * (ACTIVITY.test(concept.key) ? ACTIVITY_PLACE : 1) };
  });
  return places.sort((a, b) => a.place - b.place).map(({ concept }) => concept);
}

/** "Neural networks" where "network" is hardly more common. */
function isMoreExact(other: ConceptRecord, reference: ConceptRecord): boolean {
  const [words, more] = [wordsOf(reference), wordsOf(other)];
  return (
    more.length > words.length &&
    words.every((word) => more.includes(word)) &&
    other.papers >= NEARLY_AS_COMMON * reference.papers
  );
}

/** True when the labels have a word in common, whatever its ending: "network" and "neural networks", "tracking" and "tracker". */
function sayAlike(a: ConceptRecord, b: ConceptRecord): boolean {
  const others = wordsOf(b);
  return wordsOf(a).some((word) => others.some((other) => sameStem(word, other)));
}

/** The words of a concept, singular and in lower case. */
function wordsOf({ key }: ConceptRecord): string[] {
  return key.split(" ");
}

const SHORTEST_STEM = 4;

const ENDING = /^(?:e|er|or|ing|ed|ion|ation|cation|y|al|able|ment|ive|ity|ness)?s?$/;

/** True when two words differ in their endings alone. */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  // "map" and "mapping": the consonant is doubled.
  const doubled = [a, b].some((word) => word[common] !== undefined && word[common] === word[common - 1]);
  const endingOf = (word: string) => word.slice(word[common] === word[common - 1] ? common + 1 : common);
  return common >= SHORTEST_STEM - Number(doubled) && ENDING.test(endingOf(a)) && ENDING.test(endingOf(b));
}

const MAX_KEYWORDS = 3;

/** A longer name of a community: the labels of the concepts that describe it best. */
export function communityKeywords({ concepts }: Snapshot, { labelConcepts }: Communities, community: number): string {
  const names = Array.from(labelConcepts[community] ?? [], (number) => concepts[number]?.label ?? "");
  return names.slice(0, MAX_KEYWORDS).join(", ");
}

/** Names of two communities. */
export function labelsOf(snapshot: Snapshot, communities: Communities, a: number, b: number): [string, string] {
  return [communityName(snapshot, communities, a), communityName(snapshot, communities, b)];
}

/** Every community in short, by number. */
export async function communitySummaries(snapshot: Snapshot, communities: Communities): Promise<CommunitySummary[]> {
  const stability = await snapshot.optionalResult(snapshot.analyses.communityStability);
  return Array.from({ length: communities.count }, (_, k) => ({
    id: k + 1,
    label: communityName(snapshot, communities, k + 1),
    concepts: communities.concepts[k + 1]!,
    papers: communities.papers[k + 1]!,
    stability: stability?.communities[k + 1] ?? null,
  }));
}

/** A community has a custom name when at least this part of the concepts that the name was given for is in it. */
const MIN_OVERLAP = 0.5;

/**
 * The names that people gave to communities, by number. A name goes with its concepts: communities are computed again after every import, and
 * their numbers mean nothing then. Of two names for one community the later holds. O(concepts of all given names).
 */
export function customNames(
  { concepts, knowledgeDecisions }: Pick<Snapshot, "concepts" | "knowledgeDecisions">,
  { community }: Pick<Communities, "community">,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { label, concepts: ids } of knowledgeDecisions?.communityNames ?? []) {
    const counts = new Map<number, number>();
    let known = 0;
    for (const id of ids) {
      const number = findId(concepts.length, (n) => concepts[n]!.id, id);
      if (number === undefined) continue;
      known++;
      counts.set(community[number]!, (counts.get(community[number]!) ?? 0) + 1);
    }
    counts.delete(0);
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
    if (best && best[1] >= MIN_OVERLAP * known) names.set(best[0], label);
  }
  return names;
}
