import { useState } from "react";
import type { Cooccurrence } from "../../graph/contract/answers.ts";
import { useAnswer } from "../api/queries.ts";
import { store, useView } from "../state/use-view.ts";
import { openLink } from "../state/view.ts";
import { Dot } from "../ui/CommunityChip.tsx";
import { count, decimal } from "../ui/format.ts";
import { measures } from "../ui/measures.ts";
import { quality, times } from "../ui/reading.ts";
import { Waiting } from "../ui/Waiting.tsx";
import { Section } from "./Section.tsx";

const first = 10;

/** What a concept occurs with, strongest first by the measure of the lens; a row opens the link. */
export function PartnersSection({ concept }: { concept: string }) {
  const { measure } = useView();
  const [limit, setLimit] = useState(first);
  const query = useAnswer(
    "getCooccurrence",
    { id: concept, measure, limit },
    {
      keep: true,
      every: (answer) => (answer?.family === null ? 2000 : false),
    },
  );
  return (
    <Section
      title="Partners"
      aside={query.data ? `${count(query.data.total)}, strongest by ${measures[measure].name} first` : undefined}
    >
      <Waiting query={query} what="Counting partners">
        {(answer) => (
          <>
            <PartnersTable answer={answer} />
            {answer.partners.some(({ q }) => q !== null && q >= 0.05) && (
              <p className="key-note">○ may be chance (q ≥ 0.05)</p>
            )}
            {answer.total > answer.partners.length && (
              <button type="button" className="link-btn" onClick={() => setLimit(Math.min(1000, limit * 5))}>
                {count(answer.total - answer.partners.length)} more
              </button>
            )}
          </>
        )}
      </Waiting>
    </Section>
  );
}

function PartnersTable({ answer }: { answer: Cooccurrence }) {
  if (answer.partners.length === 0) return <p className="quiet">No other concept shares a paper with it.</p>;
  const extra = answer.measure !== "npmi" && answer.measure !== "associationStrength" && answer.measure !== "papers";
  const { name, digits } = measures[answer.measure];
  return (
    <table className="partners">
      <thead>
        <tr>
          <th scope="col">Concept</th>
          <th scope="col" className="num">
            Papers
          </th>
          <th scope="col" className="num">
            × chance
          </th>
          <th scope="col" className="num">
            {extra ? name : "NPMI"}
          </th>
          <th scope="col" className="num">
            q
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.partners.map((partner) => (
          <tr key={partner.concept}>
            <td>
              <button
                type="button"
                className="partner-btn"
                onClick={() => store.change(openLink(answer.concept, partner.concept))}
              >
                <Dot community={partner.community} />
                <span className="clip">{partner.label}</span>
              </button>
            </td>
            <td className="num">{count(partner.papers)}</td>
            <td className="num">{times(partner.associationStrength)}</td>
            <td className="num">{decimal(partner[extra ? answer.measure : "npmi"], extra ? digits : 2)}</td>
            <td className="num q">{quality(partner.q)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
