import { ChevronLeft, ChevronRight, Grid3x3, Spline, X } from "lucide-react";
import type { ReactNode } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { pathArgs } from "../../actions/find-path.ts";
import { useActions } from "../../actions/use-actions.ts";
import { useAnswer } from "../../http/queries.ts";
import { changeMap, clearSelection, showPath } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { MapParams } from "../../state/view.ts";
import { closeAll, openLink } from "../../state/view-changes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { capitalize, count, pluralize } from "../../ui/words/format.ts";

/** What is selected or open, in a line over the map, with what can be done about it there. */
export function SelectionPill({ map }: { map: ConceptMap }) {
  const { open, map: on } = useView();
  if (on.path.length > 1) return <PathPill map={map} path={on.path} />;
  if (on.selected.length > 0) return <SeveralPill map={map} selected={on.selected} />;
  if (open?.kind === "concept") return <ConceptPill key={open.id} map={map} id={open.id} />;
  if (open?.kind === "link") {
    const names = [open.a, open.b].map((id) => labelOf(map, id));
    const missing = names.some((name) => name === undefined);
    return (
      <Pill onClear={() => viewStore.change(closeAll)}>
        {missing ? "Not among the concepts shown" : names.join(" with ")}
      </Pill>
    );
  }
  const community = open?.kind === "community" ? map.communities.find(({ id }) => id === open.id) : undefined;
  return community ? <Pill onClear={() => viewStore.change(closeAll)}>{capitalize(community.label)}</Pill> : null;
}

function labelOf(map: ConceptMap, id: string): string | undefined {
  return map.nodes.label[map.nodes.id.indexOf(id)];
}

function Pill({ children, onClear }: { children: ReactNode; onClear: () => void }) {
  return (
    <div className="pill" data-over-map>
      <span className="clip">{children}</span>
      <IconButton name="Clear the selection" icon={X} onPress={onClear} />
    </div>
  );
}

const depths = (["1", "2", "3"] as const).map((id) => ({ id, text: id }));

function ConceptPill({ map, id }: { map: ConceptMap; id: string }) {
  const { depth, expanded } = useView().map;
  const { act } = useActions([id]);
  const detail = useAnswer("getConcept", { id });
  const at = map.nodes.id.indexOf(id);
  if (at < 0) return <Pill onClear={() => viewStore.change(closeAll)}>Not among the concepts shown</Pill>;
  const expansion = map.expanded.find(({ concept }) => concept === at);
  const shown = map.links.source.filter((source, i) => source === at || map.links.target[i] === at).length;
  const partners = detail.data?.partners;
  return (
    <div className="pill" data-over-map>
      <span className="clip">
        <b>{map.nodes.label[at]}</b>, {pluralize(shown, "link")} here
        {partners !== undefined && <span className="quiet"> of {count(partners)}</span>}
      </span>
      <Segments
        name="Links away that stand out"
        options={depths}
        value={String(depth) as "1" | "2" | "3"}
        onChange={(chosen) => viewStore.change(changeMap({ depth: Number(chosen) as MapParams["depth"] }), "replace")}
      />
      <button
        type="button"
        className="link-btn"
        disabled={expansion?.more === 0}
        onClick={() => act("expand")}
        title="Adds its 15 strongest partners that are not shown"
      >
        {expansion?.more === 0 ? "No more to add" : `Expand${expansion ? `: ${count(expansion.more)} more` : ""}`}
      </button>
      {expanded.includes(id) && (
        <button type="button" className="link-btn" onClick={() => act("collapse")}>
          Collapse
        </button>
      )}
      <IconButton name="Clear the selection" icon={X} onPress={() => viewStore.change(closeAll)} />
    </div>
  );
}

function SeveralPill({ map, selected }: { map: ConceptMap; selected: readonly string[] }) {
  const { act, can } = useActions(selected);
  const shown = selected.filter((id) => map.nodes.id.includes(id)).length;
  const label = selected.length === 1 ? labelOf(map, selected[0] ?? "") : undefined;
  return (
    <div className="pill" data-over-map>
      <span className="clip">
        {label === undefined ? <b>{pluralize(selected.length, "concept")}</b> : <b>{label}</b>} selected
        {shown < selected.length && <span className="quiet">, {count(shown)} shown</span>}
      </span>
      {can("path") && selected.length === 2 && (
        <IconButton name="Path between the two" icon={Spline} onPress={() => act("path")} />
      )}
      {can("matrix") && (
        <IconButton name="Show the selection as a matrix" icon={Grid3x3} onPress={() => act("matrix")} />
      )}
      <button type="button" className="link-btn" onClick={() => act("expand")}>
        Expand
      </button>
      <button type="button" className="link-btn" onClick={() => act("hide")}>
        Hide
      </button>
      <IconButton name="Clear the selection" icon={X} onPress={() => viewStore.change(clearSelection)} />
    </div>
  );
}

/** A path as its steps, each of which opens its link; the arrows go to the next strong path between the same ends. */
function PathPill({ map, path }: { map: ConceptMap; path: readonly string[] }) {
  const found = useAnswer("getPaths", pathArgs(path[0] ?? "", path.at(-1) ?? ""), { keep: true }).data?.paths ?? [];
  const at = found.findIndex(({ concepts }) => concepts.map(({ id }) => id).join(" ") === path.join(" "));
  const turn = (by: number) => {
    const next = found[(at + by + found.length) % found.length];
    if (next) viewStore.change(showPath(next.concepts.map(({ id }) => id)));
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
            onClick={() => viewStore.change(openLink(path[k] ?? "", id))}
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
      <IconButton name="Clear the selection" icon={X} onPress={() => viewStore.change(clearSelection)} />
    </div>
  );
}
