import type { Between } from "../../../graph/contract/connections.ts";
import type { ConceptRef } from "../../../graph/contract/entities.ts";
import { useBetween } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { PartBar } from "../../ui/charts/PartBar.tsx";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import type { Column } from "../../ui/DataTable.tsx";
import { decimal } from "../../ui/words/format.ts";
import { BridgePapersTable, paperColumn } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

type Row = Between["items"][number] & { readonly rank: number };

/** The papers that mention concepts of both sides, the most evenly divided first. */
export function BetweenTable({ paths }: { paths: boolean }) {
  const view = useView();
  const { query, total, items } = useBetween(view);
  return (
    <BridgePapersTable
      name="Papers between the two, most balanced first"
      columns={columns}
      rows={items.map((item, i) => ({ ...item, rank: i + 1 }))}
      total={total}
      query={query}
      none={<NoBridge paths={paths} />}
    />
  );
}

const columns: readonly Column<Row>[] = [
  { id: "rank", header: "#", width: "36px", numeric: true, cell: (row) => <b>{row.rank}</b> },
  paperColumn(({ a, b }) => (
    <>
      <ConceptNames concepts={a} />
      <ConceptNames concepts={b} />
    </>
  )),
  {
    id: "joins",
    header: "Concepts of each side",
    width: "minmax(160px, 3fr)",
    medium: true,
    cell: (row) => (
      <span className="two-lines">
        <ConceptNames concepts={row.a} />
        <ConceptNames concepts={row.b} />
      </span>
    ),
  },
  {
    id: "score",
    header: "Evenness",
    help: "evenness",
    width: "110px",
    cell: (row) => (
      <span className="measured">
        <PartBar value={row.score} kind="first" />
        <span className="num">{decimal(row.score)}</span>
      </span>
    ),
  },
];

function ConceptNames({ concepts }: { concepts: readonly ConceptRef[] }) {
  return (
    <span className="pair-names">
      <Dot community={concepts[0]?.community ?? 0} />
      <span className="clip">{concepts.map(({ label }) => label).join(", ")}</span>
    </span>
  );
}
