import { useState } from "react";
import { useNames } from "../../http/concepts.ts";
import { curationSubject } from "../../state/dialogs.ts";
import { DecisionForm } from "./DecisionForm.tsx";

/** Another label for a concept; its spellings stay what they are. */
export function RenameDialog() {
  const concept = curationSubject().concepts[0] ?? "";
  const [name] = useNames([concept]);
  const [label, setLabel] = useState<string | null>(null);
  const wanted = (label ?? "").trim();
  const actions = wanted === "" || wanted === name?.label ? [] : [{ kind: "rename" as const, concept, label: wanted }];
  return (
    <DecisionForm title={`Rename ${name?.label ?? concept}`} verb="Rename" actions={actions}>
      <label className="field">
        <span>New label</span>
        <input
          className="text-input"
          value={label ?? name?.label ?? ""}
          maxLength={200}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
    </DecisionForm>
  );
}
