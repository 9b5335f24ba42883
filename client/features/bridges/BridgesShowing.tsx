import type { Between } from "../../../graph/contract/connections.ts";
import type { BridgeRanking } from "../../../graph/contract/papers.ts";
import { type BridgeQuestion, useBetween, useRanking } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { count, counted, inWords } from "../../ui/words/format.ts";

/** What the table lists: how many papers, of how many, and what they hold. */
export function BridgesShowing({ question }: { question: BridgeQuestion }) {
  const view = useView();
  const { ranking } = useRanking(view);
  const { answer } = useBetween(view);
  return (
    <p className="showing" data-testid="showing">
      {question.kind === "between" && answer && <HeldOfBoth answer={answer} />}
      {question.kind === "ranking" && ranking && <Ranked ranking={ranking} question={question} />}
    </p>
  );
}

function HeldOfBoth({ answer: { a, b, total, both, minConcepts } }: { answer: Between }) {
  const more = minConcepts > 1 ? `${inWords(minConcepts)} or more ` : "";
  return (
    <>
      <b>{count(total)}</b> {total === 1 ? "paper holds" : "papers hold"} {more}concepts of both; {count(a.papers)} hold{" "}
      {a.label}, {count(b.papers)} {b.label}
      {minConcepts === 1 && a.concepts + b.concepts > 2 && `; ${count(both)} two or more of each, where there are two`}
      {minConcepts > 1 && Math.min(a.concepts, b.concepts) < minConcepts && "; a side of fewer is held whole"}
    </>
  );
}

type RankingQuestion = Extract<BridgeQuestion, { kind: "ranking" }>;

function Ranked({ ranking, question }: { ranking: BridgeRanking; question: RankingQuestion }) {
  const { total, corpus, minConcepts } = ranking;
  return (
    <>
      <b>{count(total)}</b> of {counted(corpus, "paper")} {total === 1 ? "holds" : "hold"} {inWords(minConcepts)} or
      more telling concepts of {heldFields(question)}
    </>
  );
}

function heldFields({ a, b }: RankingQuestion): string {
  if (a === undefined && b === undefined) return "two fields";
  return a !== undefined && b !== undefined ? "both fields" : "this field and another";
}
