import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { useRanking } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { PartBar } from "../../ui/charts/PartBar.tsx";
import { CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import type { Column } from "../../ui/DataTable.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { capitalize, decimal } from "../../ui/words/format.ts";
import { formatQ } from "../../ui/words/pair-words.ts";
import { BridgePapersTable, paperColumn } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

/** Papers that connect fields, best first: score and parts side by side, the fields by name. */
export function RankedTable() {
  const view = useView();
  const { query, total, items } = useRanking(view);
  return (
    <BridgePapersTable
      name="Bridge papers, best first"
      columns={columns}
      rows={items}
      total={total}
      query={query}
      none={<NoBridge />}
    />
  );
}

const columns: readonly Column<BridgePaper>[] = [
  { id: "rank", header: "#", width: "36px", numeric: true, cell: (row) => <b>{row.rank}</b> },
  paperColumn((row) =>
    sidesOf(row).map(({ community, label }) => (
      <span key={community} className="pair-names">
        <CommunityKey community={community} />
        <span className="clip">{capitalize(label)}</span>
      </span>
    )),
  ),
  {
    id: "joins",
    header: "Connects",
    width: "minmax(160px, 2.4fr)",
    medium: true,
    cell: (row) => (
      <span className="two-lines">
        {sidesOf(row).map((side) => (
          <span key={side.community} className="pair-names" title={capitalize(side.label)}>
            <CommunityKey community={side.community} />
            <span className="clip">{side.concepts.map((concept) => concept.label).join(", ")}</span>
          </span>
        ))}
      </span>
    ),
  },
  {
    id: "score",
    header: "Score",
    help: "bridgeScore",
    width: "60px",
    numeric: true,
    wide: true,
    cell: (row) => <b>{decimal(row.score)}</b>,
  },
  {
    id: "score-and-parts",
    header: "Score",
    help: "bridgeScore",
    width: "56px",
    numeric: true,
    narrow: true,
    cell: (row) => <ScoreAndParts row={row} />,
  },
  {
    id: "diversity",
    header: "Diversity",
    help: "diversity",
    width: "96px",
    wide: true,
    cell: (row) => <MeasureCell value={row.parts.diversity} kind="first" />,
  },
  {
    id: "separateness",
    header: "Separateness",
    help: "separateness",
    width: "96px",
    wide: true,
    cell: (row) => <MeasureCell value={row.parts.separateness} kind="second" />,
  },
  { id: "q", header: "q", help: "bridgeQ", width: "64px", numeric: true, wide: true, cell: (row) => formatQ(row.q) },
  {
    id: "stable",
    header: "Stable",
    help: "bridgeStability",
    width: "52px",
    numeric: true,
    wide: true,
    cell: (row) => `${Math.round(row.stability * 100)} %`,
  },
];

/** What the bars mean where they have no column each. */
export function PartsKey() {
  return (
    <span className="parts-key">
      {(["diversity", "separateness"] as const).map((name) => (
        <span key={name}>
          <PartBar value={1} kind={name === "diversity" ? "first" : "second"} />
          <MeasureName name={name} />
        </span>
      ))}
    </span>
  );
}

/** The two fields that the row is about: those asked for, else those that it connects most. */
function sidesOf({ pair, sides }: BridgePaper): BridgePaper["sides"] {
  return sides.filter(({ community }) => community === pair.a || community === pair.b);
}

/** The score over a bar for each of its parts; the row opens their numbers. */
function ScoreAndParts({ row: { score, parts } }: { row: BridgePaper }) {
  const description = `Diversity ${decimal(parts.diversity)}, separateness ${decimal(parts.separateness)}`;
  return (
    <span className="score-parts" title={description}>
      <b>{decimal(score)}</b>
      <PartBar value={parts.diversity} kind="first" />
      <PartBar value={parts.separateness} kind="second" />
      <span className="visually-hidden">{description}</span>
    </span>
  );
}

function MeasureCell({ value, kind }: { value: number; kind: "first" | "second" }) {
  return (
    <span className="measured">
      <PartBar value={value} kind={kind} />
      <span className="num">{decimal(value)}</span>
    </span>
  );
}
