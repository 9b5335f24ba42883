/** One line of a text; `text` is undefined when the line is longer than the limit (it is skipped and never kept in memory). */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
  /** Length in characters, also when the text is undefined. */
  readonly length: number;
}

/** No record of a paper is this long; a longer line is a broken file and must not fill the memory. */
export const MAX_LINE = 16_000_000;

const LINE_END = /\r\n|\n|\r/g;

/**
 * Splits a text into lines at \n, \r\n and \r only. (Node's readline also splits at U+2028 and U+2029, which stand
 * unescaped inside JSON strings.) The search never goes over the same characters twice.
 */
export async function* splitLines(text: AsyncIterable<string>, maxLength = MAX_LINE): AsyncGenerator<Line> {
  let number = 1;
  let rest = "";
  let dropped = 0;
  let afterReturn = false;
  const line = (tail: string): Line => {
    const length = dropped + rest.length + tail.length;
    const text = length <= maxLength ? rest + tail : undefined;
    rest = "";
    dropped = 0;
    return { number: number++, text, length };
  };
  for await (const chunk of text) {
    let from = afterReturn && chunk.startsWith("\n") ? 1 : 0;
    if (chunk !== "") afterReturn = chunk.endsWith("\r");
    LINE_END.lastIndex = from;
    for (let match = LINE_END.exec(chunk); match; match = LINE_END.exec(chunk)) {
      const end = LINE_END.lastIndex;
      yield line(chunk.slice(from, match.index));
      from = end;
      LINE_END.lastIndex = end;
    }
    rest += chunk.slice(from);
    if (dropped + rest.length > maxLength) {
      dropped += rest.length;
      rest = "";
    }
  }
  if (rest !== "" || dropped > 0) yield line("");
}
