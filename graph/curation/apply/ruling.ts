/** A decision that cannot be carried out as things are; nothing is guessed in its place. */
export interface Conflict {
  readonly decision: string;
  readonly reason: string;
}

/** A part of a split concept: the papers that mention one of `with` take it instead of the whole. */
export interface Part {
  readonly id: string;
  readonly with: readonly string[];
}

/** What the decisions come to, by concept id. */
export interface Ruling {
  readonly mergedInto: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, readonly Part[]>;
  readonly labels: ReadonlyMap<string, string>;
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly categories: ReadonlyMap<string, string>;
  /** Sets of concepts that are not to become one. */
  readonly apart: readonly (readonly string[])[];
  /** Concepts that are not to be split. */
  readonly whole: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
}

/** Follows merges to the concept that an id stands for. */
export function standsFor(mergedInto: ReadonlyMap<string, string>, id: string): string {
  let here = id;
  for (let next = mergedInto.get(here); next !== undefined; next = mergedInto.get(here)) here = next;
  return here;
}

/** A phrase as it is compared: case, hyphens and a plural s do not matter. */
export function plainPhrase(phrase: string): string {
  return phrase
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim()
    .replace(/(?<=[a-z]{3})(?<!s)s$/, "");
}

/** The id of a concept that a split makes. */
export function idOfLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, "-")
    .replace(/^-|-$/g, "");
}
