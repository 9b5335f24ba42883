import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { findPath } from "../../actions/find-path.ts";
import { useActions } from "../../actions/use-actions.ts";
import { forgetIds } from "../../state/map-changes.ts";
import { setMapMode, useMapMode } from "../../state/map-mode.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { pluralize } from "../../ui/words/format.ts";

/** Notices over the map: hidden concepts, concepts of the address that are missing, and a path being chosen. */
export function MapNotices({ map }: { map: ConceptMap }) {
  const { hidden } = useView().map;
  const { act } = useActions();
  return (
    <div className="notices" data-over-map>
      <PathChoice map={map} />
      <Note />
      {map.missing.length > 0 && <Missing names={map.missing} />}
      {hidden.length > 0 && (
        <p className="pill">
          Hidden {pluralize(hidden.length, "concept")}
          <button type="button" className="link-btn" onClick={() => act("show-hidden")}>
            Show
          </button>
        </p>
      )}
    </div>
  );
}

/** A link made on an older version of the corpus may name concepts that were merged or left out since. */
function Missing({ names }: { names: readonly string[] }) {
  const forget = () => viewStore.change(forgetIds(names));
  return (
    <p className="pill" role="status">
      <span className="clip" title={names.join(", ")}>
        This link was made on another version of the corpus:{" "}
        {pluralize(names.length, "of its concepts is", "of its concepts are")} not in this one.
      </span>
      <button type="button" className="link-btn" onClick={forget}>
        Forget {names.length === 1 ? "it" : "them"}
      </button>
    </p>
  );
}

function Note() {
  const { note } = useMapMode();
  if (note === null) return null;
  return (
    <p className="pill">
      <span className="clip">{note}</span>
      <IconButton name="Close the note" icon={X} onPress={() => setMapMode({ note: null })} />
    </p>
  );
}

/** Lets the user choose the other end of a path: by a click on the map, or by name. */
function PathChoice({ map }: { map: ConceptMap }) {
  const { pathFrom, pathTo } = useMapMode();
  const client = useQueryClient();
  useEffect(() => {
    if (!pathTo) return;
    setMapMode({ pathTo: null });
    void findPath(client, pathTo.from, pathTo.to);
  }, [client, pathTo]);
  if (pathFrom === null) return null;
  const label = map.nodes.label[map.nodes.id.indexOf(pathFrom)] ?? pathFrom;
  return (
    <div className="pill">
      <span className="clip">
        Path from <b>{label}</b> to a click, or
      </span>
      <ConceptPicker
        label="Other end of the path"
        placeholder="its name"
        onConcept={(to) => void findPath(client, pathFrom, to)}
      />
      <IconButton name="Cancel the path" icon={X} onPress={() => setMapMode({ pathFrom: null })} />
    </div>
  );
}
