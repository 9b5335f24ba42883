import type { CurationAction, CurationDecision } from "../contract/curation.ts";
import { plainPhrase } from "./apply-decisions.ts";

/** Two decisions of two logs that contradict each other. */
export interface Contradiction {
  /** The decision of the other log. */
  readonly theirs: CurationDecision;
  /** The decision of the own log. */
  readonly ours: CurationDecision;
  readonly reason: string;
}

type Of<K extends CurationAction["kind"]> = Extract<CurationAction, { kind: K }>;

/**
 * Where two people's logs say opposite things about the same concept or phrase. Decisions that are in both logs are
 * not compared: both people knew them, so whatever they decided later was intended.
 */
export function contradictions(
  ours: readonly CurationDecision[],
  theirs: readonly CurationDecision[],
): Contradiction[] {
  const inOurs = new Set(ours.map(({ id }) => id));
  const inTheirs = new Set(theirs.map(({ id }) => id));
  const onlyOurs = ours.filter(({ id }) => !inTheirs.has(id));
  return theirs
    .filter(({ id }) => !inOurs.has(id))
    .flatMap((their) =>
      onlyOurs.flatMap((our) => {
        const reason = reasonAgainst(our.action, their.action) ?? reasonAgainst(their.action, our.action);
        return reason === undefined ? [] : [{ theirs: their, ours: our, reason }];
      }),
    );
}

/** Why one action contradicts another, or undefined; each pair is checked in both orders. */
function reasonAgainst(a: CurationAction, b: CurationAction): string | undefined {
  switch (a.kind) {
    case "merge":
      return againstMerge(a, b);
    case "rename":
      return b.kind === "rename" && b.concept === a.concept && b.label !== a.label
        ? `“${a.concept}” has two names: “${a.label}” and “${b.label}”`
        : undefined;
    case "hide":
      return needsConcept(a.concept, b) ? `“${a.concept}” is hidden in one and kept in the other` : undefined;
    case "split":
      return againstSplit(a, b);
    case "never":
      return b.kind === "always" && plainPhrase(a.phrase) === plainPhrase(b.phrase)
        ? `“${a.phrase}” is never a concept in one and always in the other`
        : undefined;
    case "classify":
    case "narrower":
      return againstKnowledge(a, b);
    case "pin":
      return b.kind === "unpin" && a.concept === b.concept ? `“${a.concept}” is pinned in one only` : undefined;
    case "group":
      return againstGroup(a, b);
    default:
      return undefined;
  }
}

function againstKnowledge(a: Of<"classify"> | Of<"narrower">, b: CurationAction): string | undefined {
  if (a.kind === "narrower") {
    const isOther = b.kind === "narrower" && b.concept === a.concept && b.than === a.than && b.holds !== a.holds;
    return isOther ? `“${a.concept}” is a kind of “${a.than}” in one only` : undefined;
  }
  const isOther = b.kind === "classify" && b.concept === a.concept && b.as !== a.as;
  return isOther ? `“${a.concept}” is a ${a.as} in one and a ${b.as} in the other` : undefined;
}

function againstMerge(a: Of<"merge">, b: CurationAction): string | undefined {
  switch (b.kind) {
    case "merge":
      return againstOtherMerge(a, b);
    case "apart": {
      const [one, two] = [...a.concepts, a.into].filter((id) => b.concepts.includes(id));
      return two === undefined ? undefined : `“${one}” and “${two}” are one in one log and apart in the other`;
    }
    case "hide":
      if (b.concept === a.into) return `others are merged into “${a.into}”, which is hidden`;
      return a.concepts.includes(b.concept) ? `“${b.concept}” is merged in one and hidden in the other` : undefined;
    case "rename":
      return a.concepts.includes(b.concept) ? `“${b.concept}” is merged in one and renamed in the other` : undefined;
    default:
      return undefined;
  }
}

function againstOtherMerge(a: Of<"merge">, b: Of<"merge">): string | undefined {
  const shared = b.into === a.into ? undefined : a.concepts.find((id) => b.concepts.includes(id));
  if (shared !== undefined) return `“${shared}” is merged into “${a.into}” in one and into “${b.into}” in the other`;
  const round = a.concepts.includes(b.into) && b.concepts.includes(a.into);
  return round ? `“${a.into}” and “${b.into}” are merged the other way round` : undefined;
}

function againstSplit(a: Of<"split">, b: CurationAction): string | undefined {
  if (b.kind === "whole" && b.concept === a.concept) return `“${a.concept}” is split in one and one thing in the other`;
  if (b.kind === "merge" && b.concepts.includes(a.concept))
    return `“${a.concept}” is split in one and merged in the other`;
  const differs = b.kind === "split" && b.concept === a.concept && JSON.stringify(a.parts) !== JSON.stringify(b.parts);
  return differs ? `“${a.concept}” is split in two ways` : undefined;
}

function againstGroup(a: Of<"group">, b: CurationAction): string | undefined {
  if (b.kind !== "group" || a.category === b.category) return undefined;
  const both = a.concepts.find((id) => b.concepts.includes(id));
  const groupName = (category: string | null) => (category === null ? "in no group" : `in “${category}”`);
  return both && `“${both}” is ${groupName(a.category)} in one and ${groupName(b.category)} in the other`;
}

/** Whether a decision only makes sense for a concept that is shown. */
function needsConcept(concept: string, action: CurationAction): boolean {
  if (action.kind === "group") return action.category !== null && action.concepts.includes(concept);
  return (
    (action.kind === "restore" || action.kind === "rename" || action.kind === "pin" || action.kind === "split") &&
    action.concept === concept
  );
}
