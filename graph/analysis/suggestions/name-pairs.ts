/** Why two names may be of one concept. */
export type NameReason = "spelling" | "inflection" | "order" | "acronym";

export interface NamePair {
  readonly a: number;
  readonly b: number;
  readonly reason: NameReason;
}

/** Names of the concepts that are compared: numbers ascending, with canonical keys and labels. */
export interface NameTable {
  readonly concepts: Uint32Array;
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly papers: Uint32Array;
}

/** A form shared by more names than this says nothing. */
const MAX_GROUP = 12;
/** In shorter names one letter makes another word. */
const MIN_SLIP_LENGTH = 8;

/**
 * Pairs of concepts whose names are alike: the same letters with other breaks or one typing error (spelling), the same
 * words in other forms (inflection), in another order (order), or initials (acronym). O(names · length).
 */
export function namePairs(names: NameTable): NamePair[] {
  const pairs = new Map<string, NamePair>();
  const add = (a: number, b: number, reason: NameReason) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    if (low !== high && !pairs.has(`${low} ${high}`)) pairs.set(`${low} ${high}`, { a: low, b: high, reason });
  };
  const positions = [...names.keys.keys()];
  const stems = names.keys.map(stemsOf);
  for (const group of groups(positions, (i) => withoutSeparators(names.keys[i]!))) pairsIn(group, "spelling", add);
  for (const [a, b] of slips(names)) add(a, b, "spelling");
  for (const group of groups(positions, (i) => stems[i]?.join(" ") ?? "")) pairsIn(group, "inflection", add);
  for (const group of groups(positions, (i) => [...(stems[i] ?? [])].sort().join(" "))) pairsIn(group, "order", add);
  for (const [a, b] of acronyms(names)) add(a, b, "acronym");
  return [...pairs.values()].filter(({ a, b }) => sameNumbers(names.keys[a]!, names.keys[b]!));
}

/** Positions under one form, where there are several but not many. */
function groups(positions: readonly number[], formOf: (i: number) => string): number[][] {
  const byForm = new Map<string, number[]>();
  for (const i of positions) {
    const form = formOf(i);
    if (form === "") continue;
    const group = byForm.get(form);
    if (group) group.push(i);
    else byForm.set(form, [i]);
  }
  return [...byForm.values()].filter((group) => group.length > 1 && group.length <= MAX_GROUP);
}

function pairsIn(
  group: readonly number[],
  reason: NameReason,
  add: (a: number, b: number, reason: NameReason) => void,
): void {
  group.forEach((a, k) => {
    for (const b of group.slice(k + 1)) add(a, b, reason);
  });
}

/**
 * Names one edit apart: those that become equal when one letter is left out of either (or both). A difference inside a
 * word that names other concepts as well is no slip: "test" is not a misspelt "text".
 */
function slips(names: NameTable): [number, number][] {
  const used = wordUse(names);
  const byRest = new Map<string, number[]>();
  names.keys.forEach((key, i) => {
    if (key.length < MIN_SLIP_LENGTH) return;
    for (const rest of new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))])) {
      const list = byRest.get(rest);
      if (list) list.push(i);
      else byRest.set(rest, [i]);
    }
  });
  const found: [number, number][] = [];
  for (const group of byRest.values()) {
    if (group.length < 2 || group.length > MAX_GROUP) continue;
    group.forEach((a, k) => {
      for (const b of group.slice(k + 1)) if (isSlip(names, used, a, b)) found.push([a, b]);
    });
  }
  return found;
}

function isSlip({ keys }: NameTable, usage: ReadonlyMap<string, number>, a: number, b: number): boolean {
  const [left, right] = [keys[a]!.split(" "), keys[b]!.split(" ")];
  if (left.length !== right.length) return false;
  const differing = left.map((word, k) => [word, right[k]!] as const).filter(([x, y]) => x !== y);
  const [x, y] = differing.length === 1 ? differing[0]! : ["", ""];
  if (Math.min(x.length, y.length) < 5 || x[0] !== y[0] || !oneEditApart(x, y)) return false;
  // "encoder" and "encoded": endings make other words, slips are inside.
  if (x.length === y.length && x.slice(0, -1) === y.slice(0, -1)) return false;
  const [rarer, frequent] = [usage.get(x) ?? 0, usage.get(y) ?? 0].sort((p, q) => p - q) as [number, number];
  return rarer <= 3 && frequent >= 3 * rarer;
}

/** How many concepts have each word in their name. */
function wordUse({ keys }: NameTable): Map<string, number> {
  const used = new Map<string, number>();
  for (const key of keys) for (const word of new Set(key.split(" "))) used.set(word, (used.get(word) ?? 0) + 1);
  return used;
}

/** Short names in capitals, each with the names whose initials it is. */
function acronyms({ keys, labels }: NameTable): [number, number][] {
  const byInitials = new Map<string, number[]>();
  keys.forEach((key, i) => {
    const initials = initialsOf(key);
    if (initials.length >= 3) byInitials.set(initials, [...(byInitials.get(initials) ?? []), i]);
  });
  return labels.flatMap((label, i) => {
    const short = label.replace(/s$/, "");
    if (!/^[A-Z][A-Za-z]{1,5}$/.test(short) || (short.match(/[A-Z]/g) ?? []).length < 3) return [];
    return (byInitials.get(short.toLowerCase()) ?? []).map((long): [number, number] => [i, long]);
  });
}

/** "GPT-3" and "GPT-4" are two things however alike. */
function sameNumbers(a: string, b: string): boolean {
  const numbers = (key: string) => (key.match(/\p{N}+/gu) ?? []).join(" ");
  return numbers(a) === numbers(b);
}

/** Words that join others without meaning of their own. */
const FUNCTION_WORDS = new Set("of for in on the a an and with to by from via using based".split(" "));

/** The same for words that differ by inflection only ("learned", "learning", "learns"); rough, for comparing. */
export function stemOf(word: string): string {
  const bare = word.replace(/[^\p{L}\p{N}+#]/gu, "");
  const cut = bare.length > 5 ? bare.replace(/(?:ings?|ed|es|s)$/, "") : bare.replace(/s$/, "");
  // "modelling" and "model", "optimise" and "optimising".
  return cut.replace(/([bdgklmnprt])\1$/, "$1").replace(/(?<=...)e$/, "");
}

/** The words of a key that mean something, as stems. */
export function stemsOf(key: string): string[] {
  return key
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== "" && !FUNCTION_WORDS.has(word))
    .map(stemOf);
}

/** A key without what separates its words: "data set", "data-set" and "dataset" are one. */
export function withoutSeparators(key: string): string {
  return key.replace(/[^\p{L}\p{N}+#]/gu, "");
}

/** First letters of the words, joining words left out: "long short-term memory" gives "lstm". */
export function initialsOf(key: string): string {
  return key
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !FUNCTION_WORDS.has(word))
    .map((word) => word[0])
    .join("");
}

/** True when two texts differ by one letter left out, put in, changed, or two neighbours swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
