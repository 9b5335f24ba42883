import { useState } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { maxIds } from "../../state/view.ts";
import { CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import { capitalize, count } from "../../ui/words/format.ts";

const initialCount = 12;

/** A filter by communities; all are shown while none is chosen. */
export function CommunityFilter({ map }: { map: ConceptMap }) {
  const { communities } = useView().map;
  const [all, setAll] = useState(false);
  const listed = all ? map.communities.slice(0, maxIds.communities) : map.communities.slice(0, initialCount);
  const toggle = (id: number) =>
    viewStore.change(
      changeMap((on) => ({
        ...on,
        communities: on.communities.includes(id)
          ? on.communities.filter((one) => one !== id)
          : [...on.communities, id].sort((a, b) => a - b),
      })),
    );
  return (
    <fieldset className="lens-communities">
      <legend>Communities{communities.length === 0 ? ": all" : ""}</legend>
      {listed.map(({ id, label }) => (
        <label key={id}>
          <input type="checkbox" checked={communities.includes(id)} onChange={() => toggle(id)} />
          <CommunityKey community={id} />
          <span className="clip">{capitalize(label)}</span>
        </label>
      ))}
      {!all && map.communities.length > initialCount && (
        <button type="button" className="link-btn" onClick={() => setAll(true)}>
          {count(map.communities.length - initialCount)} more
        </button>
      )}
    </fieldset>
  );
}
