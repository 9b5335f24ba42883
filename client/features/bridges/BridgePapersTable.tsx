import { type ReactNode, useCallback } from "react";
import type { PaperSummary } from "../../../graph/contract/entities.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openPaper } from "../../state/view-changes.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
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
      sort={null}
      onSort={() => {}}
      onOpen={(row) => viewStore.change(openPaper(row.paper.id))}
      total={total}
      onEnd={onEnd}
      rowHeight={44}
    />
  );
}

/** A paper in two lines: title and byline; on a phone the second line is what it connects, which has no column there. */
export function paperColumn<Row extends { readonly paper: PaperSummary }>(joins: (row: Row) => ReactNode): Column<Row> {
  return {
    id: "paper",
    header: "Paper",
    width: "minmax(150px, 3fr)",
    cell: (row) => (
      <span className="two-lines">
        <span className="source-title clip">{row.paper.title}</span>
        <span className="quiet clip on-wider">{byline(row.paper)}</span>
        <span className="on-phone">
          <span className="joined-line">{joins(row)}</span>
        </span>
      </span>
    ),
  };
}
