import { useState } from "react";
import type { Trends } from "../../../graph/contract/trends.ts";
import { useAnswer } from "../../http/queries.ts";
import { type Period, periodText } from "../../state/periods.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept, setOptions } from "../../state/view-changes.ts";
import { AsTable } from "../../ui/charts/AsTable.tsx";
import { lineRuns } from "../../ui/charts/line-runs.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { about, count, pluralize, span } from "../../ui/words/format.ts";
import { formatQ } from "../../ui/words/pair-words.ts";

const initialLimit = 12;
const step = 40;
/** The most that the server returns at once. */
const maxLimit = 200;

/** Concepts whose share of the papers is higher, and lower, in the later period; the most certain change first. */
export function ChangedConcepts({ earlier, later }: { earlier: Period; later: Period }) {
  const [limit, setLimit] = useState(initialLimit);
  const { trendsOf, unsure } = useView().options;
  const args = {
    limit,
    earlier: periodText(earlier),
    later: periodText(later),
    ...(trendsOf === "default" ? {} : { within: trendsOf }),
    ...(unsure ? { maxQ: 1 } : {}),
  };
  const trends = useAnswer("getTrends", args, { keep: true });
  return (
    <Waiting query={trends} what="Counting years">
      {(answer) => (
        <>
          <p className="compare-summary">
            Share of the {pluralize(answer.papersLater, "paper")} of {span(later)} against the{" "}
            {count(answer.papersEarlier)} of {span(earlier)}
            {answer.within === "venue"
              ? ", each venue compared with itself; the most certain change first (q, then z)"
              : "; the most certain change first (q, then the signed root of G²)"}
            . Looked at: the {count(answer.concepts)} most frequent concepts in {count(answer.minPapers)}+ papers,{" "}
            {count(answer.tested)} of which are in enough papers to show a change.{" "}
            {unsure ? "Changes that may be chance are listed too." : `Listed: changes with q < ${answer.maxQ}.`}{" "}
            <button
              type="button"
              className="link-btn"
              onClick={() => viewStore.change(setOptions({ unsure: !unsure }))}
            >
              {unsure ? "Only those beyond chance" : "All changes"}
            </button>
          </p>
          {answer.venues && answer.venues.shift >= noticeableShift && (
            <VenueNotice answer={answer} venues={answer.venues} />
          )}
          <div className="two-columns changed">
            <section>
              <h2>
                Rising <ShownCount n={answer.rising.length} of={answer.total.rising} />
              </h2>
              <TrendTable name="Rising" answer={answer} items={answer.rising} periods={[earlier, later]} />
            </section>
            <section>
              <h2>
                Falling <ShownCount n={answer.falling.length} of={answer.total.falling} />
              </h2>
              <TrendTable name="Falling" answer={answer} items={answer.falling} periods={[earlier, later]} />
            </section>
          </div>
          {limit < Math.min(maxLimit, Math.max(answer.total.rising, answer.total.falling)) && (
            <p className="more-rows">
              <button type="button" className="btn" onClick={() => setLimit(Math.min(maxLimit, limit + step))}>
                Show {step} more
              </button>
            </p>
          )}
        </>
      )}
    </Waiting>
  );
}

/** A warning is shown when the mix of venues differs by at least this much. */
const noticeableShift = 0.05;

/** Says that other venues were covered in the later period, which looks like a change of what is written about. */
function VenueNotice({ answer, venues }: { answer: Trends; venues: NonNullable<Trends["venues"]> }) {
  const isWithin = answer.within === "venue";
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const changed = venues.changed.map(({ venue, earlier, later }) => `${venue} ${percent(earlier)} → ${percent(later)}`);
  return (
    <p className="compare-summary" role="note">
      <b>The venues changed</b>: {changed.join(", ")}.{" "}
      {isWithin
        ? `Each venue is therefore compared with itself (Mantel–Haenszel), which uses ${percent(venues.comparable)} of the papers.`
        : "Over all venues, some of these changes are only those of the venues."}{" "}
      <button
        type="button"
        className="link-btn"
        onClick={() => viewStore.change(setOptions({ trendsOf: isWithin ? "corpus" : "venue" }))}
      >
        {isWithin ? "Compare all papers" : "Compare within venues"}
      </button>
    </p>
  );
}

