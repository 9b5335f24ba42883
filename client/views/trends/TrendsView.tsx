import { useMemo } from "react";
import type { Status } from "../../../graph/contract/answers.ts";
import type { Trends } from "../../../graph/contract/trend-answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { store } from "../../state/use-view.ts";
import { openConcept } from "../../state/view.ts";
import { AsTable } from "../../ui/AsTable.tsx";
import { ConceptButton } from "../../ui/ConceptButton.tsx";
import { count, decimal } from "../../ui/format.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Bursts } from "./Bursts.tsx";
import { Sparkline } from "./Sparkline.tsx";
import { ThemeMap } from "./ThemeMap.tsx";

/** What rises, what falls, what came in bursts, and where the fields stand. */
export function TrendsView({ status }: { status: Status }) {
  const dated = status.years !== null && status.years[0] < status.years[1];
  return (
    <>
      {dated && <TrendsLens />}
      <main className="body" data-page="trends">
        <div className="page">
          {dated ? <Changes /> : <NoYears years={status.years} />}
          <ThemesSection />
        </div>
      </main>
    </>
  );
}

function TrendsLens() {
  const trends = useAnswer("getTrends", { limit: 12 });
  return (
    <section className="lens" aria-label="What is counted">
      <span className="quiet">
        {trends.data?.split
          ? `Shares of the papers of each year; up to ${trends.data.split} against later; ${count(trends.data.looked)} concepts in ${count(trends.data.minPapers)}+ papers looked at`
          : "Shares of the papers of each year"}
      </span>
    </section>
  );
}

/** Without years there is no trend to deny either. */
function NoYears({ years }: { years: Status["years"] }) {
  return (
    <p className="compare-summary">
      {years === null
        ? "These papers have no years, so nothing can rise or fall. Import a file with years."
        : `These papers are all of ${years[0]}, so nothing can rise or fall. Import papers of other years.`}
    </p>
  );
}

function Changes() {
  const trends = useAnswer("getTrends", { limit: 12 });
  const bursts = useAnswer("getBursts", { limit: 14 });
  return (
    <>
      <Waiting query={trends} what="Counting years">
        {(answer) => (
          <div className="two-columns">
            <section>
              <h2>Rising</h2>
              <TrendTable name="Rising" years={answer.years} items={answer.rising} />
            </section>
            <section>
              <h2>Falling</h2>
              <TrendTable name="Falling" years={answer.years} items={answer.falling} />
            </section>
          </div>
        )}
      </Waiting>
      <section>
        <h2>Bursts</h2>
        <p>Years in which a concept came more often than it otherwise does (Kleinberg 2002), heaviest first.</p>
        <Waiting query={bursts} what="Looking for bursts">
          {(answer) => <Bursts answer={answer} />}
        </Waiting>
      </section>
    </>
  );
}

function ThemesSection() {
  const themes = useAnswer("getThemes", {});
  return (
    <section>
      <h2>Thematic map</h2>
      <p>To the right, fields tied to others (centrality); upwards, fields tied within themselves (density).</p>
      <Waiting query={themes} what="Placing fields">
        {(answer) => <ThemeMap themes={answer} />}
      </Waiting>
    </section>
  );
}

function TrendTable({ name, years, items }: { name: string; years: readonly number[]; items: Trends["rising"] }) {
  const columns = useMemo(() => trendColumns(years), [years]);
  if (items.length === 0) return <p className="quiet">None beyond chance.</p>;
  return (
    <>
      <PlainTable columns={columns} rows={items} keyOf={({ id }) => id} />
      <AsTable name={`${name}: papers per year`} columns={countColumns(years)} rows={items} keyOf={({ id }) => id} />
    </>
  );
}

/** The numbers that the small lines draw, the latest first: most concepts are young. */
function countColumns(years: readonly number[]): readonly PlainColumn<Trends["rising"][number]>[] {
  return [
    { header: "Concept", cell: ({ label }) => label },
    ...years
      .map((year, i) => ({
        header: String(year),
        numeric: true,
        cell: ({ counts }: Trends["rising"][number]) => count(counts[i] ?? 0),
      }))
      .reverse(),
  ];
}

function trendColumns(years: readonly number[]): readonly PlainColumn<Trends["rising"][number]>[] {
  return [
    {
      header: "Concept",
      cell: ({ id, label, community }) => (
        <b>
          <ConceptButton label={label} community={community} onPress={() => store.change(openConcept(id))} />
        </b>
      ),
    },
    {
      header: `${years[0]}–${years.at(-1)}`,
      cell: ({ counts, label }) => <Sparkline years={years} counts={counts} label={label} />,
    },
    { header: "Papers", numeric: true, cell: ({ papers }) => count(papers) },
    {
      header: "A year",
      help: "growth",
      numeric: true,
      cell: ({ growth }) => `${growth >= 0 ? "+" : ""}${decimal(growth * 100, 0)} %`,
    },
  ];
}
