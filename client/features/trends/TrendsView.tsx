import type { Status } from "../../../graph/contract/jobs.ts";
import { useAnswer } from "../../http/queries.ts";
import type { Period } from "../../state/periods.ts";
import { PeriodPicker } from "../../ui/PeriodPicker.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { pluralize, span } from "../../ui/words/format.ts";
import { Bursts } from "./Bursts.tsx";
import { ChangedConcepts } from "./ChangedConcepts.tsx";
import { ThemeMap } from "./ThemeMap.tsx";
import { useTrendPeriods } from "./trend-periods.ts";

/** Concepts that rise, fall or come in bursts, and the thematic map of the fields. */
export function TrendsView({ status }: { status: Status }) {
  const { years } = status;
  const { dated, earlier, later } = useTrendPeriods(years);
  return (
    <>
      {dated && (
        <section className="lens" aria-label="What is compared">
          <span className="quiet">Compare</span>
          <PeriodPicker name="Later period" period={later} side="right" other={earlier} />
          <span className="quiet">with</span>
          <PeriodPicker name="Earlier period" period={earlier} side="left" other={later} />
        </section>
      )}
      <main className="body" data-page="trends" data-stripless={dated ? undefined : true}>
        <div className="page">
          {dated ? <Changes years={dated} earlier={earlier} later={later} /> : <NoYears years={years} />}
          <ThemesSection status={status} />
        </div>
      </main>
    </>
  );
}

/** Without years nothing can be said about trends. */
function NoYears({ years }: { years: Status["years"] }) {
  return (
    <p className="compare-summary">
      {years === null
        ? "These papers have no years, so nothing can rise or fall. Import a file with years."
        : `These papers are all of ${years[0]}, so nothing can rise or fall. Import papers of other years.`}
    </p>
  );
}

function Changes({ years, earlier, later }: { years: Period; earlier: Period; later: Period }) {
  const bursts = useAnswer("getBursts", { limit: 14 });
  return (
    <>
      <ChangedConcepts key={`${earlier} ${later}`} earlier={earlier} later={later} />
      <section>
        <h2>Bursts</h2>
        <p>
          Years of {span(years)} in which a concept was more frequent than in its other years (Kleinberg 2002), heaviest
          first.
        </p>
        <Waiting query={bursts} what="Looking for bursts">
          {(answer) => <Bursts answer={answer} />}
        </Waiting>
      </section>
    </>
  );
}

function ThemesSection({ status }: { status: Status }) {
  const themes = useAnswer("getThemes", {});
  return (
    <section>
      <h2>Thematic map</h2>
      <p>
        To the right, fields with strong links to others (centrality); upwards, fields with strong links inside
        (density); over all {pluralize(status.papers, "paper")}
        {status.years && ` of ${span(status.years)}`}.
      </p>
      <Waiting query={themes} what="Placing fields">
        {(answer) => <ThemeMap themes={answer} />}
      </Waiting>
    </section>
  );
}
