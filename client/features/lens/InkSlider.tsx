import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { useDraft } from "./use-draft.ts";
import { useSettled } from "./use-settled.ts";

/** How strongly links are drawn. */
export function InkSlider() {
  const { ink } = useView().map;
  const [draft, setDraft] = useDraft(ink);
  const settle = useSettled((end: number) =>
    viewStore.change(changeMap({ ink: Math.round(end * 10) / 10 }), "replace"),
  );
  return (
    <Slider
      className="strength"
      minValue={0.2}
      maxValue={3}
      step={0.1}
      value={draft}
      onChange={setDraft}
      onChangeEnd={settle}
    >
      <Label>Links drawn</Label>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span className="slider-rail" />
            <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" />
          </>
        )}
      </SliderTrack>
      <output>{draft < 0.95 ? "fainter" : draft > 1.05 ? "stronger" : "automatic"}</output>
    </Slider>
  );
}
