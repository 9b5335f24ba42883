import type { ConceptDetail } from "../../../graph/contract/concepts.ts";
import type { QueryAnswer } from "../../../graph/contract/query.ts";
import type { View } from "../../state/view.ts";
import { pluralize } from "../../ui/words/format.ts";

/** Concepts on the screen that can be saved under a name. */
export interface SetSource {
  readonly id: "selection" | "matrix" | "answer" | "concept";
  readonly text: string;
  readonly concepts: readonly string[];
}

/** Everything in the view that a set can be made of, the most deliberate choice first. */
export function setSources(view: View, answer?: QueryAnswer, concept?: ConceptDetail): SetSource[] {
  const { selected } = view.map;
  const inAnswer = answer ? answer.concepts.map(({ id }) => id) : [];
  const sources: SetSource[] = [
    { id: "selection", text: `The selection on the map: ${pluralize(selected.length, "concept")}`, concepts: selected },
    { id: "matrix", text: `The matrix: ${pluralize(view.set.length, "concept")}`, concepts: view.set },
    {
      id: "answer",
      text: `What the answer is rich in: ${pluralize(inAnswer.length, "concept")}`,
      concepts: inAnswer,
    },
    { id: "concept", text: `Only ${concept?.label ?? ""}`, concepts: concept ? [concept.id] : [] },
  ];
  return sources.filter(({ concepts }) => concepts.length > 0);
}
