import type { LinkBetween } from "../../../graph/contract/connections.ts";
import { linkWords } from "../words/relation-words.ts";

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
