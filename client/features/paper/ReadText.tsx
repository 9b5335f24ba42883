import { type ReactNode, useMemo, useRef, useState } from "react";
import type { PaperDetail } from "../../../graph/contract/papers.ts";
import { useAnswer } from "../../http/queries.ts";
import { store } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { Section } from "../../ui/panel/Section.tsx";
import { MarkedText } from "../../ui/paper/MarkedText.tsx";
import { type PhraseQuery, PhraseQuestion } from "./PhraseQuestion.tsx";
import { ConceptCard, PhraseCard } from "./ReadingCard.tsx";
import { type Spot, spotAt, spotsInOrder, wordSpots } from "./reading-spots.ts";
import { SpotCard } from "./SpotCard.tsx";
import { StepThrough } from "./StepThrough.tsx";
import { characterAt, rangeIn, selectionIn } from "./text-place.ts";
import { usePointing } from "./use-pointing.ts";

/** An abstract that explains itself: point at, tap, select or step to any words of it to see how they are read. */
export function ReadText({ detail, below }: { detail: PaperDetail; below: ReactNode }) {
  const { abstract, id } = detail.paper;
  const text = useRef<HTMLParagraphElement>(null);
  const card = useRef<HTMLElement>(null);
  const [question, setAsked] = useState<PhraseQuery | null>(null);
  const [wanted, setWanted] = useState(false);
  const analysis = useAnswer("readPaper", wanted ? { id } : null).data;
  const marks = useMemo(() => detail.mentions.filter(({ field }) => field === "abstract"), [detail]);
  const words = useMemo(() => wordSpots(marks, analysis), [marks, analysis]);
  const { pointed, point, onText, onCard } = usePointing(text, card);
  const spot = pointed && spotAt(words, pointed);
  const more = (about: Spot) => {
    point(null);
    setAsked({ at: about.start, end: about.end });
  };
  return (
    <Section
      title="Abstract"
      aside={
        <StepThrough
          spots={spotsInOrder(words)}
          at={spot}
          card={card}
          onWanted={() => setWanted(true)}
          onStep={(next) => {
            point(next && { at: next.start + 1 });
            if (next && text.current)
              rangeIn(text.current, next.start, next.end).startContainer.parentElement?.scrollIntoView({
                block: "nearest",
              });
          }}
          onMore={(about) => (about.mark ? store.change(openConcept(about.mark.concept)) : more(about))}
        />
      }
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: “Phrase by phrase” and the box below do the same with the keyboard. */}
      <p
        ref={text}
        className="source abstract"
        {...onText}
        onPointerEnter={() => setWanted(true)}
        onFocusCapture={() => setWanted(true)}
        onClick={(event) => {
          if ((event.target as Element).closest("button") || selectionIn(event.currentTarget)) return;
          const place = characterAt(event.currentTarget, { x: event.clientX, y: event.clientY });
          point(null);
          if (place) setAsked(place);
        }}
      >
        <MarkedText text={abstract} marks={marks} onOpen={(concept) => store.change(openConcept(concept))} />
      </p>
      {spot && pointed && (
        <SpotCard spot={spot} at={pointed.at} text={text} card={card} {...onCard}>
          {spot.mark ? (
            <ConceptCard detail={detail} mark={spot.mark} {...(spot.phrase ? { phrase: spot.phrase } : {})} />
          ) : (
            <PhraseCard paper={id} spot={spot} text={abstract.slice(spot.start, spot.end)} onMore={() => more(spot)} />
          )}
        </SpotCard>
      )}
      <PhraseQuestion paper={id} question={question} onAsk={setAsked} />
      {below}
    </Section>
  );
}
