import { useMemo, useState } from "react";
import { store } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { count } from "../../ui/words/format.ts";
import { formatQ, mayBeChance, times } from "../../ui/words/pair-words.ts";
import { type MatrixPair, type MatrixView, pairsTogether } from "./matrix-view.ts";

const initialCount = 30;

/** The cells of the matrix as a list, strongest first: what a narrow screen shows in its place. */
export function PairList({ view }: { view: MatrixView }) {
  const [limit, setMost] = useState(initialCount);
  const pairs = useMemo(() => pairsTogether(view), [view]);
  if (pairs.length === 0) return <p className="pair-list quiet">No two of them share a paper.</p>;
  return (
    <div className="pair-list">
      <PlainTable
        columns={columns}
        rows={pairs.slice(0, limit)}
        keyOf={({ a, b }) => `${a.id} ${b.id}`}
        faint={mayBeChance}
      />
      {pairs.length > limit && (
        <button type="button" className="link-btn" onClick={() => setMost(limit * 3)}>
          {count(pairs.length - limit)} more pairs
        </button>
      )}
    </div>
  );
}

const columns: readonly PlainColumn<MatrixPair>[] = [
  {
    header: "Pair, strongest by NPMI first",
    cell: ({ a, b }) => (
      <button type="button" className="partner-btn" onClick={() => store.change(openLink(a.id, b.id))}>
        <span className="pair-names">
          {[a, b].map(({ id, label, community }) => (
            <span key={id} className="pair-end">
              <Dot community={community} /> {label}
            </span>
          ))}
        </span>
      </button>
    ),
  },
  { header: "Papers", numeric: true, cell: ({ papers }) => count(papers) },
  { header: "× chance", help: "associationStrength", numeric: true, cell: ({ lift }) => times(lift) },
  { header: "q", help: "q", numeric: true, cell: ({ q }) => formatQ(q) },
];
