import type { LinkBetween } from "../../../graph/contract/entities.ts";
import { linkWords, whoDidBefore } from "../../../graph/contract/knowledge/link-words.ts";
import type { BridgePaper, PaperTransfer } from "../../../graph/contract/papers.ts";
import { othersWords } from "../words/relation-words.ts";

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

/** What a bridge paper connects, in one sentence: what it brings from one field to the other, else a concept of each, whether it names both where it tells of its own work, and how many others do. */
export function BridgeSentence({ bridge: { brings, connects, pair } }: { bridge: BridgePaper }) {
  if (brings) return <TransferSentence transfer={brings} />;
  if (!connects) return <span className="link-sentence">connects two fields; {othersWords(pair.papers)}</span>;
  const [verb, between] = connects.isStated === false ? ["mentions", "and"] : ["connects", "with"];
  return (
    <span className="link-sentence">
      {verb} <em>{connects.a.label}</em> {between} <em>{connects.b.label}</em>; {othersWords(pair.papers)}
    </span>
  );
}

/** What a paper brings from one field to another by its own sentences, and who did before. */
function TransferSentence({ transfer }: { transfer: PaperTransfer }) {
  const before = whoDidBefore(transfer);
  return (
    <span className="link-sentence">
      brings <em>{transfer.method.label}</em> to <em>{transfer.task.label}</em>
      {before !== "" && `; ${before}`}
    </span>
  );
}
