import { ChevronDown, RotateCcw } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Slider,
  SliderThumb,
  SliderTrack,
} from "react-aria-components";
import { type ConceptMap, MeasureName } from "../../graph/contract/answers.ts";
import { useActions } from "../actions/use-actions.ts";
import { store, useView } from "../state/use-view.ts";
import { measureBy } from "../state/view.ts";
import { count, decimal } from "../ui/format.ts";
import { measures } from "../ui/measures.ts";
import { linksAbove, scaleOf } from "./strength-scale.ts";

/** What the map is seen through: measure, least strength, least papers, how many concepts. */
export function LensStrip({ map, corpus }: { map: ConceptMap; corpus: number }) {
  const view = useView();
  const { act } = useActions();
  return (
    <section className="lens" aria-label="Lens">
      <Choice
        label="Strength"
        value={view.measure}
        options={MeasureName.options.map((id) => ({ id, text: measures[id].name }))}
        onChange={(id) => store.change(measureBy(id))}
      />
      <StrengthSlider map={map} corpus={corpus} key={`${map.measure} ${map.minStrength}`} />
      <Choice
        label="Concepts in"
        value={String(map.minPapers)}
        options={withNow([1, 2, 3, 5, 10, 20, 50], map.minPapers).map((n) => ({
          id: String(n),
          text: n === 1 ? "any paper" : `${count(n)}+ papers`,
        }))}
        onChange={(id) => store.change((now) => ({ ...now, minPapers: Number(id) }))}
      />
      <Choice
        label="Links in"
        value={String(map.minJoint)}
        options={withNow([1, 2, 3, 5, 10], map.minJoint).map((n) => ({
          id: String(n),
          text: n === 1 ? "any paper" : `${count(n)}+ papers`,
        }))}
        onChange={(id) => store.change((now) => ({ ...now, minJoint: Number(id) }))}
      />
      <Choice
        label="At most"
        value={String(view.size ?? "")}
        options={[
          { id: "", text: "what suits" },
          ...[60, 120, 250, 500, 1000, 2000].map((n) => ({ id: String(n), text: `${count(n)} concepts` })),
        ]}
        onChange={(id) => store.change((now) => ({ ...now, size: id === "" ? null : Number(id) }))}
      />
      <span className="spacer" />
      <button type="button" className="btn quiet-btn" onClick={() => act("reset-lens")}>
        <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        Reset
      </button>
    </section>
  );
}

function withNow(list: readonly number[], now: number): number[] {
  return [...new Set([...list, now])].sort((a, b) => a - b);
}

/** A small choice in the strip: its name, its value, its list. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { id: T; text: string }[];
  onChange: (id: T) => void;
}) {
  return (
    <Select
      className="choice"
      value={value === "" ? "default" : value}
      onChange={(key) => onChange((key === "default" ? "" : String(key)) as T)}
    >
      <Label>{label}</Label>
      <Button className="choice-btn">
        <SelectValue />
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id === "" ? "default" : option.id} className="option">
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function StrengthSlider({ map, corpus }: { map: ConceptMap; corpus: number }) {
  const scale = scaleOf(map, corpus);
  const [at, setAt] = useState(scale.toSlider(map.minStrength));
  const untouched = at === scale.toSlider(map.minStrength);
  const value = untouched ? map.minStrength : scale.toValue(at);
  const { digits } = measures[map.measure];
  const rises = value > map.minStrength;
  return (
    <Slider
      className="strength"
      minValue={0}
      maxValue={1}
      step={0.01}
      value={at}
      onChange={setAt}
      onChangeEnd={(end) => store.change((now) => ({ ...now, minStrength: scale.toValue(end) }), "replace")}
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
