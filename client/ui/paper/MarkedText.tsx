import { Fragment, type ReactNode } from "react";
import { colourOf } from "../concept/community.ts";
import { type Mark, separateMarks } from "./marks.ts";

/** A range of a text that is shown in grey, with what it is. */
export interface Aside {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** A quoted text with its concepts highlighted in the colour of their community; pressing one opens it. */
export function MarkedText({
  text,
  marks,
  asides = [],
  onOpen,
}: {
  text: string;
  marks: readonly Mark[];
  asides?: readonly Aside[];
  onOpen?: (concept: string) => void;
}) {
  let at = 0;
  const parts = separateMarks(marks).map((mark) => {
    const before = withAsides(text, at, mark.start, asides);
    at = mark.end;
    const words = text.slice(mark.start, mark.end);
    const tint = mark.isCue ? "mark cue" : `mark c${colourOf(mark.community)}`;
    return (
      <Fragment key={mark.start}>
        {before}
        {onOpen ? (
          <mark className={tint}>
            <button type="button" className="mark-button" onClick={() => onOpen(mark.concept)}>
              {words}
            </button>
          </mark>
        ) : (
          <mark className={tint}>{words}</mark>
        )}
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {withAsides(text, at, text.length, asides)}
    </>
  );
}

/** A range of the text without marks, its asides in grey. */
function withAsides(text: string, from: number, to: number, asides: readonly Aside[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = from;
  for (const { start, end, title } of asides) {
    if (start < at || end > to) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <span key={start} className="quiet" title={title}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return [...parts, text.slice(at, to)];
}
