import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import type { YearCounts } from "../../../graph/contract/entities.ts";
import { papersQuery } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { AsTableOver } from "../../ui/charts/AsTable.tsx";
import { yearColumns } from "../../ui/charts/year-columns.ts";
import { yearRows } from "../../ui/charts/year-rows.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { count, span } from "../../ui/words/format.ts";
import { filterOf, nextYears } from "./next-years.ts";
import { useDraft } from "./use-draft.ts";
import { useSettled } from "./use-settled.ts";

/** The years that are counted: a brush over the papers of each year, and a button that plays them. */
export function YearsBrush({ busy }: { busy: boolean }) {
  const { map } = useView();
  const q = papersQuery({ ...map, years: null });
  const years = useAnswer("query", { q, concepts: 0, limit: 1 }, { keep: true }).data?.years;
  if (!years || years.years.length < 2) return null;
  return <Brush years={years} chosen={map.years} busy={busy} />;
}

function Brush({
  years,
  chosen: period,
  busy,
}: {
  years: YearCounts;
  chosen: readonly [number, number] | null;
  busy: boolean;
}) {
  const [first, last] = [years.years[0] ?? 0, years.years.at(-1) ?? 0];
  const [from, to] = period ?? [first, last];
  const [draft, setDraft] = useDraft<readonly number[]>([from, to]);
  const [low = first, high = last] = draft;
  const play = useYearPlayback(years, busy);
  const change = useSettled((ends: readonly number[]) => {
    const [a = first, b = last] = ends;
    viewStore.change(changeMap({ years: a <= first && b >= last ? null : [a, b] }), "replace");
  });
  return (
    <div className="years">
      <Slider
        className="years-slider"
        minValue={first}
        maxValue={last}
        value={[Math.max(first, low), Math.min(last, high)]}
        onChange={setDraft}
        onChangeEnd={change}
      >
        <Label>Years</Label>
        <div className="years-track">
          <Histogram years={years} low={low} high={high} />
          <SliderTrack className="slider-track">
            {() => (
              <>
                <span className="slider-rail" />
                <SliderThumb index={0} className="slider-thumb small" aria-label="First year" />
                <SliderThumb index={1} className="slider-thumb small" aria-label="Last year" />
              </>
            )}
          </SliderTrack>
        </div>
        <output>
          <b>{span([low, high])}</b>
        </output>
      </Slider>
      <IconButton
        name={play.playing ? "Stop playing" : play.steps ? "Next year" : "Play the years"}
        icon={play.playing ? Pause : Play}
        onPress={play.toggle}
      />
      <AsTableOver name="Papers per year" columns={yearColumns} rows={yearRows(years)} keyOf={({ year }) => year} />
    </div>
  );
}

const height = 24;

/** Papers of each year; those not counted are pale. */
function Histogram({ years, low, high }: { years: YearCounts; low: number; high: number }) {
  const maxPapers = Math.max(1, ...years.papers);
  const name = years.years.map((year, i) => `${year}: ${count(years.papers[i] ?? 0)}`).join(", ");
  return (
    <svg
      className="years-bars"
      viewBox={`0 0 ${years.years.length} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Papers per year. ${name}`}
    >
      {years.years.map((year, i) => {
        const papers = years.papers[i] ?? 0;
        const tall = papers === 0 ? 0 : Math.max(1, (papers / maxPapers) * height);
        return (
          <rect
            key={year}
            data-in={year >= low && year <= high}
            x={i + 0.1}
            y={height - tall}
            width={0.8}
            height={tall}
          />
        );
      })}
    </svg>
  );
}

/** How long a year stays, in milliseconds. */
const playPace = 800;

/**
 * Plays the years, one after the other once the map of each is there; a single step back in history. Where reduced motion is
 * preferred, each press moves on by one year.
 */
function useYearPlayback(years: YearCounts, busy: boolean): { playing: boolean; steps: boolean; toggle: () => void } {
  const now = useView().map.years;
  const [playing, setPlaying] = useState(false);
  const steps = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const first = years.years[0] ?? 0;
  useEffect(() => {
    if (!playing || busy) return;
    const timer = setTimeout(() => {
      const next = nextYears(years, now, now === null || now[0] === first);
      if (next === null) setPlaying(false);
      viewStore.change(changeMap({ years: filterOf(years, next, now) }), "quiet");
    }, playPace);
    return () => clearTimeout(timer);
  }, [playing, busy, now, years, first]);
  const toggle = () => {
    const last = years.years.at(-1) ?? 0;
    const from = now !== null && now[1] >= last ? null : now;
    if (playing) setPlaying(false);
    else {
      const next = nextYears(years, from, from === null || from[0] === first);
      viewStore.change(changeMap({ years: filterOf(years, next, now) }));
      setPlaying(!steps);
    }
  };
  return { playing, steps, toggle };
}
