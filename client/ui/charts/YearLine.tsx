import type { YearCounts } from "../../../graph/contract/entities.ts";
import { AsTable } from "./AsTable.tsx";
import { yearColumns, yearRows } from "./year-rows.ts";

const width = 340;
const height = 64;
const foot = 14;

/** Joint papers per year as a line. Its accessible name contains the numbers. */
export function YearLine({ years }: { years: YearCounts }) {
  if (years.years.length === 0) return <p className="quiet">None of these papers has a year.</p>;
  const maxPapers = Math.max(1, ...years.papers);
  const step = years.years.length > 1 ? (width - 24) / (years.years.length - 1) : 0;
  const points = years.papers.map((n, i) => ({
    year: years.years[i] ?? 0,
    x: 8 + i * step,
    y: height - (n / maxPapers) * (height - 8),
  }));
  const name = years.years.map((year, i) => `${year}: ${years.papers[i]}`).join(", ");
  const every = Math.ceil(points.length / 8);
  return (
    <>
      <svg
        className="year-line"
        viewBox={`0 0 ${width} ${height + foot + 4}`}
        role="img"
        aria-label={`Joint papers per year. ${name}`}
      >
        <line className="axis" x1="0" y1={height} x2={width} y2={height} />
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {points.map(({ year, x, y }) => (
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
      <AsTable name="Joint papers per year" columns={yearColumns} rows={yearRows(years)} keyOf={({ year }) => year} />
    </>
  );
}
