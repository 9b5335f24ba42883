import type { SideQuote as Quote } from "../../../graph/contract/entities.ts";
import { excerptAround, separateMarks } from "./marks.ts";
import { plainText } from "./plain-text.ts";

/** A sentence of a paper in quotes, with what it says of two sides in bold; cut around these phrases to about `length` characters. */
export function SideQuote({ quote, length = 220 }: { quote: Quote; length?: number }) {
  const plain = plainText(quote.sentence, quote.marks);
  const { text, marks } = excerptAround(plain.text, plain.marks, length);
  const shown = separateMarks(marks.map((mark) => ({ ...mark, community: 0 })));
  const sideAt = (start: number) => marks.find((mark) => mark.start === start)?.side;
  return (
    <q className="side-quote">
      {shown.map(({ start, end }, k) => (
        <span key={start}>
          {text.slice(shown[k - 1]?.end ?? 0, start)}
          <b data-side={sideAt(start)}>{text.slice(start, end)}</b>
        </span>
      ))}
      {text.slice(shown.at(-1)?.end ?? 0)}
    </q>
  );
}
