/** Where the hash of every feature starts. */
export const FEATURE_START = 0x811c9dc5 | 0;

/** Adds a number to a hash, by the finaliser of MurmurHash3 (Appleby 2011). */
export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** The hash of a text. */
export function hashOf(text: string): number {
  let hash = FEATURE_START;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return finish(hash);
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** More features of one thing are left out. */
export const MAX_FEATURES = 512;

/**
 * The features of one thing, each a hash of its name and of what it says; texts are only hashed once per word. With 30,000 features
 * in a model, one of 140,000 unknown features is taken for another one.
 */
export class FeatureList {
  readonly hashes: Int32Array = new Int32Array(MAX_FEATURES);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a feature by its name and up to three values. */
  put(name: number, a = 0, b = 0, c = 0): void {
    if (this.length < MAX_FEATURES) this.hashes[this.length++] = finish(mix(mix(mix(name, a), b), c));
  }
}

/** The words of a text with single spaces between them. */
type Words<Text extends string, Rest extends string = never> = Text extends `${infer First} ${infer Others}`
  ? Words<Others, Rest | First>
  : Rest | Text;

/** The names of features, given with spaces between them, as hashes. */
export const namesOf = <Names extends string>(names: Names): Readonly<Record<Words<Names>, number>> =>
  Object.fromEntries(names.split(" ").map((name) => [name, hashOf(name)])) as Record<Words<Names>, number>;
