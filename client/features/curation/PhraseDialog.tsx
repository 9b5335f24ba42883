import { useState } from "react";
import { curationSubject } from "../../state/dialogs.ts";
import { Segments } from "../../ui/Segments.tsx";
import { DecisionForm } from "./DecisionForm.tsx";

const kinds = [
  { id: "always", text: "Always a concept" },
  { id: "never", text: "Never a concept" },
] as const;

/** A rule for a phrase of one or several words, for all present and future papers. */
export function PhraseDialog() {
  const [phrase, setPhrase] = useState(curationSubject().phrase);
  const [kind, setKind] = useState<"always" | "never">("always");
  const text = phrase.trim().replace(/\s+/g, " ");
  return (
    <DecisionForm
      title="Rule for a phrase"
      verb={kind === "always" ? "Make it a concept" : "Leave it out"}
      actions={text.length < 2 ? [] : [{ kind, phrase: text }]}
    >
      <label className="field">
        <span>Phrase, as papers write it</span>
        <input
          className="text-input"
          value={phrase}
          maxLength={200}
          onChange={(event) => setPhrase(event.target.value)}
        />
      </label>
      <Segments name="What it is" options={kinds} value={kind} onChange={setKind} />
      <p className="quiet">
        {kind === "always"
          ? "It becomes a concept wherever papers contain it as whole words, in singular, plural and with or without hyphens."
          : "The concept of this name is left out; other spellings of it as well."}
      </p>
    </DecisionForm>
  );
}
