import { X } from "lucide-react";
import { type CSSProperties, useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Between } from "../../../graph/contract/connections.ts";
import { maxInStrait, straitYears, useStrait } from "../../http/bridges.ts";
import { useHasYears } from "../../http/known-years.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept, openPaper, showBetween } from "../../state/view-changes.ts";
import { LinkSentence } from "../../ui/paper/LinkSentence.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { capitalize, count, pluralize } from "../../ui/words/format.ts";
import { operandText, putBack, takeOut } from "./operands.ts";

type Item = Between["items"][number];

/** The papers between two sides: A on the left shore, B on the right one, and in the strait the papers by year. */
export function TwoShores() {
  const view = useView();
  const query = useStrait(view);
  const [pointed, setPointed] = useState<string | null>(null);
  const hasYears = useHasYears();
  const open = view.open?.kind === "paper" ? view.open.id : null;
  // The list below shows the error.
  if (query.error) return null;
  return (
    <section className="canvas shores" aria-label="The two sides and the papers between them">
      <Waiting query={query} what="Looking for the papers between the two sides">
        {(answer) => {
          const shown = answer.items.find(({ paper }) => paper.id === (pointed ?? open));
          return (
            <>
              <Shore side="a" answer={answer} lit={shown} />
              <Strait answer={answer} hasYears={hasYears} open={open} onPoint={setPointed} />
              <Shore side="b" answer={answer} lit={shown} />
              <p className="shores-caption">
                {shown ? (
                  <>
                    <b>{shown.rank}</b> <span className="source-title">{shown.paper.title}</span>{" "}
                    {shown.link && <LinkSentence link={shown.link} />}.
                  </>
                ) : (
                  captionOf(answer, hasYears)
                )}
              </p>
            </>
          );
        }}
      </Waiting>
    </section>
  );
}

function captionOf({ total }: Between, hasYears: boolean): string {
  if (total === 0) return "No paper lies on both sides.";
  const papers =
    total > maxInStrait ? `The ${maxInStrait} strongest of ${count(total)} papers` : pluralize(total, "paper");
  const axis = hasYears ? "by year, the latest at the top; the" : "the";
  return `${papers}, numbered as in the list, ${axis} further left, the more a paper is about the left side.`;
}

/** What a side is, and the concepts of it that most of the papers mention; those of a basket can be taken out. */
export function Shore({ side, answer, lit }: { side: "a" | "b"; answer: Between; lit?: Item | undefined }) {
  const { between } = useView();
  const operand = answer[side];
  const concepts = answer.shores[side];
  const change = (name: string) =>
    viewStore.change(side === "a" ? showBetween(name, between.b) : showBetween(between.a, name));
  const canTakeOut = operand.kind === "basket" && operand.concepts > 1;
  const isLit = new Set(lit?.[side].map(({ id }) => id));
  return (
    <section className="shore" data-side={side} aria-label={operandText(operand)}>
      <h2>{operand.kind === "query" ? operandText(operand) : capitalize(operand.label)}</h2>
      <p className="quiet">
        {canTakeOut
          ? `with ${pluralize(operand.concepts - 1, "kind")}, `
          : operand.kind !== "query" && `${pluralize(operand.concepts, "concept")}, `}
        {pluralize(operand.papers, "paper")}
      </p>
      <ul className="shore-concepts">
        {concepts.map(({ concept, papers }) => (
          <li key={concept.id} data-lit={isLit.has(concept.id) || undefined}>
            <button type="button" className="shore-concept" onClick={() => viewStore.change(openConcept(concept.id))}>
              <span className="clip">{concept.label}</span> <span className="num quiet">{count(papers)}</span>
            </button>
            {canTakeOut && (
              <button
                type="button"
                className="btn quiet-btn icon small"
                aria-label={`Take out ${concept.label}`}
                title={`Take out ${concept.label}`}
                onClick={() => change(takeOut(operand.name, concept.id))}
              >
                <X size={12} strokeWidth={1.75} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {operand.removed.length > 0 && (
        <p className="quiet">
          Taken out:{" "}
          {operand.removed.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="link-btn inline"
              title={`Put ${label} back`}
              onClick={() => change(putBack(operand.name, id))}
            >
              {label}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

interface StraitProps {
  readonly answer: Between;
  readonly hasYears: boolean;
  readonly open: string | null;
  readonly onPoint: (paper: string | null) => void;
}

/** A line for each year, the latest first; in it the papers, those that are more about A to the left. */
function Strait({ answer, hasYears, open, onPoint }: StraitProps) {
  return (
    <ToggleButtonGroup
      className="strait"
      orientation="vertical"
      aria-label={hasYears ? "Papers by year" : "Papers"}
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={(keys) => {
        const [paper] = keys;
        if (paper !== undefined) viewStore.change(openPaper(String(paper)));
      }}
    >
      {straitYears(answer.items).map(({ year, items, gap }) => (
        <div key={year ?? "none"} className="strait-year">
          {gap > 0 && (
            <span className="strait-gap quiet" style={{ "--years": Math.min(gap, maxGap) } as CSSProperties}>
              {gap === 1 ? "a year without" : `${count(gap)} years without`}
            </span>
          )}
          <span className="num quiet">{year ?? (hasYears ? "no year" : "")}</span>
          <span className="strait-papers">
            {items.map(({ paper, rank, lean }) => (
              <ToggleButton
                key={paper.id}
                id={paper.id}
                className="strait-paper"
                data-strong={rank <= maxNumbered || undefined}
                style={{ "--wide": columnOf(lean, 21), "--narrow": columnOf(lean, 11) } as CSSProperties}
                aria-label={`${rank}: ${paper.title}`}
                onHoverChange={(hovered) => onPoint(hovered ? paper.id : null)}
                onFocusChange={(focused) => onPoint(focused ? paper.id : null)}
              >
                <span>{rank <= maxNumbered && <b>{rank}</b>}</span>
              </ToggleButton>
            ))}
          </span>
        </div>
      ))}
    </ToggleButtonGroup>
  );
}

/** Diamonds that are large enough for a number. */
const maxNumbered = 12;
/** A longer gap between years is drawn no higher. */
const maxGap = 5;

/** The column in which a paper stands, from the left shore to the right one; those of one column stand below each other. */
function columnOf(lean: number, columns: number): number {
  return 1 + Math.round(lean * (columns - 1));
}
