import { useMemo, useState } from "react";
import type { Cooccurrence, MeasureName, Partner } from "../../graph/contract/answers.ts";
import { useAnswer } from "../api/queries.ts";
import { store, useView } from "../state/use-view.ts";
import { openLink } from "../state/view.ts";
import { ConceptButton } from "../ui/ConceptButton.tsx";
import { count, decimal } from "../ui/format.ts";
import { measures } from "../ui/measures.ts";
import { type PlainColumn, PlainTable } from "../ui/PlainTable.tsx";
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
  const columns = useMemo(() => partnerColumns(answer.concept, answer.measure), [answer.concept, answer.measure]);
  if (answer.partners.length === 0) return <p className="quiet">No other concept shares a paper with it.</p>;
  return <PlainTable kind="partners" columns={columns} rows={answer.partners} keyOf={({ concept }) => concept} />;
}

/** The measure of the lens has the third column of numbers when it is none of the others. */
function partnerColumns(concept: string, measure: MeasureName): readonly PlainColumn<Partner>[] {
  const own = measure === "associationStrength" || measure === "papers" ? "npmi" : measure;
  return [
    {
      header: "Concept",
      cell: ({ concept: partner, label, community }) => (
        <ConceptButton label={label} community={community} onPress={() => store.change(openLink(concept, partner))} />
      ),
    },
    { header: "Papers", help: "papers", numeric: true, cell: ({ papers }) => count(papers) },
    {
      header: "× chance",
      help: "associationStrength",
      numeric: true,
      cell: ({ associationStrength }) => times(associationStrength),
    },
    {
      header: measures[own].name,
      help: own,
      numeric: true,
      cell: (partner) => decimal(partner[own], measures[own].digits),
    },
    { header: "q", help: "q", numeric: true, cell: ({ q }) => quality(q) },
  ];
}
