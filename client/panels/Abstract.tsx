import { useRef, useState } from "react";
import type { PaperDetail } from "../../graph/contract/bridge-answers.ts";
import { store } from "../state/use-view.ts";
import { openConcept } from "../state/view.ts";
import { MarkedText } from "../ui/MarkedText.tsx";
import { type AskedPhrase, PhraseQuestion } from "./PhraseQuestion.tsx";
import { Section } from "./Section.tsx";
import { placeInText } from "./text-place.ts";

/** The abstract with its concepts marked; a word that is not marked says why when it is pressed. */
export function Abstract({ detail }: { detail: PaperDetail }) {
  const text = useRef<HTMLParagraphElement>(null);
  const [asked, setAsked] = useState<AskedPhrase | null>(null);
  const marks = detail.mentions.filter((mention) => mention.field === "abstract");
  const { abstract, id } = detail.paper;
  return (
    <Section title="Abstract">
      {abstract === "" ? (
        <p className="quiet">The source gives no abstract.</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box below asks the same with the keyboard. */}
          <p
            ref={text}
            className="source abstract"
            onClick={(event) => {
              if ((event.target as Element).closest("button") || !text.current) return;
              const place = placeInText(text.current, { x: event.clientX, y: event.clientY });
              if (place) setAsked(place);
            }}
          >
            <MarkedText text={abstract} marks={marks} onOpen={(concept) => store.change(openConcept(concept))} />
          </p>
          <PhraseQuestion paper={id} asked={asked} onAsk={setAsked} />
        </>
      )}
      <OnlyInTitle detail={detail} />
    </Section>
  );
}

function OnlyInTitle({ detail: { mentions } }: { detail: PaperDetail }) {
  const inAbstract = new Set(mentions.filter(({ field }) => field === "abstract").map(({ concept }) => concept));
  const titled = mentions.filter(({ field, concept }) => field === "title" && !inAbstract.has(concept));
  if (titled.length === 0) return null;
  return (
    <p className="quiet">
      Only in the title:{" "}
      {titled.map((mention) => (
        <button
          key={mention.concept}
          type="button"
          className="link-btn inline"
          onClick={() => store.change(openConcept(mention.concept))}
        >
          {mention.label}
        </button>
      ))}
    </p>
  );
}
