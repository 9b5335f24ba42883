import { useState } from "react";
import { useNames } from "../../http/concepts.ts";
import { useAnswer } from "../../http/queries.ts";
import { curationSubject } from "../../state/dialogs.ts";
import { DecisionForm } from "./DecisionForm.tsx";

/** Puts concepts in a category of the reader's own, or takes them out of theirs. */
export function GroupDialog() {
  const { concepts } = curationSubject();
  const names = useNames(concepts);
  const known = useAnswer("getVocabulary", { limit: 1 }).data?.groups ?? [];
  const own = known.find((group) => concepts.every((id) => group.concepts.some((one) => one.id === id)));
  const [category, setCategory] = useState<string | null>(null);
  const text = (category ?? own?.category ?? "").trim();
  const isUnchanged = text === (own?.category ?? "");
  const actions = isUnchanged
    ? []
    : [{ kind: "group" as const, concepts: [...concepts], category: text === "" ? null : text }];
  return (
    <DecisionForm title="Put in a group" verb={text === "" ? "Take out" : "Put in"} actions={actions}>
      <p>{names.map(({ label }) => label).join(", ")}</p>
      <label className="field">
        <span>Group (empty = none)</span>
        <input
          className="text-input"
          list="curation-groups"
          value={category ?? own?.category ?? ""}
          maxLength={200}
          onChange={(event) => setCategory(event.target.value)}
        />
      </label>
      <datalist id="curation-groups">
        {known.map((group) => (
          <option key={group.category} value={group.category} />
        ))}
      </datalist>
    </DecisionForm>
  );
}
