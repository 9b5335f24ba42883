import type { Between } from "../../../graph/contract/connections.ts";
import type { PaperSummary, YearCounts } from "../../../graph/contract/entities.ts";
import { useBetween } from "../../http/bridges.ts";
import { useKnownYears } from "../../http/known-years.ts";
import { useView } from "../../state/use-view.ts";
import { YearLine } from "../../ui/charts/YearLine.tsx";
import { LinkSentence } from "../../ui/paper/LinkSentence.tsx";
import { PaperList } from "../../ui/paper/PaperList.tsx";
import { SideQuote } from "../../ui/paper/SideQuote.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";
import { BridgePapersTable, bridgeColumns } from "./BridgePapersTable.tsx";
import { NoBridge } from "./NoBridge.tsx";

type Row = Between["items"][number];

/** The papers that lie on both sides, the strongest first: the full title, what it connects in a sentence, and the sentence of its own that shows it. */
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
      {row.link && (
        <span>
          It <LinkSentence link={row.link} />.
        </span>
      )}
      {row.quote && <SideQuote quote={row.quote} />}
      <SideNames side="a" row={row} />
      <SideNames side="b" row={row} />
    </span>
  );
}

/** What the paper mentions of a side beside the concepts that its sentence names. */
function SideNames({ side, row }: { side: "a" | "b"; row: Row }) {
  const { link, quote } = row;
  const named = new Set([link?.from.id, link?.to.id, ...(quote?.marks ?? []).map(({ concept }) => concept)]);
  const others = row[side].filter(({ id }) => !named.has(id));
  if (others.length === 0) return null;
  const shown = others.slice(0, maxNames).map(({ label }) => label);
  const rest = others.length - shown.length;
  return (
    <span className="side-names" data-side={side}>
      also {shown.join(", ")}
      {rest > 0 && ` and ${count(rest)} more`}
    </span>
  );
}

const maxNames = 4;

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
