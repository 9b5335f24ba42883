import { Fragment } from "react";
import { colourOf } from "../concept/community.ts";
import { type Mark, separateMarks } from "./marks.ts";

/** A quoted text with its concepts highlighted in the colour of their community; pressing one opens it. */
export function MarkedText({
  text,
  marks,
  onOpen,
}: {
  text: string;
  marks: readonly Mark[];
  onOpen?: (concept: string) => void;
}) {
  let at = 0;
  const parts = separateMarks(marks).map((mark) => {
    const before = text.slice(at, mark.start);
    at = mark.end;
    const words = text.slice(mark.start, mark.end);
    const tint = `mark c${colourOf(mark.community)}`;
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
      {text.slice(at)}
    </>
  );
}
