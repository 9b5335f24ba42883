import { type ReactNode, useCallback } from "react";
import type { PaperSummary } from "../../../graph/contract/entities.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { Sort } from "../../state/view.ts";
import { openPaper } from "../../state/view-changes.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import type { Column } from "../../ui/table-rows.tsx";
import { useDelayedFlag } from "../../ui/use-delayed-flag.ts";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { byline } from "../../ui/words/format.ts";

/** What the table needs of a query that is read page by page. */
interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isSuccess: boolean;
  readonly isPending: boolean;
  readonly fetchStatus: string;
  readonly error: Error | null;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

interface Props<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly total: number;
  readonly query: Pages;
  /** The column that the server sorts by, other than the rank, and what choosing a column does. */
  readonly sort?: Sort | null;
  readonly onSort?: (by: string) => void;
  /** Shown when there is no paper at all. */
  readonly none: ReactNode;
}

/** Papers that connect two sides, in the order of the server; scrolling to the end loads more, and a row opens its paper. */
export function BridgePapersTable<Row extends { readonly paper: { readonly id: string } }>(props: Props<Row>) {
  const { query, total } = props;
  const { open } = useView();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const slow = useDelayedFlag(query.isPending && query.fetchStatus !== "idle");
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  if (query.isSuccess && total === 0) return props.none;
  if (slow) return <p className="waiting">Looking for the papers that connect fields</p>;
  return (
    <DataTable
      name={props.name}
      columns={props.columns}
      rows={props.rows}
      keyOf={(row) => row.paper.id}
      selected={open?.kind === "paper" ? open.id : null}
      sort={props.sort ?? null}
      onSort={props.onSort ?? (() => {})}
      onOpen={(row) => viewStore.change(openPaper(row.paper.id))}
      total={total}
      onEnd={onEnd}
      rowHeight={104}
      grows
    />
  );
}

/**
 * The columns of a list of papers that connect: the rank, the paper with its whole title and byline, and what it connects; on a phone
 * that stands below the title. What a row opens has the reasons and the numbers.
 */
export function bridgeColumns<Row extends { readonly rank: number; readonly paper: PaperSummary }>(
  connects: (row: Row) => ReactNode,
  ...measures: readonly Column<Row>[]
): readonly Column<Row>[] {
  return [
    { id: "rank", header: "#", width: "36px", numeric: true, cell: (row) => <b>{row.rank}</b> },
    {
      id: "paper",
      header: "Paper",
      width: "minmax(150px, 2fr)",
      cell: (row) => (
        <span className="whole-paper">
          <span className="source-title">{row.paper.title}</span>
          <span className="quiet clip">{byline(row.paper)}</span>
          <span className="on-phone">{connects(row)}</span>
        </span>
      ),
    },
    { id: "joins", header: "What it connects", width: "minmax(160px, 3fr)", medium: true, cell: connects },
    ...measures,
    {
      id: "why",
      header: "Reasons",
      hasHiddenHeader: true,
      width: "44px",
      medium: true,
      cell: () => <span className="why">Why?</span>,
    },
  ];
}
