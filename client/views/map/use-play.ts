import { useEffect, useState } from "react";
import type { YearCounts } from "../../../graph/contract/answers.ts";
import { onMap } from "../../state/map-changes.ts";
import { store, useView } from "../../state/use-view.ts";

/** How long a year stays, in milliseconds. */
const pace = 800;
/** Playing all years begins where so much of the papers is there: before, there is nothing to see. */
const enough = 0.02;

type Years = readonly [number, number];

/** The years after these: a window moves on, all years grow from the first; null at the end. */
export function nextYears(years: YearCounts, now: Years | null, growing: boolean): Years | null {
  const [first, last] = [years.years[0] ?? 0, years.years.at(-1) ?? 0];
  if (now === null) return [first, Math.min(last, firstShown(years))];
  if (now[1] >= last) return null;
  return [growing ? now[0] : now[0] + 1, now[1] + 1];
}

function firstShown({ years, papers }: YearCounts): number {
  const all = papers.reduce((a, b) => a + b, 0);
  let seen = 0;
  const at = papers.findIndex((n) => {
    seen += n;
    return seen >= enough * all;
  });
  return years[Math.max(0, at)] ?? 0;
}

/**
 * Plays the years, one after the other once the map of each is there; a single step back in history. Where motion is not
 * wanted, each press goes one year on.
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
      store.change(onMap({ years: settled(years, next, now) }), "quiet");
    }, pace);
    return () => clearTimeout(timer);
  }, [playing, busy, now, years, first]);
  const toggle = () => {
    const last = years.years.at(-1) ?? 0;
    const from = now !== null && now[1] >= last ? null : now;
    if (playing) setPlaying(false);
    else {
      const next = nextYears(years, from, from === null || from[0] === first);
      store.change(onMap({ years: settled(years, next, now) }));
      setPlaying(!steps);
    }
  };
  return { playing, steps, toggle };
}

/** At the end of playing, all years are no filter. */
function settled(years: YearCounts, next: Years | null, now: Years | null): Years | null {
  const shown = next ?? now;
  if (shown === null) return null;
  return shown[0] <= (years.years[0] ?? 0) && shown[1] >= (years.years.at(-1) ?? 0) ? null : shown;
}
