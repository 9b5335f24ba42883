import type { PairDetail } from "../../../graph/contract/concepts.ts";
import { MeasureName as LinkMeasure, linkMeasures, verdictText } from "../../../graph/contract/measures.ts";
import { equalsText } from "../../../graph/shared/probability.ts";
import { useCommunityOf } from "../../http/concepts.ts";
import { useHasYears, useKnownYears } from "../../http/known-years.ts";
import { papersOfBoth } from "../../http/paper-question.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink, setOptions, showBetween } from "../../state/view-changes.ts";
import { YearBars } from "../../ui/charts/YearBars.tsx";
import { YearLine } from "../../ui/charts/YearLine.tsx";
import { CommunityKey, Dot } from "../../ui/concept/CommunityChip.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { PairKinds } from "../../ui/pair/PairKinds.tsx";
import { PanelHead } from "../../ui/panel/PanelHead.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { EvidenceSection, Sentences } from "../../ui/paper/EvidenceSection.tsx";
import { ExportPapers } from "../../ui/paper/ExportPapers.tsx";
import { PaperList } from "../../ui/paper/PaperList.tsx";
import { PapersSection } from "../../ui/paper/PapersSection.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal } from "../../ui/words/format.ts";
import { measures } from "../../ui/words/measures.ts";
import { describePair, times } from "../../ui/words/pair-words.ts";
import { RelationsOfPair } from "./PairRelations.tsx";

/** Two concepts: a plain reading first, then the numbers, the years, and the sentences that make the link. */
export function LinkPanel({ a, b }: { a: string; b: string }) {
  const query = useAnswer("getPair", { a, b }, { every: (pair) => (pair?.family === null ? 2000 : false) });
  const communityOf = useCommunityOf();
  return (
    <Waiting query={query} what="Opening the link">
      {(pair) => (
        <>
          <PanelHead kind="Link between two concepts">
            {[pair.a, pair.b].map((end) => (
              <h1 key={end.id} className="end">
                <CommunityKey community={communityOf(end.id)} />
                <button type="button" className="title-btn" onClick={() => viewStore.change(openConcept(end.id))}>
                  {end.label}
                </button>
              </h1>
            ))}
            <Summary pair={pair} communityOf={communityOf} />
          </PanelHead>
          {pair.verdict !== "moreThanChance" && <PairKinds a={pair.a.id} b={pair.b.id} />}
          <RelationsOfPair a={pair.a.id} b={pair.b.id} communityOf={communityOf} />
          <Numbers pair={pair} />
          <Years pair={pair} />
          <EvidenceSection concept={pair.a.id} other={pair.b.id} communityOf={communityOf} />
          <SharedPartners pair={pair} />
          {pair.verdict === "moreThanChance" && <PairKinds a={pair.a.id} b={pair.b.id} />}
          <PapersSection concept={pair.a.id} other={pair.b.id} />
          {pair.papers > 0 && <LinkPapersActions pair={pair} />}
        </>
      )}
    </Waiting>
  );
}

/** The verdict, a sentence that shows it, then the figures; faint where it may be chance, with a next step. */
function Summary({ pair, communityOf }: { pair: PairDetail; communityOf: (concept: string) => number }) {
  const weak = pair.verdict !== "moreThanChance" && pair.verdict !== "untested";
  return (
    <>
      <p className={weak ? "reading weak" : "reading"}>
        {weak && <span aria-hidden="true">○ </span>}
        {verdictText[pair.verdict]}
      </p>
      {pair.sentence && <Sentences items={[pair.sentence]} communityOf={communityOf} />}
      {pair.papers > 0 && !pair.sentence && <p className="summary">No sentence mentions both.</p>}
      <p className="summary">{describePair(pair, pair.corpus)}</p>
      {weak && (
        <p className="next-step">
          <button
            type="button"
            className="btn"
            onClick={() =>
              viewStore.change((view) => setOptions({ bridgeList: "paths" })(showBetween(pair.a.id, pair.b.id)(view)))
            }
          >
            Show what links them
          </button>
        </p>
      )}
    </>
  );
}

