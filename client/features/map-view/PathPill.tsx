import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { pathArgs } from "../../actions/find-path.ts";
import { useAnswer } from "../../http/queries.ts";
import { clearSelection, showPath } from "../../state/map-changes.ts";
import { store } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { count, pluralize } from "../../ui/words/format.ts";

/** A path as its steps, each of which opens its link; the arrows go to the next strong path between the same ends. */
export function PathPill({ map, path }: { map: ConceptMap; path: readonly string[] }) {
  const found = useAnswer("getPaths", pathArgs(path[0] ?? "", path.at(-1) ?? ""), { keep: true }).data?.paths ?? [];
  const at = found.findIndex(({ concepts }) => concepts.map(({ id }) => id).join(" ") === path.join(" "));
  const turn = (by: number) => {
    const next = found[(at + by + found.length) % found.length];
    if (next) store.change(showPath(next.concepts.map(({ id }) => id)));
  };
  const label = (id: string) => map.nodes.label[map.nodes.id.indexOf(id)] ?? id;
  const steps = found[at]?.steps;
  return (
    <div className="pill path-pill" data-over-map>
      <span>{label(path[0] ?? "")}</span>
      {path.slice(1).map((id, k) => (
        <span key={id} className="path-step">
          <button
            type="button"
            className="link-btn"
            title="Open this link"
            onClick={() => store.change(openLink(path[k] ?? "", id))}
          >
            – {steps?.[k] ? pluralize(steps[k].papers, "paper") : "link"} –
          </button>
          <span>{label(id)}</span>
        </span>
      ))}
      {found.length > 1 && (
        <>
          <IconButton name="Previous path" icon={ChevronLeft} onPress={() => turn(-1)} />
          <span className="quiet">
            {count(at + 1)} of {count(found.length)}
          </span>
          <IconButton name="Next path" icon={ChevronRight} onPress={() => turn(1)} />
        </>
      )}
      <IconButton name="Clear the selection" icon={X} onPress={() => store.change(clearSelection)} />
    </div>
  );
}
