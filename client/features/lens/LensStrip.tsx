import { useMemo } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { linkMeasures, MeasureName } from "../../../graph/contract/measures.ts";
import { useHasYears } from "../../http/known-years.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { MapParams } from "../../state/view.ts";
import { measureBy } from "../../state/view-changes.ts";
import { Choice } from "../../ui/Choice.tsx";
import { count, decimal } from "../../ui/words/format.ts";
import { measures, strengthOf } from "../../ui/words/measures.ts";
import { MoreLens } from "./MoreLens.tsx";
import { useDraft } from "./use-draft.ts";
import { useSettled } from "./use-settled.ts";
import { YearsBrush } from "./YearsBrush.tsx";

const shows: readonly { id: MapParams["show"]; text: string }[] = [
  { id: "concepts", text: "Concepts" },
  { id: "both", text: "Both" },
  { id: "papers", text: "Papers" },
];

const colours: readonly { id: MapParams["colour"] | "density"; text: string }[] = [
  { id: "community", text: "Community" },
  { id: "year", text: "Average year" },
  { id: "growth", text: "Growth" },
  { id: "bridge", text: "Participation" },
  { id: "density", text: "Density" },
];

/** The lens: the contents of the map, the least strength of a link, the years, and the meaning of colours. */
export function LensStrip({ map, busy }: { map: ConceptMap; busy: boolean }) {
  const view = useView();
  const { show, colour, density } = view.map;
  const hasYears = useHasYears();
  return (
    <section className="lens" aria-label="Lens">
      <Choice label="Show" value={show} options={shows} onChange={(id) => viewStore.change(changeMap({ show: id }))} />
      <Choice
        label="Strength"
        value={view.measure}
        options={MeasureName.options.map((id) => ({ id, text: measures[id].name }))}
        onChange={(id) => viewStore.change(measureBy(id))}
      />
      <StrengthSlider map={map} minStrength={view.minStrength ?? map.minStrength} key={map.measure} />
      <YearsBrush busy={busy} />
      <Choice
        label="Colour"
        value={density ? "density" : colour}
        options={hasYears ? colours : colours.filter(({ id }) => (id !== "year" && id !== "growth") || id === colour)}
        onChange={(id) =>
          viewStore.change(changeMap(id === "density" ? { density: true } : { density: false, colour: id }))
        }
      />
      <span className="spacer" />
      <MoreLens map={map} />
    </section>
  );
}

function StrengthSlider({ map, minStrength }: { map: ConceptMap; minStrength: number }) {
  const corpus = map.papers;
  const scale = useMemo(() => scaleOf(map, corpus), [map, corpus]);
  const [at, setAt] = useDraft(scale.toSlider(minStrength));
  const untouched = at === scale.toSlider(minStrength);
  const value = untouched ? minStrength : scale.toValue(at);
  const settle = useSettled((end: number) =>
    viewStore.change((now) => ({ ...now, minStrength: scale.toValue(end) }), "replace"),
  );
  const { digits } = measures[map.measure];
  const rises = value > map.minStrength;
  return (
    <Slider
      className="strength"
      minValue={0}
      maxValue={1}
      step={scale.step}
      value={at}
      onChange={setAt}
      onChangeEnd={settle}
    >
      <Label className="visually-hidden">Least strength of a link</Label>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span className="slider-rail" />
            <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb
              className="slider-thumb"
              aria-valuetext={`${measures[map.measure].name} at least ${decimal(value, digits)}`}
            />
          </>
        )}
      </SliderTrack>
      <output>
        <b>≥ {decimal(value, digits)}</b>
        {rises && <span className="quiet"> {count(linksAbove(map, corpus, value))} links</span>}
      </output>
    </Slider>
  );
}

/** Converts a slider's 0 … 1 to strengths of a measure and back; unbounded measures use a logarithmic scale. */
export interface StrengthScale {
  toValue(at: number): number;
  toSlider(value: number): number;
  /** Least movement of the slider: the last digit shown. */
  readonly step: number;
}

/** The strength of each link shown, by the measure of the map. */
export function strengths(map: ConceptMap, corpus: number): number[] {
  const { source, target, papers } = map.links;
  return papers.map((joint, i) =>
    strengthOf(map.measure, {
      papers: joint,
      a: map.nodes.papers[source[i] ?? 0] ?? 1,
      b: map.nodes.papers[target[i] ?? 0] ?? 1,
      corpus,
    }),
  );
}

export function scaleOf(map: ConceptMap, corpus: number): StrengthScale {
  const maxStrength = Math.max(map.minStrength, ...strengths(map, corpus));
  const factor = 10 ** measures[map.measure].digits;
  const round = (value: number) => Math.floor(value * factor + 1e-9) / factor;
  if (linkMeasures[map.measure].range[1] === Number.POSITIVE_INFINITY) {
    const top = Math.log(Math.max(2, maxStrength));
    return {
      step: 0.01,
      toValue: (at) => round(Math.exp(at * top)),
      toSlider: (value) => clamp(Math.log(Math.max(1, value)) / top),
    };
  }
  const floor = Math.min(0, map.minStrength);
  const range = Math.max(0.01, maxStrength - floor);
  return {
    step: 1 / (range * factor),
    toValue: (at) => round(floor + at * range),
    toSlider: (value) => clamp((value - floor) / range),
  };
}

/** How many of the shown links would stay above a threshold. */
export function linksAbove(map: ConceptMap, corpus: number, minStrength: number): number {
  return strengths(map, corpus).filter((strength) => strength >= minStrength).length;
}

function clamp(at: number): number {
  return Math.min(1, Math.max(0, at));
}
