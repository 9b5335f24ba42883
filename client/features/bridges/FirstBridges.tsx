import type { PaperSummary, YearCounts } from "../../../graph/contract/entities.ts";
import { bridgeQuestion, minConceptsOf, useBetween, useTimeline } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { YearLine } from "../../ui/charts/YearLine.tsx";
import { PaperList } from "../../ui/paper/PaperList.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { inWords, pluralize } from "../../ui/words/format.ts";

/** When the two sides were first connected, by which papers, and how many followed each year. */
export function FirstBridges() {
  const view = useView();
  const question = bridgeQuestion(view);
  const fields = question.kind === "ranking";
  const timeline = useTimeline(view);
  const between = useBetween(view);
  const error = timeline.error ?? between.query.error;
  if (error) return <ErrorNotice error={error} retry={() => void (fields ? timeline : between.query).refetch()} />;
  if (fields)
    return timeline.data ? (
      <Timeline
        years={timeline.data.years}
        firstYear={timeline.data.firstYear}
        total={timeline.data.total}
        papers={timeline.data.items}
        summary={`with ${inWords(minConceptsOf(question))} or more specific concepts of both fields, oldest first`}
      />
    ) : null;
  return between.answer ? (
    <Timeline
      years={between.answer.years}
      firstYear={between.answer.firstYear}
      total={between.answer.total}
      papers={between.answer.firstPapers}
      summary={`${between.answer.total === 1 ? "mentions" : "mention"} concepts of both; those of the first year`}
    />
  ) : null;
}

interface TimelineProps {
  readonly years: YearCounts;
  readonly firstYear: number | null;
  readonly total: number;
  readonly papers: readonly PaperSummary[];
  readonly summary: string;
}

function Timeline({ years, firstYear, total, papers, summary }: TimelineProps) {
  if (total === 0) return <p className="centred">No paper connects the two.</p>;
  return (
    <div className="table-scroll first-bridges">
      <div>
        <p>
          {firstYear === null ? "No paper that connects them has a year" : <b>First connected in {firstYear}</b>};{" "}
          {pluralize(total, "paper")} {summary}.
        </p>
        <YearLine years={years} />
      </div>
      <PaperList papers={papers} />
    </div>
  );
}