const listedMeasures = ["npmi", "jaccard", "cosine"] as const;

function Numbers({ pair }: { pair: PairDetail }) {
  return (
    <section className="section" aria-label="Numbers">
      <dl className="numbers">
        {listedMeasures.map((measure) => (
          <div key={measure}>
            <dt>
              <MeasureName name={measure} />
            </dt>
            <dd>{decimal(pair[measure])}</dd>
          </div>
        ))}
        <div>
          <dt>
            <MeasureName name="g2" />
          </dt>
          <dd>{decimal(pair.g2, 1)}</dd>
        </div>
      </dl>
      <details className="formulas">
        <summary>
          Counted over all {count(pair.corpus)} papers
          {pair.family &&
            `; q over ${count(pair.family.pairs)} pairs of concepts in ${count(pair.family.minPapers)}+ papers`}
          . <span className="link-text">Formulas</span>
        </summary>
        <p>
          c = {count(pair.papers)} papers mention both, a = {count(pair.a.papers)} mention {pair.a.label}, b ={" "}
          {count(pair.b.papers)} mention {pair.b.label}, N = {count(pair.corpus)}.
        </p>
        <dl>
          {LinkMeasure.exclude(["papers"]).options.map((measure) => (
            <div key={measure}>
              <dt>
                {measures[measure].name} <code>{linkMeasures[measure].formula}</code> = {decimal(pair[measure], 3)}
              </dt>
              <dd>{measures[measure].meaning}</dd>
            </div>
          ))}
          <div>
            <dt>
              G² <code>2·Σ O·ln(O / E)</code> = {decimal(pair.g2, 3)}
            </dt>
            <dd>
              Evidence against independence, over the four counts of the pair; negative when rarer than by chance.
            </dd>
          </div>
          <div>
            <dt>
              <code>P(X ≥ c), hypergeometric</code>: {equalsText("p", pair.p)}
            </dt>
            <dd>
              Chance of that many joint papers or more; q is p after Benjamini and Hochberg's correction for many pairs.
            </dd>
          </div>
        </dl>
      </details>
    </section>
  );
}

function Years({ pair }: { pair: PairDetail }) {
  const known = useKnownYears();
  const hasYears = useHasYears();
  if (pair.papers === 0 || !hasYears) return null;
  return (
    <Section title="Papers per year" aside={pair.firstYear === null ? undefined : `first in ${pair.firstYear}`}>
      {pair.papers < 10 ? (
        <YearBars years={pair.years} community={0} of="Joint papers per year" known={known} />
      ) : (
        <YearLine years={pair.years} known={known} />
      )}
      <PaperList papers={pair.firstPapers.slice(0, 2)} />
    </Section>
  );
}

function SharedPartners({ pair }: { pair: PairDetail }) {
  if (pair.shared.length === 0) return null;
  return (
    <Section title="Occur with both" aside={count(pair.shared.length)}>
      <ul className="chips">
        {pair.shared.slice(0, 8).map((partner) => (
          <li key={partner.concept}>
            <button
              type="button"
              className="partner-btn"
              onClick={() => viewStore.change(openLink(pair.a.id, partner.concept))}
            >
              <Dot community={partner.community} />
              {partner.label} <span className="quiet">{times(partner.associationStrength)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** All papers of the link, to read here or elsewhere. */
function LinkPapersActions({ pair }: { pair: PairDetail }) {
  const query = papersOfBoth(pair.a.id, pair.b.id);
  return (
    <p className="take-along">
      <button
        type="button"
        className="btn primary"
        onClick={() => viewStore.change((view) => ({ ...view, page: "pairs", query }))}
      >
        Read {pair.papers === 1 ? "the paper" : `all ${count(pair.papers)} papers`}
      </button>
      <ExportPapers query={query} />
    </p>
  );
}
