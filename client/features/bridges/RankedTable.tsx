import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { bridgeOrderOf, useRanking } from "../../http/bridges.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { Sort } from "../../state/view.ts";
import { CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import { BridgeSentence } from "../../ui/paper/LinkSentence.tsx";
import { SideQuote } from "../../ui/paper/SideQuote.tsx";
import type { Column } from "../../ui/table-rows.tsx";
import { capitalize } from "../../ui/words/format.ts";
import { BridgePapersTable, bridgeColumns } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

/** Papers that connect fields, best first: each with its reason in a sentence. */
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

const columns = bridgeColumns<BridgePaper>((row) => <Connects row={row} />, fieldsColumn);

/** What the paper connects in a sentence, the sentence of its own that shows it, and what the paper has of the two fields, with their names where these say it; a bridge is marked as one. */
function Connects({ row }: { row: BridgePaper }) {
  return (
    <span className="connects">
      <span>
        It <BridgeSentence bridge={row} />.
      </span>
      {row.quote && <SideQuote quote={row.quote} />}
      <span className="both-fields">
        {sidesOf(row).map((side) => (
          <span key={side.community} className="pair-names">
            <CommunityKey community={side.community} />
            {side.own.length === 0 && `${capitalize(side.label)}: `}
            {ownConcepts(side)}
          </span>
        ))}
      </span>
      {row.isBridge && <span className="bridge-mark">Bridge: unlikely to be chance</span>}
    </span>
  );
}

/** The first of the paper's own concepts of a field, which say what it has of it. */
function ownConcepts({ concepts }: BridgePaper["sides"][number]): string {
  return concepts
    .slice(0, 3)
    .map(({ label }) => label)
    .join(", ");
}

/** The two fields that the row is about: those asked for, else those that it connects most. */
function sidesOf({ pair, sides }: BridgePaper): BridgePaper["sides"] {
  return sides.filter(({ community }) => community === pair.a || community === pair.b);
}