function ShownCount({ n, of }: { n: number; of: number }) {
  return <span className="quiet">{n < of ? `${count(n)} of ${count(of)}` : count(of)}</span>;
}

interface TableProps {
  readonly name: string;
  readonly answer: Trends;
  readonly items: Trends["rising"];
  /** The earlier one, then the later one. */
  readonly periods: readonly [Period, Period];
}

function TrendTable({ name, answer, items, periods }: TableProps) {
  const columns = trendColumns(answer, periods);
  if (items.length === 0) return <p className="quiet">None is beyond chance.</p>;
  return (
    <>
      <PlainTable columns={columns} rows={items} keyOf={({ id }) => id} />
      <AsTable name={`${name}: papers per year`} columns={countColumns(answer)} rows={items} keyOf={({ id }) => id} />
    </>
  );
}

/** The numbers behind the small lines, the latest year first, because most concepts are recent. */
function countColumns({ years, papers }: Trends): readonly PlainColumn<Trends["rising"][number]>[] {
  return [
    { header: "Concept", cell: ({ label }) => label },
    ...years
      .map((year, i) => ({
        header: String(year),
        numeric: true,
        cell: ({ counts }: Trends["rising"][number]) => ((papers[i] ?? 0) > 0 ? count(counts[i] ?? 0) : "–"),
      }))
      .reverse(),
  ];
}

function trendColumns(
  answer: Trends,
  [earlier, later]: readonly [Period, Period],
): readonly PlainColumn<Trends["rising"][number]>[] {
  const { years, papers, papersEarlier, papersLater } = answer;
  return [
    {
      header: "Concept",
      cell: ({ id, label, community }) => (
        <b>
          <ConceptButton label={label} community={community} onPress={() => viewStore.change(openConcept(id))} />
        </b>
      ),
    },
    {
      header: `${years[0]}–${years.at(-1)}`,
      wide: true,
      cell: ({ counts, label }) => <Sparkline years={years} counts={counts} papers={papers} label={label} />,
    },
    {
      header: "Papers",
      head: (
        <>
          Papers of {span(earlier)} <span className="own-line">→ {span(later)}</span>
        </>
      ),
      numeric: true,
      cell: ({ before, after }) => `${count(before)} → ${count(after)}`,
    },
    {
      header: "Share of these",
      numeric: true,
      wide: true,
      cell: ({ before, after }) =>
        `${percentOf(before / Math.max(1, papersEarlier))} → ${percentOf(after / Math.max(1, papersLater))}`,
    },
    { header: "q", help: "trendQ", numeric: true, cell: ({ q }) => formatQ(q) },
  ];
}

const width = 110;
const height = 22;

interface SparklineProps {
  readonly years: readonly number[];
  readonly counts: readonly number[];
  /** Papers of the collection in each year: a year without any is a gap. */
  readonly papers: readonly number[];
  readonly label: string;
}

/** The share of each year's papers as a small line; counts and shares are in its name. */
export function Sparkline({ years, counts, papers, label }: SparklineProps) {
  const shares = counts.map((n, i) => n / Math.max(1, papers[i] ?? 0));
  const maxShare = Math.max(Number.MIN_VALUE, ...shares);
  const step = counts.length > 1 ? (width - 4) / (counts.length - 1) : 0;
  const points = shares.map((share, i) => ({ x: 2 + i * step, y: height - 2 - (share / maxShare) * (height - 4) }));
  const runs = lineRuns(points, (_, i) => (papers[i] ?? 0) > 0);
  const known = years.flatMap((year, i) =>
    (papers[i] ?? 0) > 0 ? [`${year}: ${counts[i] ?? 0} (${percentOf(shares[i] ?? 0)})`] : [],
  );
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}, papers per year and their share. ${known.join(", ")}`}
    >
      {runs.map((run) =>
        run.length === 1 ? (
          <circle key={run[0]?.x} cx={run[0]?.x} cy={run[0]?.y} r="1.5" />
        ) : (
          <polyline key={run[0]?.x} points={run.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} />
        ),
      )}
    </svg>
  );
}

/** "0.4 %", "12 %" */
function percentOf(share: number): string {
  return `${about(100 * share)} %`;
}
