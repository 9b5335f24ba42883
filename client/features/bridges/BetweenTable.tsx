import type { Between } from "../../../graph/contract/connections.ts";
import type { ConceptRef, PaperSummary, YearCounts } from "../../../graph/contract/entities.ts";
import { useBetween } from "../../http/bridges.ts";
import { useKnownYears } from "../../http/known-years.ts";
import { useView } from "../../state/use-view.ts";
import { YearLine } from "../../ui/charts/YearLine.tsx";
import { LinkSentence } from "../../ui/paper/LinkSentence.tsx";
import { PaperList } from "../../ui/paper/PaperList.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { pluralize } from "../../ui/words/format.ts";
import { BridgePapersTable, bridgeColumns } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

type Row = Between["items"][number];

/** The papers that lie on both sides, the strongest first: the full title, what it connects in a sentence, and the concepts of both sides. */
export function BetweenTable({ paths }: { paths: boolean }) {
  const view = useView();
  const { query, total, items } = useBetween(view);
  return (
    <BridgePapersTable
      name="Papers between the two, strongest first"
      columns={columns}
      rows={items}
      total={total}
      query={query}
      none={<NoBridge paths={paths} />}
    />
  );
}

const columns = bridgeColumns<Row>((row) => <Connects row={row} />);

function Connects({ row }: { row: Row }) {
  return (
    <span className="connects">
      {row.link && <LinkSentence link={row.link} />}
      <span className="both-names">
        <SideNames side="a" concepts={row.a} />
        <SideNames side="b" concepts={row.b} />
      </span>
    </span>
  );
}

function SideNames({ side, concepts }: { side: "a" | "b"; concepts: readonly ConceptRef[] }) {
  return (
    <span className="side-names" data-side={side}>
      <span className="clip">{concepts.map(({ label }) => label).join(", ")}</span>
    </span>
  );
}

/** When the two sides were first connected, by which papers, and how many followed each year. */
export function FirstBridges() {
  const { answer, query } = useBetween(useView());
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return answer ? (
    <Timeline
      years={answer.years}
      firstYear={answer.firstYear}
      total={answer.total}
      papers={answer.firstPapers}
      summary={`${answer.total === 1 ? "lies" : "lie"} on both sides; those of the first year`}
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
  const known = useKnownYears();
  if (total === 0) return <p className="centred">No paper connects the two.</p>;
  return (
    <div className="table-scroll first-bridges">
      <div>
        <p>
          {firstYear === null ? "No paper that connects them has a year" : <b>First connected in {firstYear}</b>};{" "}
          {pluralize(total, "paper")} {summary}.
        </p>
        <YearLine years={years} known={known} />
      </div>
      <PaperList papers={papers} />
    </div>
  );
}
