import type { PaperMentions } from "../../contract/records.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/**
 * The mentions of some papers, by ascending id. They name concepts by the store's present numbers, which are the
 * snapshot's only as long as the revision is: if it changed meanwhile, the question must be asked again.
 */
export async function mentionsOf(snapshot: Snapshot, papers: readonly string[]): Promise<PaperMentions[]> {
  const mentions: PaperMentions[] = [];
  for await (const paper of snapshot.store.mentions(papers)) mentions.push(paper);
  if ((await snapshot.store.revision()) !== snapshot.revision) {
    throw new GraphError("UNAVAILABLE", "The store changed while it was being read.", { hint: "Ask again." });
  }
  return mentions;
}
