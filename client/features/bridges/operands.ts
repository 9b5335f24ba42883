import type { SearchHits } from "../../../graph/contract/concepts.ts";
import type { Operand } from "../../../graph/contract/connections.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { SavedSet } from "../../../graph/contract/query.ts";
import { communityOf } from "../../http/bridges.ts";
import { useAnswer } from "../../http/queries.ts";
import { letterOf } from "../../ui/concept/community.ts";
import { basketText } from "../../ui/words/basket-words.ts";
import { capitalize, pluralize } from "../../ui/words/format.ts";

/** One thing that a side of a bridge can be. */
export interface OperandChoice {
  /** As the API names it: a concept's id, basket:robotics, community:3, set:name, query:… */
  readonly id: string;
  readonly text: string;
  readonly detail: string;
  /** 0 for a set, which has no colour. */
  readonly community: number;
}

export interface OperandSection {
  readonly id: "baskets" | "communities" | "sets" | "concepts" | "query";
  readonly title: string;
  readonly items: readonly OperandChoice[];
}

interface Candidates {
  readonly communities: ConceptMap["communities"];
  readonly sets: readonly SavedSet[];
  readonly concepts: SearchHits["concepts"];
  /** The concept that was found first, with its kinds. */
  readonly basket?: Operand | undefined;
}

/** What fits the typed words: a concept with its kinds first, then communities and sets by their names, concepts as the server found them. */
export function operandChoices(text: string, { communities, sets, concepts, basket }: Candidates): OperandSection[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const sections: OperandSection[] = [
    {
      id: "baskets",
      title: "With its kinds",
      items:
        basket && basket.concepts > 1
          ? [
              {
                id: basket.name,
                text: basketText(basket),
                detail: pluralize(basket.papers, "paper"),
                community: 0,
              },
            ]
          : [],
    },
    {
      id: "concepts",
      title: "Alone",
      items: concepts.map((hit) => ({
        id: hit.id,
        text: hit.label,
        detail: pluralize(hit.papers, "paper"),
        community: hit.community,
      })),
    },
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
      id: "query",
      title: "As a query",
      items:
        text === "" ? [] : [{ id: `query:${text}`, text: `Papers that “${text}” finds`, detail: "", community: 0 }],
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** What Enter takes: the first thing of that name, and a query only where the words are one. */
export function choiceOfEnter(text: string, sections: readonly OperandSection[]): OperandChoice | undefined {
  const isQuery = /(^|\s)(AND|OR|NOT)\s|[:"()]/.test(text);
  return sections.find(({ id }) => (id === "query") === isQuery)?.items[0];
}

/** A side in a heading: "Robotics with 10 kinds"; never "its kinds", which is wrong after "Language models". */
export function operandText({ kind, label, concepts }: Pick<Operand, "kind" | "label" | "concepts">): string {
  if (kind === "query") return `“${label}”`;
  return kind === "basket" && concepts > 1
    ? `${capitalize(label)} with ${pluralize(concepts - 1, "kind")}`
    : capitalize(label);
}

const shortText = (operand: Operand): string =>
  operand.kind === "basket" && operand.concepts > 1 ? `${capitalize(operand.label)} + kinds` : operandText(operand);

/** A basket without one of its concepts. */
export const takeOut = (basket: string, concept: string): string => `${basket} -${concept}`;

/** A basket with a concept again that was taken out. */
export function putBack(basket: string, concept: string): string {
  const [first = "", ...removed] = basket.split(/\s+-(?=\S)/);
  return [first, ...removed.filter((one) => one !== concept).map((one) => `-${one}`)].join(" ");
}

/** The concept that a side is, alone or with its kinds; null for any other side. */
export function conceptOf(operand: string | null): string | null {
  if (operand === null || operand === "else" || /^(community|set|query):/.test(operand)) return null;
  return operand.startsWith("basket:") ? (operand.slice(7).split(/\s+-(?=\S)/)[0] ?? null) : operand;
}

interface ShownOperand {
  readonly text: string;
  /** For its box, where there is room for a few words: "Robotics + kinds". */
  readonly short: string;
  /** 0 = none. */
  readonly community: number;
}

/** An operand as it is shown: the name of its community, set or concept, or the words of its query. */
export function useOperand(name: string | null, { communities }: ConceptMap): ShownOperand | null {
  const number = communityOf(name);
  const ownName = name === null ? null : (/^(?:set|query):(.*)$/s.exec(name)?.[1] ?? null);
  const isAsked = name !== null && name !== "else" && number === null && ownName === null;
  const operand = useAnswer("getOperand", isAsked ? { name } : null).data;
  if (name === null || name === "else") return null;
  if (ownName !== null) return { text: ownName, short: ownName, community: 0 };
  if (number === null) {
    const words = capitalize(conceptOf(name)?.replaceAll("-", " ") ?? name);
    const [text, short] = operand ? [operandText(operand), shortText(operand)] : [words, words];
    return { text, short, community: 0 };
  }
  const label = communities.find(({ id }) => id === number)?.label;
  const text = label ? capitalize(label) : `Community ${number}`;
  return { text, short: text, community: number };
}
