import type { ReactNode } from "react";
import { MeasureName } from "./MeasureName.tsx";
import type { MeasureKey } from "./measure-help.ts";

export interface PlainColumn<T> {
  readonly header: string;
  /** What stands in the header where it is more than words. */
  readonly head?: ReactNode;
  /** The measure that the header names. */
  readonly help?: MeasureKey;
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
}

/** A short table that is read, not scrolled: names of measures explain themselves. */
export function PlainTable<T>({ columns, rows, keyOf, kind = "plain" }: Props<T>) {
  return (
    <table className={kind}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.header} scope="col" className={classOf(column)}>
              {column.help ? (
                <MeasureName name={column.help}>{column.header}</MeasureName>
              ) : (
                (column.head ?? column.header)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
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

function classOf<T>({ numeric, wide }: PlainColumn<T>): string | undefined {
  return [numeric ? "num" : "", wide ? "wide" : ""].filter(Boolean).join(" ") || undefined;
}
