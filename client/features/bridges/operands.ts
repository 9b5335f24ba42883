import type { SearchHits } from "../../../graph/contract/concepts.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { SavedSet } from "../../../graph/contract/query.ts";
import { communityOf } from "../../http/bridges.ts";
import { useAnswer } from "../../http/queries.ts";
import { letterOf } from "../../ui/concept/community.ts";
import { capitalize, pluralize } from "../../ui/words/format.ts";

/** One thing that a side of a bridge can be. */
export interface OperandChoice {
  /** As the API names it: a concept's id, community:3, set:name. */
  readonly id: string;
  readonly text: string;
  readonly detail: string;
  /** 0 for a set, which has no colour. */
  readonly community: number;
}

export interface OperandSection {
  readonly id: "communities" | "sets" | "concepts";
  readonly title: string;
  readonly items: readonly OperandChoice[];
}

interface Candidates {
  readonly communities: ConceptMap["communities"];
  readonly sets: readonly SavedSet[];
  readonly concepts: SearchHits["concepts"];
}

/** What fits the typed words: communities and sets by their names, concepts as the server found them. */
export function operandChoices(text: string, { communities, sets, concepts }: Candidates): OperandSection[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const sections: OperandSection[] = [
    {
      id: "communities",
      title: "Communities",
      items: communities
        .map((community) => ({
          id: `community:${community.id}`,
          text: `${letterOf(community.id)} ${capitalize(community.label)}`.trim(),
          detail: pluralize(community.concepts, "concept"),
          community: community.id,
        }))
        .filter(({ text }) => fits(text)),
    },
    {
      id: "sets",
      title: "Saved sets",
      items: sets
        .map((set) => ({
          id: `set:${set.name}`,
          text: set.name,
          detail: pluralize(set.concepts.length, "concept"),
          community: 0,
        }))
        .filter(({ text }) => fits(text)),
    },
    {
      id: "concepts",
      title: "Concepts",
      items: concepts.map((hit) => ({
        id: hit.id,
        text: hit.label,
        detail: pluralize(hit.papers, "paper"),
        community: hit.community,
      })),
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

interface Operand {
  readonly text: string;
  /** 0 = none. */
  readonly community: number;
  readonly kind: "concept" | "community" | "set";
}

/** An operand as it is shown: the name of its community, set or concept. */
export function useOperand(name: string | null, { communities }: ConceptMap): Operand | null {
  const number = communityOf(name);
  const set = name?.startsWith("set:") ? name.slice(4) : null;
  const concept = useAnswer("getConcept", name !== null && number === null && set === null ? { id: name } : null).data;
  if (name === null) return null;
  if (set !== null) return { text: set, community: 0, kind: "set" };
  if (number === null) return { text: concept?.label ?? name, community: concept?.community?.id ?? 0, kind: "concept" };
  const label = communities.find(({ id }) => id === number)?.label;
  return { text: label ? capitalize(label) : `Community ${number}`, community: number, kind: "community" };
}
