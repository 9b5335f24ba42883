import type { PaperDetail } from "../../contract/papers.ts";
import { languageOf } from "../../extraction/language/detect-language.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type BridgeQuestion, bridgeOf } from "../bridges/bridges.ts";
import { communityName } from "./community-name.ts";
import { mentionsOf } from "./paper-mentions.ts";

interface PaperQuestion extends Partial<Pick<BridgeQuestion, "correction" | "a" | "b" | "minConcepts">> {
  readonly id: string;
}

/** A paper with its concepts marked and the fields it stands in. */
export async function paperDetail(snapshot: Snapshot, question: PaperQuestion): Promise<PaperDetail> {
  const { id } = question;
  const number = snapshot.paperNumber(id);
  const [paper] = number === undefined ? [] : await snapshot.store.papers([id]);
  if (number === undefined || !paper) {
    throw new GraphError("NOT_FOUND", `There is no paper “${id}”.`, {
      hint: "Papers are named by their id; search finds it by the title's words.",
    });
  }
  const communities = await snapshot.analyses.communities();
  const [reasons] = await snapshot.analyses.reasons([number]);
  const mentions = (await mentionsOf(snapshot, [id])).flatMap((row) => [...row.mentions]);
  return {
    paper,
    language: languageOf(paper),
    mentions: mentions.map(({ concept, field, start, end }) => ({
      concept: snapshot.concepts[concept]?.id ?? "",
      label: snapshot.concepts[concept]?.label ?? "",
      community: communities.community[concept] ?? 0,
      field: field === 0 ? "title" : "abstract",
      start,
      end,
    })),
    communities: (reasons?.sides ?? [])
      .filter(({ community }) => community !== 0)
      .map(({ community, share, concepts }) => ({
        community,
        label: communityName(snapshot, communities, community),
        share,
        concepts: concepts.length,
      })),
    ...(await bridgeOf(snapshot, number, { ...question, correction: question.correction ?? "length" })),
  };
}
