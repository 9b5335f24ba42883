import type { YearCounts } from "../../../graph/contract/entities.ts";
import { colourOf } from "../concept/community.ts";
import { pluralize } from "../words/format.ts";
import { AsTable } from "./AsTable.tsx";
import { yearColumns } from "./year-columns.ts";
import { yearRows, yearsAloud } from "./year-rows.ts";

const width = 150;
const height = 40;

interface Props {
  readonly years: YearCounts;
  readonly community: number;
  readonly of?: string;
  /** The years of which the collection has papers: of the others the table has no number. */
  readonly known?: ReadonlySet<number> | undefined;
}

/** Papers per year as bars; the numbers are in its name. */
export function YearBars({ years, community, of = "Papers per year", known }: Props) {
  if (years.years.length === 0) return <p className="quiet">None of its papers has a year.</p>;
  const maxPapers = Math.max(1, ...years.papers);
  const bar = width / years.years.length;
  return (
    <figure className="bars">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${of}. ${yearsAloud(years, known)}`}
      >
        {years.years.map((year, i) => {
          const tall = ((years.papers[i] ?? 0) / maxPapers) * (height - 2);
          const inset = Math.min(1, bar * 0.12);
          return (
            <rect
              key={year}
              className={`c${colourOf(community)}`}
              x={i * bar + inset}
              y={height - tall}
              width={Math.max(1, bar - 2 * inset)}
              height={tall}
            />
          );
        })}
      </svg>
      <figcaption>
        <span>{years.years[0]}</span>
        <span>{years.years.length > 1 ? years.years.at(-1) : ""}</span>
      </figcaption>
      <AsTable name={of} columns={yearColumns} rows={yearRows(years, known)} keyOf={({ year }) => year} />
      {years.unknown > 0 && <p className="quiet">{pluralize(years.unknown, "paper")} without a year</p>}
    </figure>
  );
}
