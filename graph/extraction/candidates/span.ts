import type { Run } from "./runs.ts";

/** One place where a candidate stands. */
export interface Span {
  /** First and last word (inclusive) in `Document.words`. */
  readonly from: number;
  readonly to: number;
  /** Words left out between them ("triphone [and semiphone] systems"), an empty range when none. */
  readonly gapFrom: number;
  readonly gapTo: number;
  /** The run (or joined runs) it was found in. */
  readonly run: Run;
  /** Connectors of joined runs ("P", "K", "(", …), "" within one run, "u" when unfolded from a coordination or parenthesis. */
  readonly joined: string;
  /** It is the whole run, leading evaluative words and numbers aside. */
  readonly own: boolean;
}
