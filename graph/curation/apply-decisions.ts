import type { CurationAction, CurationDecision } from "../contract/curation.ts";
import type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";
import type { ConceptRecord } from "../contract/records.ts";
import { findId } from "../shared/binary-search.ts";
import { type KnowledgeAction, KnowledgeState } from "./knowledge-decisions.ts";

/** A decision that cannot be carried out now. */
export interface Conflict {
  readonly decision: string;
  readonly reason: string;
}

/** A part of a split concept: papers that mention one of `with` mention the part instead of the whole. */
export interface SplitPart {
  readonly id: string;
  readonly with: readonly string[];
}

/** The combined effect of all decisions, by concept id. */
export interface CurationState {
  readonly mergedInto: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, readonly SplitPart[]>;
  readonly labels: ReadonlyMap<string, string>;
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly categories: ReadonlyMap<string, string>;
  /** Sets of concepts that must not be merged with each other. */
  readonly apart: readonly (readonly string[])[];
  /** Concepts that must not be split. */
  readonly whole: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
  /** What was decided about kinds and relations; undefined when nothing was. */
  readonly knowledge: KnowledgeDecisions | undefined;
}

/** Follows merges from an id to the concept that took it in. */
export function followMerges(mergedInto: ReadonlyMap<string, string>, id: string): string {
  let target = id;
  for (let next = mergedInto.get(target); next !== undefined; next = mergedInto.get(target)) target = next;
  return target;
}

/** The number of a concept in a list sorted by id. */
export function findConcept(concepts: readonly ConceptRecord[], id: string): number | undefined {
  return findId(concepts.length, (i) => concepts[i]!.id, id);
}

/** A phrase in the form in which phrases are compared: case, hyphens and a plural s do not matter. */
export function plainPhrase(phrase: string): string {
  return phrase
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim()
    .replace(/(?<=[a-z]{3})(?<!s)s$/, "");
}

/** Carries out decisions that are in effect, in order; one that cannot be carried out becomes a conflict. */
export function applyDecisions(
  concepts: readonly ConceptRecord[],
  decisions: readonly CurationDecision[],
): CurationState {
  const state = new MutableState(concepts);
  for (const { id, action } of decisions) {
    const reason = state.carryOut(action);
    if (reason !== undefined) state.conflicts.push({ decision: id, reason });
  }
  return state;
}

class MutableState implements CurationState {
  readonly mergedInto = new Map<string, string>();
  readonly parts = new Map<string, readonly SplitPart[]>();
  readonly labels = new Map<string, string>();
  readonly hidden = new Set<string>();
  readonly pinned = new Set<string>();
  readonly categories = new Map<string, string>();
  readonly apart: string[][] = [];
  readonly whole = new Set<string>();
  readonly conflicts: Conflict[] = [];
  private readonly knowledgeState = new KnowledgeState();
  /** Ids that splits made. */
  private readonly partIds = new Set<string>();
  private readonly concepts: readonly ConceptRecord[];

  constructor(concepts: readonly ConceptRecord[]) {
    this.concepts = concepts;
  }

  /** Carries out one action; returns the reason when that is not possible. */
  carryOut(action: CurationAction): string | undefined {
    const unknown = conceptsIn(action).find((id) => !this.isKnown(id));
    // A community keeps its name as long as one of its concepts is there.
    const isNamed = action.kind === "name" && action.concepts.some((id) => this.isKnown(id));
    if (unknown !== undefined && !isNamed) return `there is no concept “${unknown}” now`;
    switch (action.kind) {
      case "merge":
        return this.merge(action.concepts, action.into);
      case "split":
        return this.split(action.concept, action.parts);
      case "never":
      case "always":
        return this.decidePhrase(action.phrase, action.kind === "never");
      case "group":
        return this.group(action.concepts, action.category);
      case "apart":
        return this.keepApart(action.concepts);
      case "classify":
      case "narrower":
      case "unrelated":
      case "dismiss":
      case "name":
        return this.knowledgeState.carryOut(action, (id) => followMerges(this.mergedInto, id));
      case "undo":
      case "redo":
        return undefined;
      default:
        return this.mark(action);
    }
  }

  get knowledge(): KnowledgeDecisions | undefined {
    return this.knowledgeState.result((id) => followMerges(this.mergedInto, id));
  }

  private isKnown(id: string): boolean {
    return this.partIds.has(id) || findConcept(this.concepts, id) !== undefined;
  }

