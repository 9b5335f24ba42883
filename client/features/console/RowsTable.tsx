import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openPaper } from "../../state/view-changes.ts";
import type { CsvRows } from "../../ui/download.ts";
import { cellText, isNumber, keyOfCell } from "./cells.ts";

type Answer = Output<"runCypher">;

/** The rows of an answer; cells that are papers or concepts open them. */
export function RowsTable({ answer }: { answer: Answer }) {
  if (answer.rows.length === 0) return <p className="quiet">No rows.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    <section className="rows-scroll" tabIndex={0} aria-label="Rows of the answer">
      <table className="plain">
        <thead>
          <tr>
            {answer.columns.map((column, c) => (
              <th key={column} scope="col" className={isNumber(answer.rows[0]?.[c]) ? "num" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no identity and never move.
            <tr key={r}>
              {answer.columns.map((column, c) => (
                <td key={column} className={isNumber(row[c]) ? "num" : undefined}>
                  <Cell value={row[c]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ value }: { value: unknown }) {
  const key = keyOfCell(value);
  if (!key) return cellText(value);
  return (
    <button
      type="button"
      className="partner-btn"
      onClick={() => viewStore.change(key.kind === "concept" ? openConcept(key.id) : openPaper(key.id))}
    >
      {cellText(value)}
    </button>
  );
}

/** The answer as a file for a spreadsheet. */
export function csvRows({ columns, rows }: Pick<Answer, "columns" | "rows">): CsvRows {
  return [columns, ...rows.map((row) => columns.map((_, i) => cellText(row[i])))];
}
