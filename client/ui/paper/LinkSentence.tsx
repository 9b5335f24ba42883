import type { LinkBetween } from "../../../graph/contract/connections.ts";
import type { PaperTransfer } from "../../../graph/contract/papers.ts";
import { linkWords, whoDidBefore } from "../words/relation-words.ts";

/** What a paper connects, in one sentence. */
export function LinkSentence({ link }: { link: LinkBetween }) {
  const { verb, between, rest } = linkWords(link);
  return (
    <span className="link-sentence">
      {verb} <em>{link.from.label}</em> {between} <em>{link.to.label}</em>
      {rest}
    </span>
  );
}

/** What a paper brings from one field to another by its own sentences, and who did before. */
export function TransferSentence({ transfer }: { transfer: PaperTransfer }) {
  const before = whoDidBefore(transfer);
  return (
    <span className="link-sentence">
      brings <em>{transfer.method.label}</em> to <em>{transfer.task.label}</em>
      {before !== "" && `; ${before}`}
    </span>
  );
}
