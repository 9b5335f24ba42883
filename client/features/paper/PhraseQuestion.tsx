import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { PhraseReasons } from "../../../graph/contract/explain.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal } from "../../ui/words/format.ts";
import type { TextPlace } from "./word-spots.ts";

/** What is asked about: a place in the abstract, or a phrase in any spelling. */
export type PhraseQuery = TextPlace | { readonly phrase: string };

interface Props {
  readonly paper: string;
  readonly question: PhraseQuery | null;
  readonly onAsk: (phrase: PhraseQuery | null) => void;
}

/** Explains why a word or phrase of a paper is not marked; the reader presses it in the text or types it. */
export function PhraseQuestion({ paper, question, onAsk }: Props) {
  const [text, setText] = useState("");
  const query = useAnswer("explainPhrase", question === null ? null : { id: paper, field: "abstract", ...question });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onAsk({ phrase: text.trim() });
  };
  return (
    <div className="phrase-question">
      <form onSubmit={submit}>
        <input
          className="text-input"
          aria-label="Phrase to explain"
          placeholder="A phrase, to see how it is read here"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn" disabled={text.trim() === ""}>
          Explain
        </button>
      </form>
      {question !== null && (
        <section className="phrase-answer" aria-label="Why the phrase is a concept, or is not" aria-live="polite">
          <IconButton name="Close the explanation" icon={X} onPress={() => onAsk(null)} />
          <Waiting query={query} what="Reading the paper again">
            {(reasons) => <Answer reasons={reasons} />}
          </Waiting>
        </section>
      )}
    </div>
  );
}

const verdicts: Record<PhraseReasons["verdict"], string> = {
  concept: "is a concept, and this is a mention of it",
  inside: "is part of a longer concept here",
  candidate: "is a phrase, but no concept of this collection",
  dropped: "is too unlikely a concept in this paper",
  "no phrase": "is not read as a phrase",
  absent: "does not occur in this paper",
};

function Answer({ reasons }: { reasons: PhraseReasons }) {
  const { phrase, verdict, concept, words, others } = reasons;
  return (
    <>
      <p>
        <b className="source">“{phrase}”</b> {verdicts[verdict]}
        {concept && (
          <>
            :{" "}
            <button type="button" className="link-btn inline" onClick={() => viewStore.change(openConcept(concept.id))}>
              {concept.label}
            </button>
          </>
        )}
        .
      </p>
      <ul className="reasons">
        {reasons.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {words.length > 0 && (
        <p className="word-kinds">
          {words.map((word) => (
            <span key={`${word.field} ${word.start}`} data-inside={word.inside || undefined}>
              {word.text} <small>{word.kind}</small>
            </span>
          ))}
        </p>
      )}
      {others.length > 0 && (
        <p className="quiet">
          Other phrases over these words:{" "}
          {others.slice(0, 4).map((other, i) => (
            <span key={`${other.start} ${other.end}`}>
              {i > 0 && ", "}
              {other.phrase} ({decimal(other.score)}
              {other.concept ? ", a concept" : ""})
            </span>
          ))}
          {others.length > 4 && ` and ${count(others.length - 4)} more`}
        </p>
      )}
    </>
  );
}
