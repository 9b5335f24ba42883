import { ArrowLeftRight } from "lucide-react";
import type { ConceptMap } from "../../../graph/contract/answers.ts";
import { type BridgeQuestion, bridgeQuestion, communityOf, useBetween, useRanking } from "../../api/bridges.ts";
import type { Asked } from "../../state/asked.ts";
import { store, useView } from "../../state/use-view.ts";
import { ask, showBetween, type View } from "../../state/view.ts";
import { count, counted } from "../../ui/format.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { BetweenTable } from "./BetweenTable.tsx";
import { ExportRanking } from "./ExportRanking.tsx";
import { FirstBridges } from "./FirstBridges.tsx";
import { OperandPicker } from "./OperandPicker.tsx";
import { PathList } from "./PathList.tsx";
import { RankedTable } from "./RankedTable.tsx";

/** What the papers must join: fields, saved sets or single concepts. */
export function BridgesLens({ map }: { map: ConceptMap }) {
  const { between } = useView();
  const set = (side: "a" | "b") => (operand: string | null) => {
    const next = { ...between, [side]: operand };
    store.change(showBetween(next.a, next.b));
  };
  return (
    <section className="lens" aria-label="What to join">
      <OperandPicker label="Papers between" value={between.a} map={map} onChoose={set("a")} />
      <IconButton
        name="Swap the two sides"
        icon={ArrowLeftRight}
        onPress={() => store.change(showBetween(between.b, between.a))}
      />
      <OperandPicker label="and" value={between.b} map={map} onChoose={set("b")} />
    </section>
  );
}

const corrections = [
  { id: "length", text: "Length-corrected" },
  { id: "raw", text: "Raw" },
] as const;

/** The table under the map of bridges: the papers, the strongest paths, or how the joining began. */
export function BridgesTable() {
  const view = useView();
  const question = bridgeQuestion(view.between);
  const lists = listsOf(view);
  const list = lists.find(({ id }) => id === view.asked.joins)?.id ?? "papers";
  return (
    <section className="dock bridges" aria-label="Bridge papers">
      <div className="dock-bar">
        {lists.length > 1 && (
          <Segments
            name="What the table lists"
            options={lists}
            value={list}
            onChange={(joins) => store.change(ask({ joins }), "replace")}
          />
        )}
        <Showing question={question} />
        {question.kind === "ranking" && list === "papers" && (
          <Segments
            name="Score"
            options={corrections}
            value={view.correction}
            onChange={(correction) => store.change((now) => ({ ...now, correction }), "replace")}
          />
        )}
        {question.kind === "ranking" && list === "papers" && <ExportRanking />}
      </div>
      <List list={list} question={question} />
    </section>
  );
}

function List({ list, question }: { list: Asked["joins"]; question: BridgeQuestion }) {
  if (question.kind === "half") return <p className="centred">Choose what it should be joined with.</p>;
  if (list === "first") return <FirstBridges />;
  if (question.kind === "ranking") return <RankedTable />;
  const paths = isConcept(question.a) && isConcept(question.b);
  return list === "paths" ? <PathList a={question.a} b={question.b} /> : <BetweenTable paths={paths} />;
}

/** Paths lead from concept to concept; beginnings need two sides. */
function listsOf({ between: { a, b } }: View): readonly { id: Asked["joins"]; text: string }[] {
  return [
    { id: "papers", text: "Papers" },
    ...(isConcept(a) && isConcept(b) ? [{ id: "paths" as const, text: "Strongest paths" }] : []),
    ...(a !== null && b !== null ? [{ id: "first" as const, text: "First bridges" }] : []),
  ];
}

function isConcept(operand: string | null): boolean {
  return operand !== null && communityOf(operand) === null && !operand.startsWith("set:");
}

function heldFields({ a, b }: View["between"]): string {
  if (a === null && b === null) return "two fields";
  return a !== null && b !== null ? "both fields" : "this field and another";
}

function Showing({ question }: { question: BridgeQuestion }) {
  const view = useView();
  const { ranking, total } = useRanking(view);
  const { answer } = useBetween(view);
  const told = () => {
    if (question.kind === "between" && answer)
      return (
        <>
          <b>{count(answer.total)}</b> {answer.total === 1 ? "paper holds" : "papers hold"} concepts of both;{" "}
          {count(answer.a.papers)} hold {answer.a.label}, {count(answer.b.papers)} {answer.b.label}
          {answer.a.concepts + answer.b.concepts > 2 &&
            `; ${count(answer.both)} two or more of each, where there are two`}
        </>
      );
    if (question.kind === "ranking" && ranking)
      return (
        <>
          <b>{count(total)}</b> of {counted(ranking.corpus, "paper")} {total === 1 ? "holds" : "hold"} two or more
          telling concepts of {heldFields(view.between)}; what every field uses is not counted;{" "}
          {count(ranking.communities)} fields in all
        </>
      );
    return null;
  };
  return (
    <p className="showing" data-testid="showing">
      {told()}
    </p>
  );
}
