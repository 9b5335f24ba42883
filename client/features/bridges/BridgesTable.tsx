import type { Between } from "../../../graph/contract/connections.ts";
import type { BridgeRanking } from "../../../graph/contract/papers.ts";
import { type BridgeQuestion, bridgeQuestion, useBetween, useRanking } from "../../http/bridges.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { PageOptions, View } from "../../state/view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { Segments } from "../../ui/Segments.tsx";
import { count, inWords, pluralize } from "../../ui/words/format.ts";
import { BetweenTable } from "./BetweenTable.tsx";
import { isConcept } from "./BridgesLens.tsx";
import { ExportFiles } from "./ExportFiles.tsx";
import { FirstBridges } from "./FirstBridges.tsx";
import { PathList } from "./PathList.tsx";
import { PartsKey, RankedTable } from "./RankedTable.tsx";

const corrections = [
  { id: "length", text: "Length-corrected" },
  { id: "raw", text: "Raw" },
] as const;

/** The table under the map of bridges: the papers, the strongest paths, or the first bridges. */
export function BridgesTable() {
  const view = useView();
  const question = bridgeQuestion(view);
  const lists = listsOf(view);
  const list = lists.find(({ id }) => id === view.options.bridgeList)?.id ?? "papers";
  return (
    <section className="dock bridges" aria-label="Bridge papers">
      <div className="dock-bar">
        {lists.length > 1 && (
          <Segments
            name="What the table lists"
            options={lists}
            value={list}
            onChange={(bridgeList) => viewStore.change(setOptions({ bridgeList }), "replace")}
          />
        )}
        <BridgesShowing question={question} />
        {question.kind === "ranking" && list === "papers" && (
          <Segments
            name="Score"
            options={corrections}
            value={view.correction}
            onChange={(correction) => viewStore.change((now) => ({ ...now, correction }), "replace")}
          />
        )}
        {question.kind === "ranking" && list === "papers" && <PartsKey />}
        {list === "papers" && <ExportFiles />}
      </div>
      <List list={list} question={question} />
    </section>
  );
}

function List({ list, question }: { list: PageOptions["bridgeList"]; question: BridgeQuestion }) {
  if (question.kind === "half") return <p className="centred">Choose what it should be connected with.</p>;
  if (list === "first") return <FirstBridges />;
  if (question.kind === "ranking") return <RankedTable />;
  const paths = isConcept(question.a) && isConcept(question.b);
  return list === "paths" ? <PathList a={question.a} b={question.b} /> : <BetweenTable paths={paths} />;
}

/** Paths need two concepts, first bridges two sides. */
function listsOf({ between: { a, b } }: View): readonly { id: PageOptions["bridgeList"]; text: string }[] {
  return [
    { id: "papers", text: "Papers" },
    ...(isConcept(a) && isConcept(b) ? [{ id: "paths" as const, text: "Strongest paths" }] : []),
    ...(a !== null && b !== null ? [{ id: "first" as const, text: "First bridges" }] : []),
  ];
}

/** What the table lists: how many papers, of how many, and the concepts they need. */
export function BridgesShowing({ question }: { question: BridgeQuestion }) {
  const view = useView();
  const { ranking } = useRanking(view);
  const { answer } = useBetween(view);
  return (
    <p className="showing" data-testid="showing">
      {question.kind === "between" && answer && <HeldOfBoth answer={answer} />}
      {question.kind === "ranking" && ranking && <RankingSummary ranking={ranking} question={question} />}
    </p>
  );
}

function HeldOfBoth({ answer: { a, b, total, both, minConcepts } }: { answer: Between }) {
  const more = minConcepts > 1 ? `${inWords(minConcepts)} or more ` : "";
  return (
    <>
      <b>{count(total)}</b> {total === 1 ? "paper mentions" : "papers mention"} {more}concepts of both;{" "}
      {count(a.papers)} mention {a.label}, {count(b.papers)} {b.label}
      {minConcepts === 1 &&
        a.concepts + b.concepts > 2 &&
        `; ${count(both)} mention two or more of each side that has two`}
      {minConcepts > 1 && Math.min(a.concepts, b.concepts) < minConcepts && "; of a side with fewer, all of them"}
    </>
  );
}

type RankingQuestion = Extract<BridgeQuestion, { kind: "ranking" }>;

function RankingSummary({ ranking, question }: { ranking: BridgeRanking; question: RankingQuestion }) {
  const { total, corpus, minConcepts } = ranking;
  return (
    <>
      <b>{count(total)}</b> of {pluralize(corpus, "paper")} {total === 1 ? "mentions" : "mention"}{" "}
      {inWords(minConcepts)} or more specific concepts of {fieldsOf(question)}
    </>
  );
}

function fieldsOf({ a, b }: RankingQuestion): string {
  if (a === undefined && b === undefined) return "two fields";
  return a !== undefined && b !== undefined ? "both fields" : "this field and another";
}
