import type { Between } from "../../../graph/contract/connections.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { BridgePaper, BridgeRanking } from "../../../graph/contract/papers.ts";
import { type BridgeQuestion, bridgeQuestion, minConceptsOf, useBetween, useRanking } from "../../http/bridges.ts";
import { useHasYears } from "../../http/known-years.ts";
import { fieldPairs } from "../../map/model/starting-points.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { openPaper, setOptions, showBetween, showPage } from "../../state/view-changes.ts";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { type Fact, HowComputed, NextSteps, type Step, ViewHead } from "../../ui/panel/ViewPanelParts.tsx";
import { BridgeSentence, LinkSentence } from "../../ui/paper/LinkSentence.tsx";
import { SideQuote } from "../../ui/paper/SideQuote.tsx";
import { capitalize, count, foundFromWords, inWords, pluralize } from "../../ui/words/format.ts";
import { conceptOf, useOperand } from "./operands.ts";

/** The settings and actions of the bridges view: the list, its score, the two fields. */
export function BridgesPanel({ map }: { map: ConceptMap }) {
  const view = useView();
  const [a, b] = [useOperand(view.between.a, map), useOperand(view.between.b, map)];
  const question = bridgeQuestion(view);
  const { ranking } = useRanking(view);
  const { answer } = useBetween(view);
  const minConcepts = minConceptsOf(question);
  const hasYears = useHasYears();
  const title = a && b ? `${a.text} and ${b.text}` : `Papers that connect ${(a ?? b)?.text ?? "fields"}`;
  const first = (question.kind === "ranking" ? ranking : answer)?.items[0];
  return (
    <>
      <ViewHead kind="Bridges" title={a && b ? title : `${title}${a || b ? " to another field" : ""}`}>
        {summaryOf(question)}
      </ViewHead>
      {question.kind === "ranking" && ranking?.division?.warning && (
        <Section title="Nearly one field">
          <p>{ranking.division.warning}</p>
        </Section>
      )}
      {first && <FirstPaper item={first} />}
      <NextSteps steps={stepsBetween(view.between, map, hasYears)} />
      {question.kind === "ranking" && ranking && <HowComputed facts={rankingFacts(ranking)} />}
      {question.kind === "between" && answer && <HowComputed facts={betweenFacts(answer, minConcepts)} />}
    </>
  );
}

/** The paper at the head of the list: what it connects, and the sentence of its own that shows it. */
function FirstPaper({ item }: { item: BridgePaper | Between["items"][number] }) {
  const sentence = "link" in item ? item.link && <LinkSentence link={item.link} /> : <BridgeSentence bridge={item} />;
  return (
    <Section title="The first of them">
      <button
        type="button"
        className="first-paper source-title"
        onClick={() => viewStore.change(openPaper(item.paper.id))}
      >
        {item.paper.title}
      </button>
      {sentence && <p>It {sentence}.</p>}
      {item.quote && <SideQuote quote={item.quote} />}
    </Section>
  );
}

function summaryOf({ kind }: BridgeQuestion): string {
  return kind === "between"
    ? "Papers about both sides. First those in which a sentence says that one is used for the other."
    : "A bridge is a paper about two fields that hardly any other paper connects. The first twelve are the diamonds on the map.";
}

function rankingFacts({ correction, minConcepts, communities, seed, foundFrom, tested }: BridgeRanking): Fact[] {
  return [
    {
      ...(correction === "raw"
        ? { name: "Raw score", measure: "rawScore" as const }
        : { name: "Score", measure: "bridgeScore" as const }),
      value: (
        <>
          <MeasureName name="diversity">diversity</MeasureName> ×{" "}
          <MeasureName name="separateness">separateness</MeasureName>,{" "}
          {correction === "raw"
            ? "raw: longer papers have higher scores"
            : "compared with papers of as many concepts, so that length does not count"}
        </>
      ),
    },
    {
      name: "A side",
      value: `${inWords(minConcepts)} or more concepts of a field; below 2,000 papers, of one of the two also a single one that the title names. Concepts of a single paper, and those that every field uses, are not counted`,
    },
    {
      name: "Fields",
      value: `${pluralize(communities, "community", "communities")}, found by Leiden with seed ${seed}${foundFrom ? ` ${foundFromWords(foundFrom)}; only these count` : ""}`,
    },
    {
      name: "q",
      measure: "bridgeQ",
      value: tested
        ? `against ${count(tested.shuffles)} shuffles, corrected over ${pluralize(tested.family, "paper")}; ○ may be chance`
        : "the shuffles are still running",
    },
    {
      name: "Stable",
      measure: "bridgeStability",
      value: tested
        ? `share of ${tested.partitions} partitions with other seeds in which a paper is among the best`
        : null,
    },
    {
      name: "Bridges",
      value: tested
        ? `${pluralize(tested.bridges, "paper")} with a q of ${tested.maxQ} or less and stable to ${100 * tested.minStability} % or more; the others also touch two fields`
        : null,
    },
  ];
}

function betweenFacts({ a, b, total, related, firstYear }: Between, minConcepts: number): Fact[] {
  return [
    {
      name: "Papers",
      value: `${count(total)} lie on both sides; ${count(a.papers)} on the left, ${count(b.papers)} on the right`,
    },
    {
      name: "A side",
      value: `${inWords(minConcepts)} or more of its concepts, even those that every field uses`,
    },
    {
      name: "Used for",
      value:
        related > 0
          ? `${count(related)} have a sentence that says that a method of one side is used for a task of the other; they come first`
          : null,
    },
    { name: "Strength", value: "the sum of the rarity of the concepts of the side of which a paper mentions less" },
    {
      name: "Evenness",
      measure: "evenness",
      value: "twice the smaller of the two sides’ shares of the paper; decides ties",
    },
    { name: "First connected", value: firstYear },
  ];
}

function stepsBetween({ a, b }: View["between"], map: ConceptMap, hasYears: boolean): Step[] {
  if (a === null && b === null)
    return [
      ...fieldPairs(map).map(({ a, b }) => ({
        text: `${capitalize(a.label)} with ${capitalize(b.label)}`,
        onPress: () => viewStore.change(showBetween(`community:${a.id}`, `community:${b.id}`)),
      })),
      gapsStep,
    ];
  return [
    ...(hasYears && a !== null && b !== null
      ? [listStep("first", "First bridges", "When the two were first connected.")]
      : []),
    ...(conceptOf(a) && conceptOf(b)
      ? [listStep("paths", "Strongest paths", "Paths through other concepts from one to the other.")]
      : []),
    { text: "All bridge papers", onPress: () => viewStore.change(showBetween(null, null)) },
    gapsStep,
  ];
}

function listStep(bridgeList: "first" | "paths", text: string, purpose: string): Step {
  return { text, purpose, onPress: () => viewStore.change(setOptions({ bridgeList }), "replace") };
}

const gapsStep: Step = {
  text: "Fields that rarely share papers",
  purpose: "Where a bridge is missing.",
  onPress: () => viewStore.change(showPage("gaps")),
};
