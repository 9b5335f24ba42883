import type { ReactNode } from "react";
import type { Sort } from "../state/view.ts";
import { MeasureName } from "./MeasureName.tsx";
import { SortButton, sortedAs } from "./SortButton.tsx";
import type { MeasureKey } from "./words/measure-help.ts";

export interface PlainColumn<T> {
  readonly header: string;
  /** The content of the header when it is more than text. */
  readonly head?: ReactNode;
  /** The measure that the header names. */
  readonly help?: MeasureKey;
  /** The key that pressing the header sorts by. */
  readonly sortBy?: string;
  readonly numeric?: boolean;
  /** Left out on narrow screens. */
  readonly wide?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  readonly columns: readonly PlainColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly kind?: "plain" | "partners";
  readonly sort?: Sort;
  readonly onSort?: (by: string) => void;
  /** The class of a row that counts less than the others. */
  readonly toneOf?: (row: T) => "doubtful" | "untested" | undefined;
}

/** A short table without scrolling, a native one because nothing in it is selected; names of measures open their explanation. */
export function PlainTable<T>({ columns, rows, keyOf, kind = "plain", sort, onSort, toneOf }: Props<T>) {
  return (
    <table className={kind}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.header}
              scope="col"
              className={classOf(column)}
              aria-sort={column.sortBy === undefined ? undefined : sortedAs(column.sortBy, sort)}
            >
              {column.sortBy !== undefined && onSort ? (
                <SortButton by={column.sortBy} header={column.header} sort={sort} onSort={onSort} />
              ) : (
                <Header column={column} />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={toneOf?.(row)}>
            {columns.map((column) => (
              <td key={column.header} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Header<T>({ column: { header, head, help } }: { column: PlainColumn<T> }) {
  return help ? <MeasureName name={help}>{header}</MeasureName> : (head ?? header);
}

function classOf<T>({ numeric, wide }: PlainColumn<T>): string | undefined {
  return [numeric ? "num" : "", wide ? "wide" : ""].filter(Boolean).join(" ") || undefined;
}
