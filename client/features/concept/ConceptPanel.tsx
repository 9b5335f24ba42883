import { useState } from "react";
import type { ConceptDetail } from "../../../graph/contract/concepts.ts";
import { useCommunityOf } from "../../http/concepts.ts";
import { useHasYears, useKnownYears } from "../../http/known-years.ts";
import { useAnswer } from "../../http/queries.ts";
import type { ConceptPart } from "../../state/open-panel.ts";
import { viewStore } from "../../state/use-view.ts";
import { openCommunity } from "../../state/view-changes.ts";
import { YearBars } from "../../ui/charts/YearBars.tsx";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { PanelHead } from "../../ui/panel/PanelHead.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { EvidenceSection } from "../../ui/paper/EvidenceSection.tsx";
import { PapersSection } from "../../ui/paper/PapersSection.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, ordinal, pluralize } from "../../ui/words/format.ts";
import { ConceptActions, CurateConcept } from "./ConceptActions.tsx";
import { GoesWith } from "./GoesWith.tsx";
import { KindOfConcept, Knowledge, PartsOfConcept } from "./Knowledge.tsx";
import { WhyConcept } from "./WhyConcept.tsx";

interface Props {
  readonly id: string;
  /** What the panel begins with. */
  readonly part: ConceptPart | undefined;
  readonly corpus: number;
}

/** One concept: its spellings, its counts, its partners, and the sentences behind them. */
export function ConceptPanel({ id, part, corpus }: Props) {
  const query = useAnswer("getConcept", { id });
  const onMap = useCommunityOf();
  const partners = <GoesWith key="partners" concept={id} />;
  const knowledge = <Knowledge key="knowledge" concept={id} part={part} />;
  return (
    <Waiting query={query} what="Opening the concept">
      {(concept) => (
        <>
          <Head concept={concept} corpus={corpus} />
          <PartsOfConcept id={id} part={part} />
          {part === undefined ? [partners, knowledge] : [knowledge, partners]}
          <Forms key={concept.id} concept={concept} />
          <EvidenceSection
            concept={concept.id}
            communityOf={(other) => (other === concept.id ? (concept.community?.id ?? 0) : onMap(other))}
          />
          <PapersSection concept={concept.id} />
          <WhyConcept id={concept.id} />
        </>
      )}
    </Waiting>
  );
}

function Head({ concept, corpus }: { concept: ConceptDetail; corpus: number }) {
  const { community } = concept;
  const since = concept.years.years[0];
  return (
    <PanelHead
      kind={
        <>
          Concept
          <KindOfConcept id={concept.id} />
          {community && (
            <>
              <span aria-hidden="true">·</span>
              <button
                type="button"
                className="partner-btn"
                onClick={() => viewStore.change(openCommunity(community.id))}
              >
                <CommunityChip community={community.id} label={community.label} />
              </button>
            </>
          )}
        </>
      }
    >
      <h1>{concept.label}</h1>
      <p className="summary">
        In <b>{count(concept.papers)}</b> of {pluralize(corpus, "paper")}
        {since === undefined ? "" : ` since ${since}`}; {concept.rank === 1 ? "" : `${ordinal(concept.rank)} `}most used
        of {community ? `${count(community.concepts)} in its community` : "all concepts"}
        {community && concept.stability !== null && (
          <>
            ; <MeasureName name="communityStability">stays in it</MeasureName> in{" "}
            <b>{Math.round(concept.stability * 100)} %</b> of re-runs
          </>
        )}
        .{" "}
        {concept.participation > 0.05 && (
          <>
            Its partners are spread over the communities: <MeasureName name="participation">participation</MeasureName>{" "}
            <b>{decimal(concept.participation)}</b>.
          </>
        )}
      </p>
      <div className="concept-acts">
        <ConceptActions id={concept.id} />
        <CurateConcept id={concept.id} label={concept.label} />
      </div>
    </PanelHead>
  );
}

/** Forms that differ by more than capitals from those before them; the most frequent spelling of each, all its papers. */
function spellings({ label, aliases }: ConceptDetail): { form: string; papers: number }[] {
  const seen = new Map<string, { form: string; papers: number }>();
  for (const { form, papers } of aliases) {
    const known = seen.get(form.toLowerCase());
    if (known) known.papers += papers;
    else if (form.toLowerCase() !== label.toLowerCase()) seen.set(form.toLowerCase(), { form, papers });
  }
  return [...seen.values()];
}

/** Spellings that a panel begins with; the others are shown on request. */
const INITIAL_SPELLINGS = 12;

function Forms({ concept }: { concept: ConceptDetail }) {
  const others = spellings(concept);
  const [all, setAll] = useState(false);
  const listed = all ? others : others.slice(0, INITIAL_SPELLINGS);
  const known = useKnownYears();
  const hasYears = useHasYears();
  return (
    <div className="columns">
      <Section title="Also written">
        {others.length === 0 ? (
          <p className="quiet">No other spellings</p>
        ) : (
          <ul className="forms">
            {listed.map((alias) => (
              <li key={alias.form}>
                {alias.form} <span className="quiet">{count(alias.papers)}</span>
              </li>
            ))}
          </ul>
        )}
        {others.length > listed.length && (
          <button type="button" className="link-btn" onClick={() => setAll(true)}>
            and {count(others.length - listed.length)} more
          </button>
        )}
      </Section>
      {hasYears && (
        <Section title="Papers per year">
          <YearBars years={concept.years} community={concept.community?.id ?? 0} known={known} />
        </Section>
      )}
    </div>
  );
}
