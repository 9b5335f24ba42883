import type { CurationAction, CurationDecision } from "../../contract/curation.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import { namedIn } from "../log/concepts-of-action.ts";
import { type Conflict, idOfLabel, type Part, plainPhrase, type Ruling, standsFor } from "./ruling.ts";
import { NONE, position } from "./translation.ts";

/** Carries the standing decisions out in order; a decision about what does not exist becomes a conflict. */
export function rule(concepts: readonly ConceptRecord[], decisions: readonly CurationDecision[]): Ruling {
  const court = new Court(concepts);
  for (const { id, action } of decisions) {
    const reason = court.carryOut(action);
    if (reason !== undefined) court.conflicts.push({ decision: id, reason });
  }
  return court;
}

class Court implements Ruling {
  readonly mergedInto = new Map<string, string>();
  readonly parts = new Map<string, readonly Part[]>();
  readonly labels = new Map<string, string>();
  readonly hidden = new Set<string>();
  readonly pinned = new Set<string>();
  readonly categories = new Map<string, string>();
  readonly apart: string[][] = [];
  readonly whole = new Set<string>();
  readonly conflicts: Conflict[] = [];
  private readonly made = new Set<string>();
  private readonly concepts: readonly ConceptRecord[];

  constructor(concepts: readonly ConceptRecord[]) {
    this.concepts = concepts;
  }

  /** Carries one action out, or says why it cannot. */
  carryOut(action: CurationAction): string | undefined {
    const unknown = namedIn(action).find((id) => !this.isKnown(id));
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
      case "apart":
        return this.keepApart(action.concepts);
      case "undo":
      case "redo":
        return undefined;
      default:
        return this.mark(action);
    }
  }

  private isKnown(id: string): boolean {
    return this.made.has(id) || position(this.concepts, id) !== NONE;
  }

  private merge(ids: readonly string[], into: string): string | undefined {
    const target = standsFor(this.mergedInto, into);
    if (this.hidden.has(target)) return `"${target}" is hidden: restore it before others are merged into it`;
    const joined = new Set([target, ...ids.map((id) => standsFor(this.mergedInto, id))]);
    for (const set of this.apart) {
      const together = set.filter((id) => joined.has(standsFor(this.mergedInto, id)));
      if (together.length > 1) return `it was decided that "${together[0]}" and "${together[1]}" are different things`;
    }
    for (const from of joined) if (from !== target) this.mergedInto.set(from, target);
    return undefined;
  }

  private keepApart(ids: readonly string[]): string | undefined {
    const roots = ids.map((id) => standsFor(this.mergedInto, id));
    const twice = roots.find((root, i) => roots.indexOf(root) < i);
    if (twice !== undefined) return `some of these were merged into "${twice}": undo that first`;
    this.apart.push([...ids]);
    return undefined;
  }

  private split(id: string, parts: readonly { label: string; with: readonly string[] }[]): string | undefined {
    const whole = standsFor(this.mergedInto, id);
    if (this.whole.has(whole)) return `it was decided that "${whole}" is one thing`;
    const made = parts.map((part) => ({ ...part, id: idOfLabel(part.label) }));
    const bad = made.find((part) => part.id === "" || standsFor(this.mergedInto, part.id) === whole);
    if (bad) return `"${bad.label}" cannot be a part of "${whole}"`;
    this.parts.set(whole, [
      ...(this.parts.get(whole) ?? []),
      ...made.map((part) => ({ id: part.id, with: part.with })),
    ]);
    for (const part of made) {
      if (!this.isKnown(part.id)) this.labels.set(part.id, part.label);
      this.made.add(part.id);
    }
    return undefined;
  }

  private mark(action: Extract<CurationAction, { concept: string }>): string | undefined {
    const id = standsFor(this.mergedInto, action.concept);
    if (action.kind === "rename") this.labels.set(id, action.label);
    else if (action.kind === "hide") this.hidden.add(id);
    else if (action.kind === "restore") this.hidden.delete(id);
    else if (action.kind === "pin") this.pinned.add(id);
    else if (action.kind === "unpin") this.pinned.delete(id);
    else if (this.parts.has(id)) return `"${id}" was split: undo that first`;
    else this.whole.add(id);
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
    return found.length > 0 || never ? undefined : this.whyNone(phrase);
  }

  private whyNone(phrase: string): string {
    const plain = plainPhrase(phrase);
    const called = this.concepts.find(({ aliases }) => aliases.some(({ form }) => plainPhrase(form) === plain));
    if (!called) return `no paper holds the phrase "${phrase}"`;
    return `"${phrase}" is a way of writing "${called.label}": split that instead`;
  }

  /** The concepts whose key or label is the phrase; what is only one way of writing among others is not hidden. */
  private conceptsOf(phrase: string): string[] {
    const same = (name: string) => mayBegin(name, phrase) && plainPhrase(name) === phrase;
    return this.concepts.filter(({ key, label }) => same(key) || same(label)).map(({ id }) => id);
  }
}

/** Whether it is worth comparing: normalising the names of hundreds of thousands of concepts would take seconds. */
function mayBegin(name: string, phrase: string): boolean {
  const first = name.charCodeAt(0);
  const other = phrase.charCodeAt(0);
  const isLetter = (first > 64 && first < 91) || (first > 96 && first < 123);
  return !isLetter || (first | 32) === other;
}
