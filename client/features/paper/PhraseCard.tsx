import type { ConceptReasons } from "../../../graph/contract/explain.ts";
import type { PaperDetail } from "../../../graph/contract/papers.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import type { Mark } from "../../ui/paper/marks.ts";
import { useDelayedFlag } from "../../ui/use-delayed-flag.ts";
import { decimal, ordinal, pluralize } from "../../ui/words/format.ts";
import type { ReadPhrase, Spot } from "./word-spots.ts";

/** A concept that is marked: what it is to the paper, and why it is one. */
export function ConceptCard({ detail, mark, phrase }: { detail: PaperDetail; mark: Mark; phrase?: ReadPhrase }) {
  const query = useAnswer("explainConcept", { id: mark.concept });
  const slow = useDelayedFlag(query.isPending);
  const papers = phrase?.concept?.papers ?? query.data?.papers;
  return (
    <>
      <p className="card-head">
        <ConceptButton
          label={mark.label ?? mark.concept}
          community={mark.community}
          onPress={() => viewStore.change(openConcept(mark.concept))}
        />
        {papers !== undefined && <span className="quiet">{pluralize(papers, "paper")}</span>}
      </p>
      <p>{inThisPaper(detail, mark, phrase)}</p>
      <p className="quiet">{whyOf(query.data) ?? (slow ? "Reading its papers again" : "\u00a0")}</p>
    </>
  );
}

/** "3 times in this paper, once in the title; 2nd likeliest of its phrases (0.87)." */
function inThisPaper({ mentions }: PaperDetail, { concept }: Mark, phrase: ReadPhrase | undefined): string {
  const own = mentions.filter((mention) => mention.concept === concept);
  const titled = own.some(({ field }) => field === "title");
  const frequencyText = `${own.length === 1 ? "Once" : `${own.length} times`} in this paper${titled ? ", the title too" : ""}`;
  const rank = phrase?.rank;
  if (rank == null || phrase?.score == null) return `${frequencyText}.`;
  return `${frequencyText}; its ${rank === 1 ? "" : `${ordinal(rank)} `}likeliest phrase (${decimal(phrase.score)}).`;
}

/** The strongest reason for it and the strongest against it; the first part is the same for every phrase. */
function whyOf(reasons: ConceptReasons | undefined): string | undefined {
  const parts = reasons?.parts.slice(1);
  if (!reasons || !parts?.length) return reasons?.reasons[0];
  const best = parts.reduce((a, b) => (b.points > a.points ? b : a));
  const worst = parts.reduce((a, b) => (b.points < a.points ? b : a));
  const objection = worst.points < 0 ? `; most against it: ${worst.name} (${decimal(worst.points)})` : "";
  return `Termhood ${decimal(reasons.termhood)}. Most for it: ${best.name} (+${decimal(best.points)})${objection}.`;
}

/** A phrase that is not marked: how it was read, why it is not a concept, and a link to the full explanation. */
export function PhraseCard({
  paper,
  spot,
  text,
  onMore,
}: {
  paper: string;
  spot: Spot;
  text: string;
  onMore: () => void;
}) {
  const { start, end, phrase } = spot;
  // What the paper alone cannot explain is requested when the user points at the phrase, and cached.
  const needsAnswer = !phrase || (phrase.brief === null && phrase.verdict !== "concept");
  const query = useAnswer("explainPhrase", needsAnswer ? { id: paper, field: "abstract", at: start, end } : null);
  const slow = useDelayedFlag(query.isPending && needsAnswer);
  const known = query.data ?? phrase;
  const brief = known?.verdict === "concept" ? `A mention of “${known.concept?.label}”.` : known?.brief;
  return (
    <>
      <p className="card-head">
        <span>
          Read as <q className="source">{known?.phrase || text}</q>
          {known && known.verdict !== "concept" && ", not a concept"}
        </span>
      </p>
      <p>
        {brief ?? (query.error ? query.error.message : slow ? "Reading the papers that contain its words" : "\u00a0")}
      </p>
      <button type="button" className="link-btn" onClick={onMore}>
        More
      </button>
    </>
  );
}
