import type { VirtualItem } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import type { Sort } from "../state/view.ts";
import { MeasureName } from "./MeasureName.tsx";
import { SortButton, sortedAs } from "./SortButton.tsx";
import type { MeasureKey } from "./words/measure-help.ts";

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** The header is for screen readers alone. */
  readonly hasHiddenHeader?: boolean;
  /** A CSS grid track. */
  readonly width: string;
  /** The measure that the header names. */
  readonly help?: MeasureKey;
  readonly numeric?: boolean;
  readonly cell: (row: T) => ReactNode;
  /** The key that the column sorts by; absent when it cannot be sorted. */
  readonly value?: (row: T) => number | string;
  /** Left out on narrow screens. */
  readonly wide?: boolean;
  /** Left out on phones. */
  readonly medium?: boolean;
  /** On narrow screens only, for what is left out there. */
  readonly narrow?: boolean;
}

/** Height of the row of headers, in pixels. */
export const headHeight = 29;

interface RowProps<T> {
  readonly id: string;
  readonly row: T;
  readonly columns: readonly Column<T>[];
  readonly item: VirtualItem;
  readonly isSelected: boolean;
  readonly active: boolean;
  /** Measures a row that is as high as its text. */
  readonly measure?: ((row: Element | null) => void) | undefined;
}

export function TableRow<T>({ id, row, columns, item, isSelected, active, measure }: RowProps<T>) {
  return (
    <tr
      id={id}
      className="row"
      aria-rowindex={item.index + 2}
      aria-selected={isSelected}
      data-index={item.index}
      data-active={active || undefined}
      ref={measure}
      style={{
        transform: `translateY(${item.start - headHeight}px)`,
        ...(measure ? {} : { height: item.size }),
      }}
    >
      {columns.map((column) => (
        <td key={column.id} className={classOf(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export function HeaderCell<T>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<T>;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
}) {
  if (!column.value)
    return (
      <th scope="col" className={classOf(column)}>
        {plainHeader(column)}
      </th>
    );
  return (
    <th scope="col" className={classOf(column)} aria-sort={sortedAs(column.id, sort)}>
      <SortButton by={column.id} header={column.header} sort={sort} onSort={onSort} />
      {column.help && (
        <>
          {" "}
          <MeasureName name={column.help}>?</MeasureName>
        </>
      )}
    </th>
  );
}

function plainHeader<T>({ header, help, hasHiddenHeader }: Column<T>): ReactNode {
  if (hasHiddenHeader) return <span className="visually-hidden">{header}</span>;
  return help ? <MeasureName name={help}>{header}</MeasureName> : header;
}

function classOf<T>(column: Column<T>): string {
  const kinds = (["wide", "medium", "narrow"] as const).filter((kind) => column[kind]);
  return ["cell", ...(column.numeric ? ["num"] : []), ...kinds].join(" ");
}
