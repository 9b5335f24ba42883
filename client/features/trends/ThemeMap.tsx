import type { Themes } from "../../../graph/contract/trends.ts";
import { viewStore } from "../../state/use-view.ts";
import { showBetween } from "../../state/view-changes.ts";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { colourOf, letterOf } from "../../ui/concept/community.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { capitalize, count, decimal } from "../../ui/words/format.ts";
import { themeNames } from "./theme-names.ts";

const width = 560;
const height = 320;
const inset = 34;
const words = { motor: "motor", basic: "basic", niche: "niche", emerging: "emerging or fading" } as const;

/** The fields by centrality and density: motor, niche, basic and emerging themes (Callon, Cobo). */
export function ThemeMap({ themes }: { themes: Themes }) {
  const { items } = themes;
  if (items.length === 0) return <p className="quiet">There are no communities to place.</p>;
  const x = scale(
    items.map((item) => item.centrality),
    inset,
    width - inset,
  );
  const y = scale(
    items.map((item) => item.density),
    height - inset,
    inset,
  );
  const maxPapers = Math.max(...items.map((item) => item.papers), 1);
  const radius = (papers: number) => 7 + 12 * Math.sqrt(papers / maxPapers);
  const name = items.map((item) => `${item.label}: ${words[item.quadrant]}`).join("; ");
  return (
    <div className="themes">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Thematic map. ${name}`}>
        <rect className="ground" x="0" y="0" width={width} height={height} />
        <line className="axis" x1={width / 2} x2={width / 2} y1="0" y2={height} />
        <line className="axis" x1="0" x2={width} y1={height / 2} y2={height / 2} />
        <text x={width - 8} y="16" textAnchor="end">
          motor
        </text>
        <text x="8" y="16">
          niche
        </text>
        <text x="8" y={height - 8}>
          emerging or fading
        </text>
        <text x={width - 8} y={height - 8} textAnchor="end">
          basic
        </text>
        {items.map((item) => (
          <g key={item.community} className={`c${colourOf(item.community)}`}>
            <circle cx={x(item.centrality)} cy={y(item.density)} r={radius(item.papers)} />
            <text className="letter" x={x(item.centrality)} y={y(item.density) + 4} textAnchor="middle">
              {letterOf(item.community)}
            </text>
          </g>
        ))}
        {themeNames(items, x, y, radius).map((name) => (
          <text
            key={name.community}
            className={`theme-name c${colourOf(name.community)}`}
            x={name.x}
            y={name.y}
            textAnchor={name.anchor}
          >
            {capitalize(name.label)}
          </text>
        ))}
      </svg>
      <PlainTable columns={columns} rows={items} keyOf={({ community }) => String(community)} />
    </div>
  );
}

const columns: readonly PlainColumn<Themes["items"][number]>[] = [
  {
    header: "Field",
    cell: ({ community, label }) => (
      <button
        type="button"
        className="partner-btn"
        onClick={() => viewStore.change(showBetween(`community:${community}`, null))}
      >
        <CommunityChip community={community} label={label} />
      </button>
    ),
  },
  { header: "Theme", cell: ({ quadrant }) => words[quadrant] },
  { header: "Centrality", help: "centrality", numeric: true, cell: ({ centrality }) => decimal(centrality) },
  { header: "Density", help: "density", numeric: true, cell: ({ density }) => decimal(density) },
  { header: "Papers", numeric: true, wide: true, cell: ({ papers }) => count(papers) },
];

/** By rank, as thematic maps are read: the axes cross at the medians. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  return (value) => from + ((sorted.indexOf(value) + 0.5) / sorted.length) * (to - from);
}
