import type { Between } from "../../../graph/contract/connections.ts";
import { useBetweenPaper } from "../../http/bridges.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { LinkSentence } from "../../ui/paper/LinkSentence.tsx";
import { SideQuote } from "../../ui/paper/SideQuote.tsx";
import { capitalize, count, decimal } from "../../ui/words/format.ts";

/** Why a paper lies between the two sides of the view: what it connects, its concepts on each side, and the numbers behind its rank. */
export function BetweenReasons({ paper }: { paper: string }) {
  const answer = useBetweenPaper(paper, useView()).data;
  const item = answer?.items[0];
  if (!answer || !item) return null;
  return (
    <Section title="Why it lies between the two">
      {item.link && (
        <p>
          It <LinkSentence link={item.link} />.
        </p>
      )}
      {item.quote && <SideQuote quote={item.quote} length={400} />}
      <SideConcepts side="a" answer={answer} />
      <SideConcepts side="b" answer={answer} />
      <details className="why-numbers">
        <summary>Why number {count(item.rank)}?</summary>
        <p className="quiet">
          {item.link?.isUse
            ? "First come the papers in which a sentence says that a method of one side is used for a task of the other, as here. "
            : "Papers in which a sentence says that a method of one side is used for a task of the other come before it. "}
          Then the order is that of the side of which a paper mentions less: {decimal(item.strength, 1)} here, the sum
          of the rarity of its concepts. <MeasureName name="evenness">Evenness</MeasureName> {decimal(item.score)}; of
          what it mentions of both, {Math.round(100 * (1 - item.lean))} % is of the left side.
        </p>
      </details>
    </Section>
  );
}

function SideConcepts({ side, answer }: { side: "a" | "b"; answer: Between }) {
  const concepts = answer.items[0]?.[side] ?? [];
  return (
    <div className="side-concepts" data-side={side}>
      <b>{capitalize(answer[side].label)}</b>
      <ul className="chips">
        {concepts.map((concept) => (
          <li key={concept.id}>
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openConcept(concept.id))}>
              {concept.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
