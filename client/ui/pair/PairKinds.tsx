import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink, showBetween } from "../../state/view-changes.ts";
import { Dot } from "../concept/CommunityChip.tsx";
import { Section } from "../panel/Section.tsx";
import { basketText } from "../words/basket-words.ts";
import { count, pluralize } from "../words/format.ts";
import { describeCounts, mayBeChance } from "../words/pair-words.ts";

/** What two names that are exact leave out: the papers of both with their kinds, and which of their kinds go together. Nothing where there are no kinds. */
export function PairKinds({ a, b }: { a: string; b: string }) {
  const answer = useAnswer("getPairWithKinds", { a, b }).data;
  if (!answer || (answer.a.concepts < 2 && answer.b.concepts < 2)) return null;
  return (
    <Section title="Together with their kinds" aside={pluralize(answer.papers, "paper")}>
      <p className="pair-baskets">
        <b>{basketText(answer.a)}</b> and <b>{basketText(answer.b)}</b>
      </p>
      <p className="quiet">{describeCounts(answer, answer.corpus)}</p>
      {answer.near.length > 0 && (
        <ul className="near-pairs">
          {answer.near.map((pair) => (
            <li key={`${pair.a.id} ${pair.b.id}`}>
              <button
                type="button"
                className="partner-btn"
                onClick={() => viewStore.change(openLink(pair.a.id, pair.b.id))}
              >
                <Dot community={pair.a.community} />
                {pair.a.label} and {pair.b.label}{" "}
                <span className="quiet" title={describeCounts(pair, answer.corpus)}>
                  {mayBeChance(pair) && "○ "}
                  {pluralize(pair.papers, "paper")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {answer.papers > 0 && (
        <p className="next-step">
          <button
            type="button"
            className="btn"
            onClick={() => viewStore.change(showBetween(answer.a.name, answer.b.name))}
          >
            {answer.papers === 1 ? "Show the paper" : `Show these ${count(answer.papers)} papers`}
          </button>
        </p>
      )}
    </Section>
  );
}
