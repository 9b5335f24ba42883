import type { SimilarPapers, WithoutPaper } from "../../contract/connections.ts";
import type { PaperDetail } from "../../contract/papers.ts";
import { MENTION_FIELDS, type Mention } from "../../contract/records.ts";
import { formOf } from "../../extraction/keywords.ts";
import { CLOSING_LINES_FACT, closingLinesOf } from "../../extraction/language/closing-lines.ts";
import { languageOf } from "../../extraction/language/detect-language.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { bridgeOf } from "../bridges/bridges.ts";
import type { BridgeQuestion } from "../bridges/rank-bridges.ts";
import { communityName, labelsOf } from "../lookup/community-names.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { mentionsOf, paperByNumber, paperNumberOf, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

interface PaperQuestion extends Partial<Pick<BridgeQuestion, "correction" | "a" | "b" | "minConcepts" | "q">> {
  readonly id: string;
}

/** A paper with its concepts marked, and its fields. */
export async function paperDetail(snapshot: Snapshot, question: PaperQuestion): Promise<PaperDetail> {
  const { id } = question;
  const number = paperNumberOf(snapshot, id);
  const paper = await paperByNumber(snapshot, id);
  const communities = await snapshot.analyses.communities();
  const [reasons] = await snapshot.analyses.reasons([number]);
  const mentions = (await mentionsOf(snapshot, [id])).flatMap((row) => [...row.mentions]);
  return {
    paper,
    language: languageOf(paper),
    closingLines: snapshot.facts[CLOSING_LINES_FACT] === undefined ? closingLinesOf(paper.abstract) : [],
    keywords: await keywordsAgainstText(snapshot, paper.keywords, mentions),
    mentions: mentions.map(({ concept, field, start, end }) => ({
      concept: snapshot.concepts[concept]?.id ?? "",
      label: snapshot.concepts[concept]?.label ?? "",
      community: communities.community[concept] ?? 0,
      field: MENTION_FIELDS[field],
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

/** The concepts that the keywords of a paper name, and whether its text mentions them too. */
async function keywordsAgainstText(
  { names, concepts }: Snapshot,
  keywords: readonly string[],
  mentions: readonly Mention[],
): Promise<PaperDetail["keywords"]> {
  const inText = new Set(mentions.filter(({ field }) => field !== 2).map(({ concept }) => concept));
  return Promise.all(
    keywords.map(async (keyword) => {
      const form = formOf(keyword);
      const number = form === "" ? undefined : await names.find(form);
      if (number === undefined) return { keyword, concept: null, inText: false };
      const { id, label } = concepts[number]!;
      return { keyword, concept: { id, label }, inText: inText.has(number) };
    }),
  );
}

const MAX_LOST_PAIRS = 50;

/** Papers that share concepts with one, rare ones counting more. */
export async function similarPapers(
  snapshot: Snapshot,
  question: { id: string; limit: number },
): Promise<SimilarPapers> {
  const paper = paperNumberOf(snapshot, question.id);
  const found = await snapshot.analyses.ask("similar", { paper, top: question.limit });
  const texts = await papersByNumber(snapshot, found.papers);
  return {
    items: texts.map((text, k) => ({
      paper: summaryOf(text),
      similarity: found.similarity[k]!,
      shared: found.shared[k]!,
    })),
  };
}

/** What the graph loses without a paper. */
export async function withoutPaper(snapshot: Snapshot, question: { id: string }): Promise<WithoutPaper> {
  const paper = paperNumberOf(snapshot, question.id);
  const communities = await snapshot.analyses.communities();
  const nested = await snapshot.analyses.nestedNames();
  const loss = await snapshot.analyses.ask("counterfactual", { communities, nested, paper });
  const refs = await conceptRefs(snapshot);
  const key = ([a, b]: readonly [number, number]) => `${a} ${b}`;
  const hard = new Set(loss.detours.map(key));
  const lost = [...loss.detours, ...loss.pairs.filter((pair) => !hard.has(key(pair)))];
  return {
    concepts: loss.concepts.map(refs),
    pairs: loss.pairs.length,
    detours: loss.detours.length,
    lost: lost.slice(0, MAX_LOST_PAIRS).map(([a, b]) => ({ a: refs(a), b: refs(b) })),
    fields: loss.fields.map((field) => ({ ...field, labels: labelsOf(snapshot, communities, field.a, field.b) })),
  };
}
