import { useState } from "react";
import { curationSubject } from "../../state/dialogs.ts";
import { capitalize } from "../../ui/words/format.ts";
import { DecisionForm } from "./DecisionForm.tsx";

/** A name for a community in place of the one that is made of its concepts. */
export function NameCommunityDialog() {
  const { concepts, phrase } = curationSubject();
  const [label, setLabel] = useState<string | null>(null);
  const wanted = (label ?? "").trim();
  const actions =
    wanted === "" || wanted === phrase ? [] : [{ kind: "name" as const, concepts: [...concepts], label: wanted }];
  return (
    <DecisionForm title={`Rename the field ${capitalize(phrase)}`} verb="Rename" actions={actions} preview={false}>
      <label className="field">
        <span>New name</span>
        <input
          className="text-input"
          value={label ?? phrase}
          maxLength={200}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <p className="quiet">
        For everyone who uses this collection. The name goes with the field: also when fields are computed again, it
        stays with the one that has most of the concepts of today.
      </p>
    </DecisionForm>
  );
}
