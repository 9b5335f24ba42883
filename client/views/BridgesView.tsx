import { ArrowLeftRight } from "lucide-react";
import { useCallback } from "react";
import type { ConceptMap } from "../../graph/contract/answers.ts";
import type { BridgePaper } from "../../graph/contract/bridge-answers.ts";
import { useBridges } from "../api/bridges.ts";
import { PartBar } from "../panels/BridgeReasons.tsx";
import { store, useView } from "../state/use-view.ts";
import { openPaper } from "../state/view.ts";
import { CommunityKey } from "../ui/CommunityChip.tsx";
import { letterOf } from "../ui/community.ts";
import { type Column, DataTable } from "../ui/DataTable.tsx";
import { byline, count, decimal } from "../ui/format.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { quality } from "../ui/reading.ts";
import { Segments } from "../ui/Segments.tsx";
import { titled } from "../ui/title.ts";
import { Failed } from "../ui/Waiting.tsx";
import { Choice } from "./LensStrip.tsx";

const corrections = [
  { id: "length", text: "Length-corrected" },
  { id: "raw", text: "Raw" },
] as const;

/** Papers that join fields, best first: score and parts side by side, the fields by name. */
export function BridgesTable() {
  const view = useView();
  const { correction, open, between } = view;
  const { query, total, items, ranking: first } = useBridges(view);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section className="dock bridges" aria-label="Bridge papers">
      <div className="dock-bar">
        <p className="showing" data-testid="showing">
          {first && (
            <>
              <b>{count(total)}</b> of {count(first.corpus)} papers hold two or more concepts of{" "}
              {between.a === null && between.b === null ? "two fields" : "these fields"}; {count(first.communities)}{" "}
              fields in all
            </>
          )}
        </p>
        <Segments
          name="Score"
          options={corrections}
          value={correction}
          onChange={(id) => store.change((view) => ({ ...view, correction: id }), "replace")}
        />
      </div>
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && total === 0 ? (
        <NoBridge />
      ) : (
        <DataTable
          name="Bridge papers, best first"
          columns={columns}
          rows={items}
          keyOf={(row) => row.paper.id}
          selected={open?.kind === "paper" ? open.id : null}
          sort={null}
          onSort={() => {}}
          onOpen={(row) => store.change(openPaper(row.paper.id))}
          total={total}
          onEnd={onEnd}
          rowHeight={44}
        />
      )}
    </section>
  );
}

function NoBridge() {
  return (
    <div className="centred">
      <p>No paper holds 2+ concepts of both sides.</p>
      <button
        type="button"
        className="btn"
        onClick={() => store.change((view) => ({ ...view, between: { a: null, b: null } }))}
      >
        Show all bridges
      </button>
    </div>
  );
}

/** Which two fields the papers must join. */
export function BridgesLens({ map }: { map: ConceptMap }) {
  const { between } = useView();
  const options = [
    { id: "", text: "any field" },
    ...map.communities.map((community) => ({
      id: String(community.id),
      text: `${letterOf(community.id)} ${titled(community.label)}`.trim(),
    })),
  ];
  const set = (side: "a" | "b") => (id: string) =>
    store.change((view) => ({ ...view, between: { ...view.between, [side]: id === "" ? null : Number(id) } }));
  return (
    <section className="lens" aria-label="Fields to join">
      <Choice label="Papers between" value={String(between.a ?? "")} options={options} onChange={set("a")} />
      <IconButton
        name="Swap the two fields"
        icon={ArrowLeftRight}
        onPress={() => store.change((view) => ({ ...view, between: { a: view.between.b, b: view.between.a } }))}
      />
      <Choice label="and" value={String(between.b ?? "")} options={options} onChange={set("b")} />
    </section>
  );
}

const columns: readonly Column<BridgePaper>[] = [
  { id: "rank", header: "#", width: "36px", numeric: true, cell: (row) => <b>{row.rank}</b> },
  {
    id: "paper",
    header: "Paper",
    width: "minmax(180px, 3fr)",
    cell: (row) => (
      <span className="two-lines">
        <span className="source-title clip">{row.paper.title}</span>
        <span className="quiet clip">{byline(row.paper)}</span>
      </span>
    ),
  },
  {
    id: "joins",
    header: "Joins",
    width: "minmax(160px, 2.4fr)",
    wide: true,
    cell: (row) => (
      <span className="two-lines">
        {row.sides.slice(0, 2).map((side) => (
          <span key={side.community} className="pair-names" title={titled(side.label)}>
            <CommunityKey community={side.community} />
            <span className="clip">{side.concepts.map((concept) => concept.label).join(", ")}</span>
          </span>
        ))}
      </span>
    ),
  },
  { id: "score", header: "Score", width: "60px", numeric: true, cell: (row) => <b>{decimal(row.score)}</b> },
  {
    id: "diversity",
    header: "Diversity",
    width: "96px",
    wide: true,
    cell: (row) => <Measured value={row.parts.diversity} kind="first" />,
  },
  {
    id: "separateness",
    header: "Separateness",
    width: "96px",
    wide: true,
    cell: (row) => <Measured value={row.parts.separateness} kind="second" />,
  },
  { id: "q", header: "q", width: "64px", numeric: true, wide: true, cell: (row) => quality(row.q) },
  {
    id: "stable",
    header: "Stable",
    width: "52px",
    numeric: true,
    wide: true,
    cell: (row) => (row.stability === null ? "–" : `${Math.round(row.stability * 100)} %`),
  },
];

function Measured({ value, kind }: { value: number; kind: "first" | "second" }) {
  return (
    <span className="measured">
      <PartBar value={value} kind={kind} />
      <span className="num">{decimal(value)}</span>
    </span>
  );
}
