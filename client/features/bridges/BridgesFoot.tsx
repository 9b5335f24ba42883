import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { YearBest } from "../../../graph/contract/connections.ts";
import { useBetween, useRanking, useTimeline } from "../../http/bridges.ts";
import { type BridgeOnMap, maxDiamonds } from "../../map/model/diamonds.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openPaper } from "../../state/view-changes.ts";
import { count, pluralize } from "../../ui/words/format.ts";

interface Props {
  readonly bridges: readonly BridgeOnMap[];
  /** How many concepts are drawn for these papers only. */
  readonly beside: number;
}

/** The foot of the map of bridges: when the two sides were connected, and which of the papers are drawn. */
export function BridgesFoot(props: Props) {
  return (
    <div className="bridges-foot" data-over-map>
      <FirstBridgesLine />
      <DiamondKey {...props} />
    </div>
  );
}

/** What the diamonds are, how many of the papers they are, and what else was drawn for them. */
function DiamondKey({ bridges, beside }: Props) {
  const view = useView();
  const [ranking, between] = [useRanking(view), useBetween(view)];
  const total = between.answer?.total ?? ranking.total;
  if (bridges.length === 0) return null;
  const shown = Math.min(bridges.length, maxDiamonds);
  return (
    <p>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path className="diamond-left" d="M8 1v14L1 8Z" />
        <path className="diamond-right" d="M8 1v14l7-7Z" />
      </svg>
      <span>
        {total > shown ? `the first ${shown} of ${pluralize(total, "paper")}` : pluralize(total, "paper")}
        {beside > 0 && `; ${count(beside)} concepts drawn for them only`}
      </span>
    </p>
  );
}

/** When two sides were connected: a diamond for each year, larger with more papers; pressed, it opens the best of them. */
export function FirstBridgesLine() {
  const view = useView();
  const timeline = useTimeline(view).data;
  const between = useBetween(view).answer;
  const years = (timeline ?? between)?.byYear ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return null;
  const open = view.open?.kind === "paper" ? view.open.id : null;
  const place = placeBetween(first.year, last.year);
  return (
    <div className="first-line">
      <span className="first-name">First bridges</span>
      <div className="first-track">
        <ToggleButtonGroup
          aria-label="First bridges, by year"
          selectedKeys={years.filter(({ best }) => best.id === open).map(({ year }) => year)}
          onSelectionChange={(keys) => {
            const chosen = years.find(({ year }) => keys.has(year));
            if (chosen) viewStore.change(openPaper(chosen.best.id));
          }}
        >
          {years.map((one) => (
            <ToggleButton
              key={one.year}
              id={one.year}
              className="first-year"
              aria-label={nameOf(one)}
              style={{ left: place(one.year) }}
              data-first={one === first || undefined}
            >
              <span style={{ "--size": `${sizeOf(one.papers)}px` } as React.CSSProperties} title={nameOf(one)} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {ticks(first.year, last.year).map((year) => (
          <span key={year} className="first-tick" style={{ left: place(year) }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

/** "2016: 3 papers, the best of them Logged decisions as observational data" */
function nameOf({ year, papers, best }: YearBest): string {
  return `${year}: ${pluralize(papers, "paper")}${papers > 1 ? ", the best of them" : ","} ${best.title}`;
}

function sizeOf(papers: number): number {
  return Math.min(15, 6 + 2 * Math.sqrt(papers));
}

function placeBetween(from: number, last: number): (year: number) => string {
  return (year) => `${last === from ? 0 : ((year - from) / (last - from)) * 100}%`;
}

/** The two ends, and round years between that leave them room. */
function ticks(from: number, last: number): number[] {
  const step = [5, 10, 20, 50].find((years) => (last - from) / years <= 6) ?? 100;
  const round = Array.from({ length: 8 }, (_, i) => (Math.floor(from / step) + i) * step);
  const room = (last - from) / 10;
  return [...new Set([from, ...round.filter((year) => year - from > room && last - year > room), last])];
}