  private merge(ids: readonly string[], into: string): string | undefined {
    const target = followMerges(this.mergedInto, into);
    if (this.hidden.has(target)) return `“${target}” is hidden: restore it before others are merged into it`;
    const members = new Set([target, ...ids.map((id) => followMerges(this.mergedInto, id))]);
    for (const separate of this.apart) {
      const mergedIds = separate.filter((id) => members.has(followMerges(this.mergedInto, id)));
      if (mergedIds.length > 1)
        return `it was decided that “${mergedIds[0]}” and “${mergedIds[1]}” are different things`;
    }
    for (const from of members) if (from !== target) this.mergedInto.set(from, target);
    return undefined;
  }

  private keepApart(ids: readonly string[]): string | undefined {
    const roots = ids.map((id) => followMerges(this.mergedInto, id));
    const repeatedRoot = roots.find((root, i) => roots.indexOf(root) < i);
    if (repeatedRoot !== undefined) return `some of these were merged into “${repeatedRoot}”: undo that first`;
    this.apart.push([...ids]);
    return undefined;
  }

  private split(id: string, parts: readonly { label: string; with: readonly string[] }[]): string | undefined {
    const whole = followMerges(this.mergedInto, id);
    if (this.whole.has(whole)) return `it was decided that “${whole}” is one thing`;
    const split = parts.map((part) => ({ ...part, id: idOfPart(part.label) }));
    const bad = split.find((part) => part.id === "" || followMerges(this.mergedInto, part.id) === whole);
    if (bad) return `“${bad.label}” cannot be a part of “${whole}”`;
    this.parts.set(whole, [
      ...(this.parts.get(whole) ?? []),
      ...split.map((part) => ({ id: part.id, with: part.with })),
    ]);
    for (const part of split) {
      if (!this.isKnown(part.id)) this.labels.set(part.id, part.label);
      this.partIds.add(part.id);
    }
    return undefined;
  }

  private mark(action: Exclude<Extract<CurationAction, { concept: string }>, KnowledgeAction>): string | undefined {
    const id = followMerges(this.mergedInto, action.concept);
    if (action.kind === "rename") this.labels.set(id, action.label);
    else if (action.kind === "hide") this.hidden.add(id);
    else if (action.kind === "restore") this.hidden.delete(id);
    else if (action.kind === "pin") this.pinned.add(id);
    else if (action.kind === "unpin") this.pinned.delete(id);
    else if (this.parts.has(id)) return `“${id}” was split: undo that first`;
    else this.whole.add(id);
    return undefined;
  }

  private group(ids: readonly string[], category: string | null): undefined {
    for (const id of ids) {
      if (category === null) this.categories.delete(followMerges(this.mergedInto, id));
      else this.categories.set(followMerges(this.mergedInto, id), category);
    }
  }

  private decidePhrase(phrase: string, isForbidden: boolean): string | undefined {
    const found = this.conceptsOf(plainPhrase(phrase));
    for (const id of found) {
      if (isForbidden) this.hidden.add(followMerges(this.mergedInto, id));
      else this.hidden.delete(followMerges(this.mergedInto, id));
    }
    return found.length > 0 || isForbidden ? undefined : this.reasonForNone(phrase);
  }

  private reasonForNone(phrase: string): string {
    const plain = plainPhrase(phrase);
    const called = this.concepts.find(({ aliases }) => aliases.some(({ form }) => plainPhrase(form) === plain));
    if (!called) return `no paper contains the phrase “${phrase}”`;
    return `“${phrase}” is a way of writing “${called.label}”: split that instead`;
  }

  /** The concepts whose key or label is the phrase; a concept that only has it as an alias is left alone. */
  private conceptsOf(phrase: string): string[] {
    const isPhrase = (name: string) => mayBegin(name, phrase) && plainPhrase(name) === phrase;
    return this.concepts.filter(({ key, label }) => isPhrase(key) || isPhrase(label)).map(({ id }) => id);
  }
}

/** Whether it is worth comparing: normalising the names of hundreds of thousands of concepts would take seconds. */
function mayBegin(name: string, phrase: string): boolean {
  const first = name.charCodeAt(0);
  const other = phrase.charCodeAt(0);
  const isLetter = (first > 64 && first < 91) || (first > 96 && first < 123);
  return !isLetter || (first | 32) === other;
}

/** The ids of all concepts in an action. */
function conceptsIn(action: CurationAction): string[] {
  if (action.kind === "merge") return [...action.concepts, action.into];
  if (action.kind === "narrower") return [action.concept, action.than];
  if ("concepts" in action) return action.concepts;
  if (action.kind === "split") return [action.concept, ...action.parts.flatMap((part) => part.with)];
  return "concept" in action ? [action.concept] : [];
}

/** The id of a concept that a split makes. */
function idOfPart(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, "-")
    .replace(/^-|-$/g, "");
}
