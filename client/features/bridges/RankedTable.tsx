import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { bridgeOrderOf, useRanking } from "../../http/bridges.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { Sort } from "../../state/view.ts";
import { PartBar } from "../../ui/charts/PartBar.tsx";
import { CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { TransferSentence } from "../../ui/paper/LinkSentence.tsx";
import type { Column } from "../../ui/table-rows.tsx";
import { capitalize, decimal } from "../../ui/words/format.ts";
import { BridgePapersTable, bridgeColumns } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

/** Papers that connect fields, best first: score and parts side by side, the fields by name. */
export function RankedTable() {
  const view = useView();
  const order = bridgeOrderOf(view);
  const { query, total, items } = useRanking(view, true, order);
  return (
    <BridgePapersTable
      name="Bridge papers, best first"
      columns={columns}
      rows={items}
      total={total}
      query={query}
      sort={order === "fields" ? BY_FIELDS : null}
      onSort={() => viewStore.change((now) => ({ ...now, sort: order === "fields" ? null : BY_FIELDS }), "replace")}
      none={<NoBridge />}
    />
  );
}

const BY_FIELDS: Sort = { by: "fields", down: true };

const fieldsColumn: Column<BridgePaper> = {
  id: "fields",
  header: "Fields",
  help: "fieldsOfPaper",
  width: "72px",
  numeric: true,
  wide: true,
  cell: (row) => row.fields,
  value: (row) => row.fields,
};

const columns = bridgeColumns<BridgePaper>((row) => <Fields row={row} />, fieldsColumn, {
  id: "score-and-parts",
  header: "Score",
  help: "bridgeScore",
  width: "56px",
  numeric: true,
  cell: (row) => <ScoreAndParts row={row} />,
});

/** What the paper brings from one field to the other, and both by their names with the concepts that it mentions; a bridge is marked as one. */
function Fields({ row }: { row: BridgePaper }) {
  return (
    <span className="connects">
      {row.brings && <TransferSentence transfer={row.brings} />}
      {sidesOf(row).map((side) => (
        <span key={side.community} className="pair-names">
          <CommunityKey community={side.community} />
          <span className="clip">
            <b>{capitalize(side.label)}</b>: {side.concepts.map((concept) => concept.label).join(", ")}
          </span>
        </span>
      ))}
      {row.isBridge && <span className="bridge-mark">Bridge: unlikely by chance, and stable</span>}
    </span>
  );
}

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
