import type { CurationAction, CurationDecision } from "../contract/curation.ts";
import type { ConceptRecord } from "../contract/records.ts";

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
  readonly conflicts: readonly Conflict[];
}

/** Follows merges to the concept that an id stands for. */
export function standsFor(mergedInto: ReadonlyMap<string, string>, id: string): string {
  let here = id;
  for (let next = mergedInto.get(here); next !== undefined; next = mergedInto.get(here)) here = next;
  return here;
}

/** Carries the standing decisions out in order; a decision about what does not exist becomes a conflict. */
export function rule(concepts: readonly ConceptRecord[], decisions: readonly CurationDecision[]): Ruling {
  const court = new Court(concepts);
  for (const { id, action } of decisions) {
    const reason = court.carryOut(action);
    if (reason !== undefined) court.conflicts.push({ decision: id, reason });
  }
  return court;
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

class Court implements Ruling {
  readonly mergedInto = new Map<string, string>();
  readonly parts = new Map<string, readonly Part[]>();
  readonly labels = new Map<string, string>();
  readonly hidden = new Set<string>();
  readonly pinned = new Set<string>();
  readonly categories = new Map<string, string>();
  readonly conflicts: Conflict[] = [];
  private readonly known: Set<string>;
  private readonly concepts: readonly ConceptRecord[];
  private byPhrase: Map<string, string[]> | undefined;

  constructor(concepts: readonly ConceptRecord[]) {
    this.concepts = concepts;
    this.known = new Set(concepts.map(({ id }) => id));
  }

  /** Carries one action out, or says why it cannot. */
  carryOut(action: CurationAction): string | undefined {
    const unknown = namesIn(action).find((id) => !this.known.has(id));
    if (unknown !== undefined) return `there is no concept "${unknown}" now`;
    switch (action.kind) {
      case "merge":
        return this.merge(action.concepts, action.into);
      case "split":
        return this.split(action.concept, action.parts);
      case "never":
      case "always":
        return this.rulePhrase(action.phrase, action.kind === "never");
      case "group":
        return this.group(action.concepts, action.category);
      case "undo":
      case "redo":
        return undefined;
      default:
        return this.mark(action);
    }
  }

  private merge(ids: readonly string[], into: string): string | undefined {
    const target = standsFor(this.mergedInto, into);
    if (this.hidden.has(target)) return `"${target}" is hidden: restore it before others are merged into it`;
    for (const id of ids) {
      const from = standsFor(this.mergedInto, id);
      if (from !== target) this.mergedInto.set(from, target);
    }
    return undefined;
  }

  private split(id: string, parts: readonly { label: string; with: readonly string[] }[]): string | undefined {
    const whole = standsFor(this.mergedInto, id);
    const made = parts.map((part) => ({ ...part, id: idOfLabel(part.label) }));
    const bad = made.find((part) => part.id === "" || standsFor(this.mergedInto, part.id) === whole);
    if (bad) return `"${bad.label}" cannot be a part of "${whole}"`;
    this.parts.set(whole, [
      ...(this.parts.get(whole) ?? []),
      ...made.map((part) => ({ id: part.id, with: part.with })),
    ]);
    for (const part of made) {
      if (!this.known.has(part.id)) this.labels.set(part.id, part.label);
      this.known.add(part.id);
    }
    return undefined;
  }

  private mark(action: Extract<CurationAction, { concept: string }>): string | undefined {
    const id = standsFor(this.mergedInto, action.concept);
    if (action.kind === "rename") this.labels.set(id, action.label);
    else if (action.kind === "hide") this.hidden.add(id);
    else if (action.kind === "restore") this.hidden.delete(id);
    else if (action.kind === "pin") this.pinned.add(id);
    else this.pinned.delete(id);
    return undefined;
  }

  private group(ids: readonly string[], category: string | null): undefined {
    for (const id of ids) {
      if (category === null) this.categories.delete(standsFor(this.mergedInto, id));
      else this.categories.set(standsFor(this.mergedInto, id), category);
    }
  }

  private rulePhrase(phrase: string, never: boolean): string | undefined {
    const found = this.conceptsOf(plainPhrase(phrase));
    for (const id of found) {
      if (never) this.hidden.add(standsFor(this.mergedInto, id));
      else this.hidden.delete(standsFor(this.mergedInto, id));
    }
    if (found.length === 0 && !never) return `no paper gives a concept "${phrase}"`;
    return undefined;
  }

  /** The concepts whose key or label is the phrase; what is only one way of writing among others is not hidden. */
  private conceptsOf(phrase: string): string[] {
    if (!this.byPhrase) {
      this.byPhrase = new Map();
      for (const { id, key, label } of this.concepts) {
        for (const name of new Set([plainPhrase(key), plainPhrase(label)])) {
          this.byPhrase.set(name, [...(this.byPhrase.get(name) ?? []), id]);
        }
      }
    }
    return this.byPhrase.get(phrase) ?? [];
  }
}

/** Every concept that an action names. */
function namesIn(action: CurationAction): string[] {
  if (action.kind === "merge") return [...action.concepts, action.into];
  if (action.kind === "group") return action.concepts;
  if (action.kind === "split") return [action.concept, ...action.parts.flatMap((part) => part.with)];
  return "concept" in action ? [action.concept] : [];
}
