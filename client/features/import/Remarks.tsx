import type { ReadRemark } from "../../../graph/contract/jobs.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { count } from "../../ui/words/format.ts";

/** Lines that need a look: where, what, and what to do. */
export function Remarks({ title, remarks, total }: { title: string; remarks: readonly ReadRemark[]; total?: number }) {
  if (remarks.length === 0) return null;
  const shown = remarks.slice(0, 200);
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {count(shown.length)} of {count(total ?? remarks.length)}
      </p>
      <PlainTable columns={columns} rows={shown} keyOf={({ line, reason }) => `${line} ${reason}`} />
    </section>
  );
}

const columns: readonly PlainColumn<ReadRemark>[] = [
  { header: "Where", cell: ({ line }) => `line ${count(line)}` },
  { header: "What", cell: ({ reason }) => reason },
  { header: "What to do", cell: ({ hint }) => hint },
];
