import { useState } from "react";
import { useNames } from "../../http/concepts.ts";
import { curationSubject } from "../../state/dialogs.ts";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { pluralize } from "../../ui/words/format.ts";
import { DecisionForm } from "./DecisionForm.tsx";

/** Several concepts become one: those that go, and the one that remains. */
export function MergeDialog() {
  const [concepts, setConcepts] = useState<readonly string[]>(curationSubject().concepts);
  const [into, setInto] = useState<string | null>(null);
  const names = useNames(concepts);
  const remaining = into ?? (concepts.length > 1 ? (mostFrequent(names) ?? null) : null);
  const gone = concepts.filter((id) => id !== remaining);
  const add = (id: string) => {
    setConcepts(concepts.includes(id) ? concepts : [...concepts, id]);
    setInto(id);
  };
  const actions =
    remaining === null || gone.length === 0 ? [] : [{ kind: "merge" as const, concepts: gone, into: remaining }];
  return (
    <DecisionForm title="Merge into one concept" verb="Merge" actions={actions}>
      <ConceptPicker label="Merge into, by label or any spelling" placeholder="Merge into …" onConcept={add} />
      <fieldset className="options">
        <legend>Which one remains</legend>
        {names.map(({ id, label, papers }) => (
          <label key={id}>
            <input type="radio" name="into" checked={id === remaining} onChange={() => setInto(id)} />
            <b>{label}</b> <span className="quiet">{papers === null ? "" : pluralize(papers, "paper")}</span>
          </label>
        ))}
      </fieldset>
      {concepts.length < 2 && <p className="quiet">Type the name of the concept that it is the same as.</p>}
    </DecisionForm>
  );
}

/** The concept of most papers. */
function mostFrequent(names: ReturnType<typeof useNames>): string | undefined {
  return [...names].sort((a, b) => (b.papers ?? 0) - (a.papers ?? 0))[0]?.id;
}
