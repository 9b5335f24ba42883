import type { Between } from "../../../graph/contract/connections.ts";
import type { BridgeOrder, BridgeRanking } from "../../../graph/contract/papers.ts";
import { type BridgeQuestion, bridgeOrderOf, bridgeQuestion, useBetween, useRanking } from "../../http/bridges.ts";
import { useHasYears } from "../../http/known-years.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { PageOptions, View } from "../../state/view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { Segments } from "../../ui/Segments.tsx";
import { count, inWords, pluralize, span } from "../../ui/words/format.ts";
import { BetweenTable, FirstBridges } from "./BetweenTable.tsx";
import { ExportFiles } from "./ExportFiles.tsx";
import { conceptOf, operandText } from "./operands.ts";
import { PathList } from "./PathList.tsx";
import { RankedTable } from "./RankedTable.tsx";

const corrections = [
  { id: "length", text: "Length-corrected" },
  { id: "raw", text: "Raw" },
] as const;

/** The table under the map of bridges: the papers, the strongest paths, or the first bridges. */
export function BridgesTable() {
  const view = useView();
  const question = bridgeQuestion(view);
  const lists = listsOf(view, useHasYears());
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
        {list === "papers" && <ExportFiles />}
      </div>
      <List list={list} question={question} />
    </section>
  );
}

function List({ list, question }: { list: PageOptions["bridgeList"]; question: BridgeQuestion }) {
  if (list === "first") return <FirstBridges />;
  if (question.kind === "ranking") return <RankedTable />;
  const [a, b] = [conceptOf(question.a), conceptOf(question.b)];
  const paths = a !== null && b !== null;
  return list === "paths" && paths ? <PathList a={a} b={b} /> : <BetweenTable paths={paths} />;
}

/** Paths need two concepts, first bridges two sides and years. */
function listsOf(view: View, hasYears: boolean): readonly { id: PageOptions["bridgeList"]; text: string }[] {
  const { a, b } = view.between;
  return [
    { id: "papers", text: "Papers" },
    ...(conceptOf(a) && conceptOf(b) ? [{ id: "paths" as const, text: "Strongest paths" }] : []),
    ...(hasYears && bridgeQuestion(view).kind === "between" ? [{ id: "first" as const, text: "First bridges" }] : []),
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
      {question.kind === "ranking" && ranking && (
        <RankingSummary ranking={ranking} question={question} order={bridgeOrderOf(view)} />
      )}
      <OnlyPapers view={view} />
    </p>
  );
}

/** Which papers the lens leaves, where the list does not have all. */
function OnlyPapers({ view: { map } }: { view: View }) {
  const limits = [
    ...(map.years ? [`of ${span(map.years)}`] : []),
    ...(map.venue === "" ? [] : [`of venues named “${map.venue}”`]),
    ...(map.within.trim() === "" ? [] : [`that fit ${map.within.trim()}`]),
  ];
  if (limits.length === 0) return null;
  const all = changeMap({ years: null, venue: "", within: "" });
  return (
    <>
      ; only papers {limits.join(" and ")}{" "}
      <button type="button" className="link-btn" onClick={() => viewStore.change(all, "replace")}>
        Take all papers
      </button>
    </>
  );
}

function HeldOfBoth({ answer: { a, b, total, related, minConcepts } }: { answer: Between }) {
  const more = minConcepts > 1 ? `, with ${inWords(minConcepts)} or more concepts of each` : "";
  return (
    <>
      <b>{count(total)}</b> {total === 1 ? "paper lies" : "papers lie"} between {operandText(a)} ({count(a.papers)}) and{" "}
      {operandText(b)} ({count(b.papers)}){more}
      {related > 0 && `; first ${count(related)} in which a sentence says that one is used for the other`}
    </>
  );
}

type RankingQuestion = Extract<BridgeQuestion, { kind: "ranking" }>;

interface RankingSummaryProps {
  readonly ranking: BridgeRanking;
  readonly question: RankingQuestion;
  readonly order: BridgeOrder;
}

/** What is listed, in one plain sentence; and once, for all of them, whether it may be chance. */
function RankingSummary({ ranking, question, order }: RankingSummaryProps) {
  const { total, stated, corpus, minConcepts, division, tested } = ranking;
  const anyFields = question.a === undefined && question.b === undefined;
  const isAll = anyFields && minConcepts === 2 && question.q === undefined;
  return (
    <>
      <b>{count(total)}</b> of {pluralize(corpus, "paper")} {total === 1 ? "mentions" : "mention"}{" "}
      {anyFields ? "two fields" : "this field and another"}
      {minConcepts > 2 && ` by ${inWords(minConcepts)} or more concepts of each`}
      {order === "fields" ? ", those of most fields first" : orderWords(stated)}
      {isAll &&
        total > 0 &&
        `. ${division?.isOneField ? "None is called a bridge: this collection is nearly one field." : chanceOfAll(tested?.bridges)}`}
    </>
  );
}

/** In which order they are; of two chosen fields it is not counted how many say that they connect them. */
function orderWords(stated: number | null): string {
  if (!stated) return ", the most unusual first";
  return stated === 1
    ? ". The one that says that it connects them comes first, then the most unusual"
    : `. The ${count(stated)} that say that they connect them come first, of these the most unusual`;
}

/** How far the list as a whole can be trusted. */
function chanceOfAll(bridges: number | undefined): string {
  if (bridges === undefined) return "Whether they may be chance is being tested.";
  if (bridges === 0) return "None passes all tests of a bridge, so each may be chance.";
  return `${bridges === 1 ? "One is" : `${count(bridges)} are`} marked as a bridge: unlikely to be chance. The others may be.`;
}
