import { useMemo } from "react";
import type { BurstList } from "../../../graph/contract/trends.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { colourOf } from "../../ui/concept/community.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { decimal, span } from "../../ui/words/format.ts";

type Burst = BurstList["items"][number];

/** Bursts as bars on years, heaviest first. */
export function Bursts({ answer }: { answer: BurstList }) {
  const columns = useMemo(() => burstColumns(answer.years), [answer.years]);
  if (answer.items.length === 0) return <p className="quiet">No concept has a burst.</p>;
  return (
    <div className="bursts">
      <PlainTable columns={columns} rows={answer.items} keyOf={({ id, start }) => `${id} ${start}`} />
    </div>
  );
}

function burstColumns(years: readonly number[]): readonly PlainColumn<Burst>[] {
  const axis = axisOf(years);
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
      header: "Years",
      head: (
        <span className="gantt-axis">
          {axis.ticks.map((year) => (
            <span key={year} style={{ left: `${axis.at(year)}%` }}>
              {year}
            </span>
          ))}
        </span>
      ),
      cell: ({ start, end, community }) => (
        <span className="gantt" aria-hidden="true">
          {axis.ticks.map((year) => (
            <i key={year} style={{ left: `${axis.at(year)}%` }} />
          ))}
          <span
            className={`run c${colourOf(community)}`}
            style={{ left: `${axis.at(start)}%`, width: `${axis.at(end + 1) - axis.at(start)}%` }}
          />
        </span>
      ),
    },
    { header: "Burst", numeric: true, cell: ({ start, end }) => span([start, end]) },
    { header: "Weight", help: "burst", numeric: true, wide: true, cell: ({ weight }) => decimal(weight, 1) },
  ];
}

interface Axis {
  readonly ticks: readonly number[];
  /** Place of the beginning of a year, in percent. */
  at(year: number): number;
}

/** Round years, at most seven, with their positions. */
function axisOf(years: readonly number[]): Axis {
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const length = Math.max(1, last - first + 1);
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => length / size <= 7) ?? 200;
  const from = Math.ceil(first / step) * step;
  const ticks = Array.from({ length: Math.max(0, Math.floor((last - from) / step) + 1) }, (_, i) => from + i * step);
  return { ticks, at: (year) => ((year - first) / length) * 100 };
}
