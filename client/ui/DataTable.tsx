import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Sort } from "../state/view.ts";
import { type Column, HeaderCell, headHeight, TableRow } from "./table-rows.tsx";

interface Props<T> {
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly selected: string | null;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
  readonly onOpen: (row: T) => void;
  /** How many rows there are in all, when scrolling loads more. */
  readonly total?: number;
  readonly onEnd?: () => void;
  readonly rowHeight?: number;
  /** Rows are as high as their text; `rowHeight` is then an estimate. */
  readonly grows?: boolean;
}

/** Grid tracks of the columns that screens of each width show. */
function tracks<T>(columns: readonly Column<T>[]): CSSProperties {
  const width = (list: readonly Column<T>[]) => list.map((column) => column.width).join(" ");
  return {
    "--columns": width(columns.filter((column) => !column.narrow)),
    "--columns-narrow": width(columns.filter((column) => !column.wide)),
    "--columns-phone": width(columns.filter((column) => !column.wide && !column.medium)),
  } as CSSProperties;
}

/** The visible rows and the active one, which follows the arrow keys and the selection. */
function useGrid<T>({ columns, keyOf, rowHeight = 30, selected, onEnd, ...props }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => sortRows(props.rows, columns, props.sort), [props.rows, columns, props.sort]);
  const selectedIndex = selected === null ? -1 : rows.findIndex((row) => keyOf(row) === selected);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  useEffect(() => {
    if (selectedIndex < 0) return;
    setActive(selectedIndex);
    virtual.scrollToIndex(selectedIndex, { align: "auto" });
  }, [selectedIndex, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 10 && rows.length > 0) onEnd?.();
  }, [last, rows.length, onEnd]);
  return { scroller, rows, selectedIndex, active, setActive, virtual, items };
}

/**
 * A table of any length: only visible rows are in the DOM, arrow keys move, Enter opens. Not the Table of the component kit,
 * which keeps a focus and a selection of its own: here rows follow the selection of the map, and CSS sizes the columns.
 */
export function DataTable<T>(props: Props<T>) {
  const { columns, keyOf } = props;
  const id = useId();
  const { scroller, rows, selectedIndex, active, setActive, virtual, items } = useGrid(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = rowAfterKey(event.key, active, rows.length);
    const row = rows[active];
    if (event.key === "Enter" && row) props.onOpen(row);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };
  const onClick = (event: MouseEvent) => {
    const index = indexUnder(event.target);
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    props.onOpen(row);
  };
  return (
    <div ref={scroller} className="table-scroll">
      <table
        className="table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern stands on a table element.
        role="grid"
        aria-label={props.name}
        aria-rowcount={(props.total ?? rows.length) + 1}
        aria-activedescendant={items.some((item) => item.index === active) ? `${id}-${active}` : undefined}
        tabIndex={0}
        data-keys="map"
        onKeyDown={onKeyDown}
        onClick={onClick}
        style={tracks(columns)}
      >
        <thead>
          <tr className="row head" aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <TableRow
              key={keyOf(rows[item.index] as T)}
              id={`${id}-${item.index}`}
              row={rows[item.index] as T}
              columns={columns}
              item={item}
              isSelected={item.index === selectedIndex}
              active={item.index === active}
              measure={props.grows ? virtual.measureElement : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function indexUnder(target: EventTarget): number {
  return Number((target as Element).closest<HTMLElement>("[data-index]")?.dataset.index ?? Number.NaN);
}

function sortRows<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null): readonly T[] {
  const value = columns.find((column) => column.id === sort?.by)?.value;
  if (!value || !sort) return rows;
  const sign = sort.down ? -1 : 1;
  return rows
    .map((row, i) => ({ row, i, v: value(row) }))
    .sort((a, b) => (a.v < b.v ? -sign : a.v > b.v ? sign : a.i - b.i))
    .map(({ row }) => row);
}

function rowAfterKey(key: string, active: number, length: number): number | undefined {
  const last = length - 1;
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(last, active + 1);
    case "ArrowUp":
    case "k":
      return Math.max(0, active - 1);
    case "PageDown":
      return Math.min(last, active + 10);
    case "PageUp":
      return Math.max(0, active - 10);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
