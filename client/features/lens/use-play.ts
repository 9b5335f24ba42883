import { useEffect, useState } from "react";
import type { YearCounts } from "../../../graph/contract/entities.ts";
import { changeMap } from "../../state/map-changes.ts";
import { store, useView } from "../../state/use-view.ts";
import { filterOf, nextYears } from "./next-years.ts";

/** How long a year stays, in milliseconds. */
const pace = 800;
/**
 * Plays the years, one after the other once the map of each is there; a single step back in history. Where reduced motion is
 * preferred, each press moves on by one year.
 */
export function usePlay(years: YearCounts, busy: boolean): { playing: boolean; steps: boolean; toggle: () => void } {
  const now = useView().map.years;
  const [playing, setPlaying] = useState(false);
  const steps = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const first = years.years[0] ?? 0;
  useEffect(() => {
    if (!playing || busy) return;
    const timer = setTimeout(() => {
      const next = nextYears(years, now, now === null || now[0] === first);
      if (next === null) setPlaying(false);
      store.change(changeMap({ years: filterOf(years, next, now) }), "quiet");
    }, pace);
    return () => clearTimeout(timer);
  }, [playing, busy, now, years, first]);
  const toggle = () => {
    const last = years.years.at(-1) ?? 0;
    const from = now !== null && now[1] >= last ? null : now;
    if (playing) setPlaying(false);
    else {
      const next = nextYears(years, from, from === null || from[0] === first);
      store.change(changeMap({ years: filterOf(years, next, now) }));
      setPlaying(!steps);
    }
  };
  return { playing, steps, toggle };
}
