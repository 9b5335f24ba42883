import {
  LINE_MARK,
  type PackedCandidate,
  type PackedDocument,
  packDocument,
  TRAIT,
} from "../../graph/extraction/packing/packed-document.ts";

/** A paper with packed candidates. */
export interface MadePaper {
  readonly id: string;
  readonly data: Uint8Array;
}

const words = ["graph", "knowledge", "network", "diffusion", "policy", "robot", "kernel", "bandit"];
/** Words written as one and as two, and acronyms. */
const odd = ["graph net", "graphnet", "kgc", "kgc model", "drone map", "rl", "rl policy"];
/** Keys with the same slugs as others. */
const alike = ["graph.net", "drone.map"];
const long = ["knowledge graph completion", "knowledge graph completion model", "robot learning", "random lattice"];
/** They may be names, some within others, and their last words may be candidates. */
const coordinations = [
  ...["graph and robot network", "graph and robot network policy", "kernel and bandit policy"],
  ...["robot and knowledge graph", "kernel and bandit policy graph"],
];
const acronyms = [
  { short: "kgc", long: "knowledge graph completion" },
  { short: "rl", long: "robot learning" },
  { short: "rl", long: "random lattice" },
];

/**
 * Papers of random candidates over few words, so that they overlap, nest and change their concept; with `clashing`, also
 * such that would have the same id.
 */
export function madePapers(count: number, random: () => number, clashing = false): MadePaper[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  // in random order, so that new papers are sorted between earlier ones
  return numbers.map((i) => ({
    id: `p${String(Math.floor(random() * 1e6)).padStart(6, "0")}-${i}`,
    data: packDocument(documentOf(random, clashing ? [...odd, ...alike] : odd)),
  }));
}

function documentOf(random: () => number, strange: readonly string[]): PackedDocument {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T;
  const keys = new Set<string>();
  for (let left = 2 + Math.floor(random() * 6); left > 0; left--) {
    const kind = random();
    if (kind < 0.6) keys.add(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(words)).join(" "));
    else keys.add(pick(kind < 0.85 ? strange : long));
  }
  if (random() < 0.4) keys.add(pick(coordinations));
  // a part of a key is usually a candidate too
  for (const key of [...keys]) {
    for (const part of partsOf(key)) if (random() < 0.7) keys.add(part);
  }
  const candidates = [...keys].map((key) => candidateOf(key, [...keys], random));
  const defined = random() < 0.2 ? [pick(acronyms)] : [];
  const sentences = [
    { field: 1, start: 0, end: 5000 },
    { field: 2, start: 0, end: 40 },
  ] as const;
  const knowledge = { spans: [], relations: [] };
  return { sentences, candidates: [...lastLines(random), ...candidates], acronyms: defined, knowledge };
}

/** The words of a key without the first and without the last, and the first two and all of those behind "and". */
function partsOf(key: string): string[] {
  const parts = key.split(" ");
  const and = parts.lastIndexOf("and");
  const rest = parts.slice(and + 1);
  const all = and < 0 ? [parts.slice(1), parts.slice(0, -1)] : [rest, rest.slice(0, 2)];
  return all.filter((part) => part.length > 0).map((part) => part.join(" "));
}

/** Now and then one of two last lines, which hides the candidates inside it once enough papers have it. */
function lastLines(random: () => number): PackedCandidate[] {
  if (random() > 0.3) return [];
  const key = `${LINE_MARK}${random() < 0.7 ? "archive" : "press"}`;
  const places = [{ sentence: 0, start: 0, end: 400, form: 0, contiguous: true }];
  return [{ key, score: 0, index: 0, traits: 0, forms: [key], places }];
}

/** A candidate at a place of its own and inside every key that contains it. */
function candidateOf(key: string, keys: readonly string[], random: () => number): PackedCandidate {
  const forms = random() < 0.3 ? [key, key.toUpperCase()] : [key];
  const starts = [keys.indexOf(key) * 100];
  for (const [i, around] of keys.entries()) {
    if (around !== key && around.includes(key)) starts.push(i * 100 + around.indexOf(key));
  }
  const alone = random() < 0.5 ? starts : starts.slice(-1);
  const places = alone.map((start) => {
    const form = Math.floor(random() * forms.length);
    return { sentence: 0, start, end: start + key.length, form, contiguous: true };
  });
  if (key.includes(" and ") || random() < 0.05)
    return { key, score: 0, index: 0, traits: TRAIT.compound, forms, places };
  const own = random() < 0.8 ? TRAIT.own : 0;
  const kept = random() < 0.5 ? TRAIT.kept : 0;
  const score = Math.floor(random() * 256);
  const traits = own | kept | (random() < 0.2 ? TRAIT.listed : 0);
  if (random() < 0.95) return { key, score, index: Math.floor(random() * 256), traits, forms, places };
  const keyword = { sentence: 1, start: 0, end: key.length, form: 0, contiguous: true };
  const inKeywords = TRAIT.own | TRAIT.listed | TRAIT.inKeywords;
  return { key, score: 255, index: 255, traits: traits | inKeywords, forms, places: [...places, keyword] };
}
