import { useMemo } from "react";
import type { ConceptMap, PaperSummary, Status } from "../../graph/contract/answers.ts";
import { call } from "../api/call.ts";
import { usePages } from "../api/queries.ts";
import { store, useView } from "../state/use-view.ts";
import { type List, openConcept, openLink, openPaper, showList, sortBy, type View } from "../state/view.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { count, decimal } from "../ui/format.ts";
import { measures } from "../ui/measures.ts";
import { Segments } from "../ui/Segments.tsx";
import { Failed } from "../ui/Waiting.tsx";
import { conceptColumns, linkColumns, paperColumns } from "./columns.tsx";
import { conceptRows, type LinkRow, linkRows } from "./rows.ts";

const lists: readonly { id: List; text: string }[] = [
  { id: "concepts", text: "Concepts" },
  { id: "links", text: "Links" },
  { id: "papers", text: "Papers" },
];

/** The table under the map: the same rows, the same order of importance, the same selection. */
export function Dock({ map, status }: { map: ConceptMap; status: Status }) {
  const view = useView();
  return (
    <section className="dock" aria-label="Table of what the map shows">
      <div className="dock-bar">
        <Segments
          name="What the table lists"
          options={lists}
          value={view.list}
          onChange={(id) => store.change(showList(id))}
        />
        <Showing map={map} />
      </div>
      {view.list === "concepts" && <Concepts map={map} />}
      {view.list === "links" && <Links map={map} corpus={status.papers} />}
      {view.list === "papers" && <Papers key={paperKey(view).join(" ")} />}
    </section>
  );
}

/** "Showing 175 of 2,431 concepts, strongest 445 of 18,904 links (NPMI ≥ 0.21, 3+ papers)" */
function Showing({ map }: { map: ConceptMap }) {
  const { name, digits } = measures[map.measure];
  return (
    <p className="showing" data-testid="showing">
      Showing <b>{count(map.nodes.id.length)}</b> of {count(map.total.concepts)} concepts, strongest{" "}
      <b>{count(map.links.source.length)}</b> of {count(map.total.links)} links{" "}
      <span className="quiet">
        ({name} ≥ {decimal(map.minStrength, digits)}, {count(map.minJoint)}+ {map.minJoint === 1 ? "paper" : "papers"})
      </span>
    </p>
  );
}

function Concepts({ map }: { map: ConceptMap }) {
  const { open, sort } = useView();
  const rows = useMemo(() => conceptRows(map), [map]);
  const order = sort ?? { by: "papers", down: true };
  return (
    <DataTable
      name="Concepts on the map"
      columns={conceptColumns}
      rows={rows}
      keyOf={(row) => row.id}
      selected={open?.kind === "concept" ? open.id : null}
      sort={order}
      onSort={(by) => store.change(sortBy(by, order), "replace")}
      onOpen={(row) => store.change(openConcept(row.id))}
    />
  );
}

const keyOfLink = (row: LinkRow) => `${row.a} ${row.b}`;

function Links({ map, corpus }: { map: ConceptMap; corpus: number }) {
  const { open, sort } = useView();
  const rows = useMemo(() => linkRows(map, corpus), [map, corpus]);
  const columns = useMemo(() => linkColumns(map.measure), [map.measure]);
  const order = sort ?? { by: "strength", down: true };
  return (
    <DataTable
      name="Links on the map"
      columns={columns}
      rows={rows}
      keyOf={keyOfLink}
      selected={open?.kind === "link" ? `${open.a} ${open.b}` : null}
      sort={order}
      onSort={(by) => store.change(sortBy(by, order), "replace")}
      onOpen={(row) => store.change(openLink(row.a, row.b))}
    />
  );
}

/** Papers of the selected concept or link; all papers when neither is selected. */
function paperKey({ open }: View): readonly string[] {
  if (open?.kind === "concept") return [open.id];
  if (open?.kind === "link") return [open.a, open.b];
  return [];
}

function Papers() {
  const view = useView();
  const [id, other] = paperKey(view);
  const { query, total, items } = usePages<PaperSummary>(
    ["papers", id ?? null, other ?? null],
    (limit, offset, signal) =>
      id === undefined
        ? call("listPapers", { limit, offset }, signal)
        : call("getConceptPapers", { id, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <DataTable
      name={id === undefined ? "Papers, newest first" : "Papers of the selection, newest first"}
      columns={paperColumns}
      rows={items}
      keyOf={(row) => row.id}
      selected={view.open?.kind === "paper" ? view.open.id : null}
      sort={null}
      onSort={() => {}}
      onOpen={(row) => store.change(openPaper(row.id))}
      total={total}
      onEnd={() => {
        if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
      }}
    />
  );
}
