import { ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { bridgeQuestion, minConceptsOf } from "../../http/bridges.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { showBetween } from "../../state/view-changes.ts";
import { Choice } from "../../ui/Choice.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { OperandPicker } from "./OperandPicker.tsx";
import { conceptOf } from "./operands.ts";

/** What the papers must connect: fields, saved sets or single concepts; how many concepts of each side they need; and their years. */
export function BridgesLens({ map, years }: { map: ConceptMap; years: ReactNode }) {
  const view = useView();
  const { between } = view;
  const set = (side: "a" | "b") => (operand: string | null) => {
    const next = { ...between, [side]: operand };
    viewStore.change(showBetween(next.a, next.b));
  };
  return (
    <section className="lens" aria-label="What to connect">
      <OperandPicker label="Papers between" side="a" value={between.a} map={map} onChoose={set("a")} />
      <IconButton
        name="Swap the two sides"
        icon={ArrowLeftRight}
        onPress={() => viewStore.change((now) => ({ ...showBetween(between.b, between.a)(now), open: now.open }))}
      />
      <OperandPicker label="and" side="b" value={between.b} map={map} onChoose={set("b")} />
      <EachSide view={view} />
      {years}
    </section>
  );
}

const maxEach = 5;

/** How many concepts of a paper must lie on each side; of two single concepts there is nothing to choose. */
function EachSide({ view }: { view: View }) {
  const { a, b } = view.between;
  const question = bridgeQuestion(view);
  if (question.kind === "between" && isSingle(a) && isSingle(b)) return null;
  const minConcepts = minConceptsOf(question);
  // A bridge score needs more than one concept on each side, but two chosen sides can be queried with one.
  const minEach = question.kind === "ranking" ? 2 : 1;
  const offered = Array.from({ length: Math.max(maxEach, minConcepts) - minEach + 1 }, (_, i) => String(minEach + i));
  return (
    <Choice
      label="On each side"
      value={String(minConcepts)}
      options={offered.map((id) => ({ id, text: `${id}+ ${id === "1" ? "concept" : "concepts"}` }))}
      onChange={(id) => viewStore.change((now) => ({ ...now, each: Number(id) }))}
    />
  );
}

/** True for a concept by itself, without its kinds. */
function isSingle(operand: string | null): boolean {
  return operand !== null && conceptOf(operand) === operand;
}
