import { Pin, PinOff, Spline } from "lucide-react";
import { useActions } from "../../actions/use-actions.ts";
import { useView } from "../../state/use-view.ts";

/** What can be done with a concept on the map, in its panel; only where there is a map. */
export function ConceptActions({ id }: { id: string }) {
  const { act } = useActions([id]);
  const { page, map } = useView();
  if (page !== "map") return null;
  const pinned = map.pinned.includes(id);
  const PinIcon = pinned ? PinOff : Pin;
  return (
    <>
      <button type="button" className="btn primary" onClick={() => act("expand")}>
        Expand by 15
      </button>
      <button type="button" className="btn" aria-pressed={pinned} onClick={() => act("pin")}>
        <PinIcon size={16} strokeWidth={1.75} aria-hidden="true" />
        {pinned ? "Free" : "Pin"}
      </button>
      <button type="button" className="btn" onClick={() => act("path")}>
        <Spline size={16} strokeWidth={1.75} aria-hidden="true" />
        Path to…
      </button>
    </>
  );
}
