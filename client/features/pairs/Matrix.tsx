import { type CSSProperties, type KeyboardEvent, useId, useState } from "react";
import type { PairFamily } from "../../../graph/contract/concepts.ts";
import { useView } from "../../state/use-view.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { count, decimal } from "../../ui/words/format.ts";
import { describeCounts, formatQ } from "../../ui/words/pair-words.ts";
import { type MatrixCell, type MatrixView, stepOf } from "./matrix-view.ts";

interface Props {
  readonly view: MatrixView;
  readonly corpus: number;
  readonly onOpen: (a: string, b: string) => void;
}

const steps: Record<string, readonly [number, number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** The heat map: one tab stop, arrow keys move from cell to cell, Enter opens the link; each cell reads as a sentence. */
export function Matrix({ view, corpus, onOpen }: Props) {
  const id = useId();
  const { open } = useView();
  const [[row, column], setActive] = useState<readonly [number, number]>([0, 1]);
  const size = view.concepts.length;
  const openAt = (r: number, c: number) => {
    const [a, b] = [view.concepts[r], view.concepts[c]];
    if (a && b && r !== c) onOpen(a.id, b.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === "Enter") openAt(row, column);
    if (!step) return;
    event.preventDefault();
    const clamp = (n: number) => Math.max(0, Math.min(size - 1, n));
    setActive([clamp(row + step[0]), clamp(column + step[1])]);
  };
  const isOpen = (a: string, b: string) =>
    open?.kind === "link" && ((open.a === a && open.b === b) || (open.a === b && open.b === a));
  return (
    <div className="matrix-scroll">
      <table
        className="matrix"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern stands on a table element.
        role="grid"
        aria-label="Pairs of concepts"
        aria-activedescendant={`${id}-${row}-${column}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const cell = (event.target as Element).closest<HTMLElement>("[data-row]");
          if (!cell) return;
          setActive([Number(cell.dataset.row), Number(cell.dataset.column)]);
          openAt(Number(cell.dataset.row), Number(cell.dataset.column));
        }}
        style={{ "--size": size } as CSSProperties}
      >
        <thead>
          <tr>
            <td />
            {view.concepts.map((concept) => (
              <th key={concept.id} scope="col">
                <span className="across">{concept.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.concepts.map((a, r) => (
            <tr key={a.id}>
              <th scope="row">{a.label}</th>
              {view.concepts.map((b, c) => {
                const cell = view.cell(r, c);
                return (
                  <td
                    key={b.id}
                    id={`${id}-${r}-${c}`}
                    className={cell ? classOf(cell) : "self"}
                    aria-label={cell ? sentence(a.label, b.label, cell, corpus) : a.label}
                    title={cell ? sentence(a.label, b.label, cell, corpus) : a.label}
                    data-open={isOpen(a.id, b.id) || undefined}
                    data-row={r}
                    data-column={c}
                    data-active={(r === row && c === column) || undefined}
                  >
                    {!cell && <Dot community={a.community} />}
                    {cell && cell.papers > 0 && cell.q !== null && cell.q >= 0.05 && <i aria-hidden="true" />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf(cell: MatrixCell): string {
  const step = stepOf(cell);
  if (step === null) return "never";
  return step < 0 ? "below" : `s${step}`;
}

function sentence(a: string, b: string, cell: MatrixCell, corpus: number): string {
  if (cell.papers === 0) return `${a} and ${b} share no paper.`;
  const significance = cell.q === null ? "" : `, q ${formatQ(cell.q)}`;
  return `${a} and ${b}: ${describeCounts(cell, corpus)} NPMI ${decimal(cell.npmi)}${significance}.`;
}

/** What the colours and rings of the matrix mean. */
export function MatrixKey({ family }: { family: PairFamily | null }) {
  return (
    <div className="matrix-key">
      <h2>NPMI</h2>
      <div className="scale" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5, 6].map((step) => (
          <span key={step} className={`s${step}`} />
        ))}
      </div>
      <p className="scale-ends">
        <span>0, as chance</span>
        <span>0.6+</span>
      </p>
      <p>
        <span className="swatch below" aria-hidden="true" /> less often than chance
      </p>
      <p>
        <span className="swatch ring" aria-hidden="true">
          <i />
        </span>{" "}
        may be chance (q ≥ 0.05)
      </p>
      <p>
        <span className="swatch never" aria-hidden="true" /> never together
      </p>
      {family && (
        <p className="quiet">
          q over {count(family.pairs)} pairs of concepts in {count(family.minPapers)}+ papers
        </p>
      )}
    </div>
  );
}
