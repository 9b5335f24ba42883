import { useEffect, useState } from "react";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";

const LONGEST = 100;

/** Offers a rule for the words that are selected in what a paper says. */
export function PhraseBar() {
  const readOnly = useAnswer("getStatus", {}).data?.readOnly ?? true;
  const [phrase, setPhrase] = useState("");
  useEffect(() => {
    const read = () => setPhrase(selectedPhrase());
    document.addEventListener("selectionchange", read);
    return () => document.removeEventListener("selectionchange", read);
  }, []);
  if (readOnly) return null;
  return (
    <p className="phrase-bar">
      <button
        type="button"
        className="link-btn"
        // Pressing must not take the selection away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => openCuration("phrase", { phrase })}
      >
        {phrase === "" ? "Always or never a concept…" : `Rule for “${phrase}”…`}
      </button>{" "}
      {phrase === "" && <span className="quiet">Select words above to make a rule for them.</span>}
    </p>
  );
}

/** The selected words, if they are in the text of a paper. */
function selectedPhrase(): string {
  const selection = document.getSelection();
  const inside = selection?.anchorNode?.parentElement?.closest(".source, .source-head");
  const text = inside ? (selection?.toString().trim().replace(/\s+/g, " ") ?? "") : "";
  return text.length > 1 && text.length <= LONGEST ? text : "";
}
