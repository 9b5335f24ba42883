import { useState } from "react";
import { type Period, periodOf, periodText } from "../state/periods.ts";
import { viewStore } from "../state/use-view.ts";
import { setOptions } from "../state/view-changes.ts";

interface PeriodProps {
  readonly name: string;
  readonly period: Period;
  readonly side: "left" | "right";
  readonly other: Period;
}

/** Two inputs for the first and last year; the view changes once they form a period. */
export function PeriodPicker(props: PeriodProps) {
  return <Years key={periodText(props.period)} {...props} />;
}

function Years({ name, period, side, other }: PeriodProps) {
  const [text, setText] = useState<readonly [string, string]>([String(period[0]), String(period[1])]);
  const next = periodOf(text.join("-"));
  const settle = () => {
    if (!next || periodText(next) === periodText(period)) return;
    const otherText = periodText(other);
    viewStore.change(
      setOptions(
        side === "left" ? { left: periodText(next), right: otherText } : { left: otherText, right: periodText(next) },
      ),
    );
  };
  return (
    <fieldset className="years" data-wrong={next === null || undefined}>
      <legend className="visually-hidden">{name}</legend>
      {([0, 1] as const).map((i) => (
        <input
          key={i}
          className="text-input"
          inputMode="numeric"
          maxLength={4}
          aria-label={i === 0 ? `${name} from` : `${name} to`}
          aria-invalid={next === null || undefined}
          value={text[i]}
          onChange={(event) => setText(i === 0 ? [event.target.value, text[1]] : [text[0], event.target.value])}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === "Enter") settle();
          }}
        />
      ))}
    </fieldset>
  );
}
