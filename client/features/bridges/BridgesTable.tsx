import { type BridgeQuestion, bridgeQuestion } from "../../http/bridges.ts";
import type { Asked } from "../../state/asked.ts";
import { store, useView } from "../../state/use-view.ts";
import { ask, type View } from "../../state/view.ts";
import { Segments } from "../../ui/Segments.tsx";
import { BetweenTable } from "./BetweenTable.tsx";
import { isConcept } from "./BridgesLens.tsx";
import { BridgesShowing } from "./BridgesShowing.tsx";
import { ExportFiles } from "./ExportFiles.tsx";
import { FirstBridges } from "./FirstBridges.tsx";
import { PathList } from "./PathList.tsx";
import { PartsKey, RankedTable } from "./RankedTable.tsx";

const corrections = [
  { id: "length", text: "Length-corrected" },
  { id: "raw", text: "Raw" },
] as const;

/** The table under the map of bridges: the papers, the strongest paths, or how the joining began. */
export function BridgesTable() {
  const view = useView();
  const question = bridgeQuestion(view);
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
        <BridgesShowing question={question} />
        {question.kind === "ranking" && list === "papers" && (
          <Segments
            name="Score"
            options={corrections}
            value={view.correction}
            onChange={(correction) => store.change((now) => ({ ...now, correction }), "replace")}
          />
        )}
        {question.kind === "ranking" && list === "papers" && <PartsKey />}
        {list === "papers" && <ExportFiles />}
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
