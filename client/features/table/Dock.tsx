import { useMemo } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useKindOf } from "../../http/concepts.ts";
import { paperQuestion, paperSubject } from "../../http/paper-question.ts";
import {
  conceptRows,
  conceptsCsv,
  type LinkRow,
  linkRows,
  linksCsv,
  selectedConcepts,
  selectedLinks,
} from "../../map/model/rows.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { List } from "../../state/view.ts";
import { openConcept, openLink, openPaper, showList, sortBy } from "../../state/view-changes.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { downloadCsv } from "../../ui/download.ts";
import { ExportPapers } from "../../ui/paper/ExportPapers.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { count } from "../../ui/words/format.ts";
import { columnsOfPapers, conceptColumnsFor, linkColumns } from "./columns.tsx";
import { DockHandle } from "./DockHandle.tsx";
import { Showing } from "./Showing.tsx";
import { usePapers } from "./use-papers.ts";

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
      <DockHandle />
      <div className="dock-bar">
        <Segments
          name="What the table lists"
          options={lists}
          value={view.list}
          onChange={(id) => viewStore.change(showList(id))}
        />
        <Showing map={map} corpus={status.papers} />
        <OnlySelected />
        <ExportRows map={map} />
      </div>
      {view.list === "concepts" && <Concepts map={map} />}
      {view.list === "links" && <Links map={map} />}
      {view.list === "papers" && <Papers key={paperQuestion(view)} />}
    </section>
  );
}

/** Limits the table to what is selected on the map. */
function OnlySelected() {
  const { selected, only } = useView().map;
  if (selected.length === 0) return null;
  return (
    <button
      type="button"
      className="btn quiet-btn"
      aria-pressed={only}
      onClick={() => viewStore.change(changeMap({ only: !only }), "replace")}
    >
      Only the {count(selected.length)} selected
    </button>
  );
}

function Concepts({ map }: { map: ConceptMap }) {
  const view = useView();
  const { open, sort } = view;
  const rows = useMemo(() => selectedConcepts(conceptRows(map), view.map), [map, view.map]);
  const kindOf = useKindOf(map);
  const columns = useMemo(
    () =>
      conceptColumnsFor(
        { hasYears: map.nodes.meanYear.some((year) => year !== null), rolledUp: view.map.rolledUp },
        kindOf,
      ),
    [map, view.map.rolledUp, kindOf],
  );
  const order = sort ?? { by: "papers", down: true };
  return (
    <DataTable
      name="Concepts on the map"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      selected={open?.kind === "concept" ? open.id : null}
      sort={order}
      onSort={(by) => viewStore.change(sortBy(by, order), "replace")}
      onOpen={(row) => viewStore.change(openConcept(row.id))}
    />
  );
}

const keyOfLink = ({ a, b }: LinkRow) => (a < b ? `${a} ${b}` : `${b} ${a}`);

function Links({ map }: { map: ConceptMap }) {
  const view = useView();
  const { open, sort } = view;
  const rows = useMemo(() => selectedLinks(linkRows(map, map.papers), view.map), [map, view.map]);
  const { rolledUp } = view.map;
  const columns = useMemo(
    () => linkColumns(map.measure, { relation: map.relation, rolledUp }),
    [map.measure, map.relation, rolledUp],
  );
  const order = sort ?? { by: map.relation === null ? "strength" : "said", down: true };
  return (
    <DataTable
      name="Links on the map"
      columns={columns}
      rows={rows}
      keyOf={keyOfLink}
      selected={open?.kind === "link" ? `${open.a} ${open.b}` : null}
      sort={order}
      onSort={(by) => viewStore.change(sortBy(by, order), "replace")}
      onOpen={(row) => viewStore.change(openLink(row.a, row.b))}
    />
  );
}

const subjects = {
  selection: "Papers of the selection",
  concept: "Papers of the concept",
  link: "Papers of the link",
  community: "Papers of the community",
};

/** The papers of what is open or selected, within the lens; all papers of the lens when nothing is. */
function Papers() {
  const view = useView();
  const { query, total, items } = usePapers(view);
  const columns = useMemo(() => columnsOfPapers(items), [items]);
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  const order = view.sort ?? { by: "year", down: true };
  const subject = paperSubject(view);
  return (
    <DataTable
      name={subject === null ? "Papers" : subjects[subject]}
      columns={columns}
      rows={items}
      keyOf={(row) => row.id}
      selected={view.open?.kind === "paper" ? view.open.id : null}
      sort={order}
      onSort={(by) => viewStore.change(sortBy(by, order), "replace")}
      onOpen={(row) => viewStore.change(openPaper(row.id))}
      total={total}
      onEnd={() => {
        if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
      }}
    />
  );
}

/** Exports exactly the rows that the table lists. */
function ExportRows({ map }: { map: ConceptMap }) {
  const view = useView();
  if (view.list === "papers") {
    return (
      <span className="dock-export">
        Export <ExportPapers query={paperQuestion(view)} kind="link-btn" />
      </span>
    );
  }
  const save = () =>
    view.list === "concepts"
      ? downloadCsv("concepts.csv", conceptsCsv(selectedConcepts(conceptRows(map), view.map)))
      : downloadCsv("links.csv", linksCsv(selectedLinks(linkRows(map, map.papers), view.map)));
  return (
    <span className="dock-export">
      <button type="button" className="link-btn" onClick={save}>
        Export CSV
      </button>
    </span>
  );
}
