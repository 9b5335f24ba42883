import { store } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { count, decimal } from "../../ui/words/format.ts";
import type { LinkChange } from "./link-changes.ts";

const maxListed = 25;

/** Links that changed in one way, with their papers in both periods. */
export function LinkChanges({ title, changes }: { title: string; changes: readonly LinkChange[] }) {
  return (
    <section>
      <h2>
        {title}{" "}
        <span className="quiet">
          {changes.length > maxListed ? `${maxListed} of ${count(changes.length)}` : count(changes.length)}
        </span>
      </h2>
      {changes.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <PlainTable columns={columns} rows={changes.slice(0, maxListed)} keyOf={({ a, b }) => `${a} ${b}`} />
      )}
    </section>
  );
}

const columns: readonly PlainColumn<LinkChange>[] = [
  {
    header: "Link",
    cell: ({ a, b, labels }) => (
      <button type="button" className="partner-btn" onClick={() => store.change(openLink(a, b))}>
        {labels[0]} <span className="quiet">with</span> {labels[1]}
      </button>
    ),
  },
  { header: "Papers", numeric: true, wide: true, cell: ({ papers }) => papers.map(count).join(" → ") },
  {
    header: "In 1,000 papers",
    numeric: true,
    cell: ({ share }) => share.map((part) => decimal(1000 * part, 1)).join(" → "),
  },
];
