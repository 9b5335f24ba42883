import { MarkedText } from "./MarkedText.tsx";
import { excerptAround } from "./marks.ts";
import { plainText } from "./plain-text.ts";

/** Characters of a sentence that fit into two lines of the panel. */
const maxLength = 104;

interface Props {
  readonly sentence: string;
  readonly marks: readonly { readonly concept: string; readonly start: number; readonly end: number }[];
}

/** As much of a sentence as two lines have room for, around the concepts that it mentions. */
export function Excerpt({ sentence, marks }: Props) {
  const plain = plainText(
    sentence,
    marks.map((mark) => ({ ...mark, community: 0 })),
  );
  return (
    <span className="goes-sentence">
      <MarkedText {...excerptAround(plain.text, plain.marks, maxLength)} />
    </span>
  );
}
