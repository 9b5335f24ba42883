import { type RefObject, useEffect } from "react";
import { announce } from "../../ui/announce.ts";
import type { Spot } from "./reading-spots.ts";

interface Props {
  readonly spots: readonly Spot[];
  readonly at: Spot | null;
  readonly card: RefObject<HTMLElement | null>;
  readonly onWanted: () => void;
  readonly onStep: (next: Spot | null) => void;
  readonly onMore: (spot: Spot) => void;
}

/** Steps through an abstract with the keyboard: arrows to the next and the previous phrase, Enter to its details. */
export function StepThrough({ spots, at, card, onWanted, onStep, onMore }: Props) {
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
      title="Arrow keys go from phrase to phrase, Enter tells more"
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
