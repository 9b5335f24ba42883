import type { YearCounts } from "../../../graph/contract/entities.ts";
import { AsTable } from "./AsTable.tsx";
import { lineRuns } from "./line-runs.ts";
import { yearColumns } from "./year-columns.ts";
import { yearRows, yearsAloud } from "./year-rows.ts";

const width = 340;
const height = 64;
const foot = 14;

interface Props {
  readonly years: YearCounts;
  /** The years of which the collection has papers: the others are gaps in the line. */
  readonly known?: ReadonlySet<number> | undefined;
}

/** Joint papers per year as a line. Its accessible name contains the numbers. */
export function YearLine({ years, known }: Props) {
  if (years.years.length === 0) return <p className="quiet">None of these papers has a year.</p>;
  const maxPapers = Math.max(1, ...years.papers);
  const step = years.years.length > 1 ? (width - 24) / (years.years.length - 1) : 0;
  const points = years.papers.map((n, i) => ({
    year: years.years[i] ?? 0,
    x: 8 + i * step,
    y: height - (n / maxPapers) * (height - 8),
  }));
  const runs = lineRuns(points, ({ year }) => known === undefined || known.has(year));
  const every = Math.ceil(points.length / 8);
  return (
    <>
      <svg
        className="year-line"
        viewBox={`0 0 ${width} ${height + foot + 4}`}
        role="img"
        aria-label={`Joint papers per year. ${yearsAloud(years, known)}`}
      >
        <line className="axis" x1="0" y1={height} x2={width} y2={height} />
        {runs.map((run) => (
          <polyline key={run[0]?.year} points={run.map(({ x, y }) => `${x},${y}`).join(" ")} />
        ))}
        {runs.flat().map(({ year, x, y }) => (
          <circle key={year} cx={x} cy={y} r="3" />
        ))}
        {points.map(({ year, x }, i) =>
          i % every === 0 ? (
            <text key={year} x={x} y={height + foot} textAnchor={i === 0 ? "start" : "middle"}>
              {year}
            </text>
          ) : null,
        )}
        <text x={width} y={10} textAnchor="end">
          {maxPapers}
        </text>
      </svg>
      <AsTable
        name="Joint papers per year"
        columns={yearColumns}
        rows={yearRows(years, known)}
        keyOf={({ year }) => year}
      />
    </>
  );
}
