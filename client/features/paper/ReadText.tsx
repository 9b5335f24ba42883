import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { PaperDetail } from "../../../graph/contract/papers.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { announce } from "../../ui/announce.ts";
import { Section } from "../../ui/panel/Section.tsx";
import { MarkedText } from "../../ui/paper/MarkedText.tsx";
import { ConceptCard, PhraseCard } from "./PhraseCard.tsx";
import { type PhraseQuery, PhraseQuestion } from "./PhraseQuestion.tsx";
import { SpotCard } from "./SpotCard.tsx";
import { characterAt, rangeIn, selectionIn } from "./text-place.ts";
import { usePointing } from "./use-pointing.ts";
import { characterOf, type Spot, spotAt, spotsInOrder, wordSpots } from "./word-spots.ts";

/** What the grey parts of an abstract are. */
const CLOSING_LINES: Readonly<Record<PaperDetail["closingLines"][number]["kind"], string>> = {
  publisher: "Closing line of the publisher, not searched for concepts",
  registration: "Registration of the study, not searched for concepts",
  codes: "Codes of a classification, not searched for concepts",
  keywords: "List of keywords, not searched for concepts",
  note: "Note about the authors, not searched for concepts",
};

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
  const more = (place: Spot) => {
    point(null);
    setAsked({ at: place.start, end: place.end });
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
            point(next && { at: characterOf(words, next) });
            if (next && text.current)
              rangeIn(text.current, next.start, next.end).startContainer.parentElement?.scrollIntoView({
                block: "nearest",
              });
          }}
          onMore={(place) => (place.mark ? viewStore.change(openConcept(place.mark.concept)) : more(place))}
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
        <MarkedText
          text={abstract}
          marks={marks}
          asides={detail.closingLines.map(({ kind, ...range }) => ({ ...range, title: CLOSING_LINES[kind] }))}
          onOpen={(concept) => viewStore.change(openConcept(concept))}
        />
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

interface StepThroughProps {
  readonly spots: readonly Spot[];
  readonly at: Spot | null;
  readonly card: RefObject<HTMLElement | null>;
  readonly onWanted: () => void;
  readonly onStep: (next: Spot | null) => void;
  readonly onMore: (place: Spot) => void;
}

/** Steps through an abstract with the keyboard: arrows to the next and the previous phrase, Enter to its details. */
function StepThrough({ spots, at, card, onWanted, onStep, onMore }: StepThroughProps) {
  const number = at ? spots.indexOf(at) : -1;
  useEffect(() => {
    if (number < 0 || !document.activeElement?.matches(".step-through")) return;
    const lines = [...(card.current?.querySelectorAll("p") ?? [])];
    announce(lines.map((line) => line.textContent).join(" "));
  }, [number, card]);
  const steps: Record<string, number> = {
    ArrowRight: number + 1,
    ArrowDown: number + 1,
    ArrowLeft: number - 1,
    ArrowUp: number - 1,
    Home: 0,
    End: spots.length - 1,
  };
  return (
    <button
      type="button"
      className="link-btn step-through"
      title="Arrow keys go from phrase to phrase, Enter shows more"
      onFocus={onWanted}
      onClick={() => (at ? onMore(at) : onStep(spots[0] ?? null))}
      onKeyDown={(event) => {
        const next = steps[event.key];
        if (next === undefined) return;
        event.preventDefault();
        onStep(spots[Math.max(0, Math.min(spots.length - 1, next))] ?? null);
      }}
      onBlur={({ relatedTarget }) => {
        if (!card.current?.contains(relatedTarget)) onStep(null);
      }}
    >
      Phrase by phrase
    </button>
  );
}
