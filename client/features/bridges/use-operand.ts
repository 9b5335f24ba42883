import type { ConceptMap } from "../../../graph/contract/map.ts";
import { communityOf } from "../../http/bridges.ts";
import { useAnswer } from "../../http/queries.ts";
import { titled } from "../../ui/words/title.ts";

interface NamedOperand {
  readonly text: string;
  /** 0 = none. */
  readonly community: number;
  readonly kind: "concept" | "community" | "set";
}

/** An operand as it is shown: the name of its community, set or concept. */
export function useOperand(name: string | null, { communities }: ConceptMap): NamedOperand | null {
  const number = communityOf(name);
  const set = name?.startsWith("set:") ? name.slice(4) : null;
  const concept = useAnswer("getConcept", name !== null && number === null && set === null ? { id: name } : null).data;
  if (name === null) return null;
  if (set !== null) return { text: set, community: 0, kind: "set" };
  if (number === null) return { text: concept?.label ?? name, community: concept?.community?.id ?? 0, kind: "concept" };
  const label = communities.find(({ id }) => id === number)?.label;
  return { text: label ? titled(label) : `Community ${number}`, community: number, kind: "community" };
}
