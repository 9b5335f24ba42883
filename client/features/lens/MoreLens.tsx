import { RotateCcw, SlidersHorizontal } from "lucide-react";
import { Button, Dialog, DialogTrigger, Switch } from "react-aria-components";
import { CONCEPT_KINDS, CONCEPT_RELATIONS } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useActions } from "../../actions/use-actions.ts";
import { backboneLevel } from "../../http/map-args.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { MAX_LINKS, type MapParams } from "../../state/view.ts";
import { Choice } from "../../ui/Choice.tsx";
import { sureKinds } from "../../ui/concept/KindMark.tsx";
import { Popover } from "../../ui/Dialog.tsx";
import { count } from "../../ui/words/format.ts";
import { relationWords } from "../../ui/words/relation-words.ts";
import { CommunityFilter } from "./CommunityFilter.tsx";
import { InkSlider } from "./InkSlider.tsx";
import { PaperFilters } from "./PaperFilters.tsx";

/** The controls of the lens that do not fit into the strip. */
export function MoreLens({ map }: { map: ConceptMap }) {
  const view = useView();
  const active = countFilters({ ...view.map, years: null });
  return (
    <DialogTrigger>
      <Button className="btn quiet-btn more-btn">
        <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden="true" />
        More{active > 0 ? ` (${active} on)` : ""}
      </Button>
      <Popover className="popover more-lens" placement="bottom end" offset={6}>
        <Dialog aria-label="More of the lens">
          <Counts map={map} />
          <Kinds />
          <RolledUp />
          <Backbone />
          <PaperFilters />
          <CommunityFilter map={map} />
          <InkSlider />
          <Reset />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function withCurrentValue(list: readonly number[], now: number): number[] {
  return [...new Set([...list, now])].sort((a, b) => a - b);
}

const inPapers = (list: readonly number[]) =>
  list.map((n) => ({ id: String(n), text: n === 1 ? "any paper" : `${count(n)}+ papers` }));

/** How much a word must belong to one field. */
const generality = [
  { id: "0", text: "every field too" },
  { id: "", text: "some fields" },
  { id: "0.4", text: "few fields" },
  { id: "0.6", text: "one field" },
];

function Counts({ map }: { map: ConceptMap }) {
  const view = useView();
  return (
    <div className="lens-counts">
      <Choice
        label="Concepts in"
        value={String(map.minPapers)}
        options={inPapers(withCurrentValue([1, 2, 3, 5, 10, 20, 50], map.minPapers))}
        onChange={(id) => viewStore.change((now) => ({ ...now, minPapers: Number(id) }))}
      />
      <Choice
        label="Links in"
        value={String(map.minJoint)}
        options={inPapers(withCurrentValue([1, 2, 3, 5, 10], map.minJoint))}
        onChange={(id) => viewStore.change((now) => ({ ...now, minJoint: Number(id) }))}
      />
      <Choice
        label="At most"
        value={String(view.size ?? "")}
        options={[
          { id: "", text: "automatic" },
          ...[60, 120, 250, 500, 1000, 2000].map((n) => ({ id: String(n), text: `${count(n)} concepts` })),
        ]}
        onChange={(id) => viewStore.change((now) => ({ ...now, size: id === "" ? null : Number(id) }))}
      />
      <Choice
        label="At most"
        value={String(view.maxLinks ?? "")}
        options={[
          { id: "", text: "automatic" },
          ...withCurrentValue([250, 1000, 2500, 10_000, MAX_LINKS], view.maxLinks ?? MAX_LINKS).map((n) => ({
            id: String(n),
            text: n === MAX_LINKS ? "all links" : `${count(n)} links`,
          })),
        ]}
        onChange={(id) => viewStore.change((now) => ({ ...now, maxLinks: id === "" ? null : Number(id) }))}
      />
      <Choice
        label="Words of"
        value={String(view.map.specific ?? "")}
        options={generality}
        onChange={(id) => viewStore.change(changeMap({ specific: id === "" ? null : Number(id) }))}
      />
    </div>
  );
}

const relationChoices = [
  { id: "" as const, text: "shared papers" },
  ...CONCEPT_RELATIONS.map((id) => ({ id, text: `A ${relationWords[id].verb} B` })),
];

/** Which kinds of concepts are shown, and what links say. */
function Kinds() {
  const { kinds, relation } = useView().map;
  const [only] = kinds;
  return (
    <div className="lens-counts">
      <Choice
        label="Links say"
        value={relation}
        options={relationChoices}
        onChange={(id) => viewStore.change(changeMap({ relation: id, kindSigns: true }))}
      />
      <Choice
        label="Kinds"
        value={kinds.length > 1 ? kinds.join(" ") : (only ?? "")}
        options={[
          { id: "", text: "all" },
          ...(kinds.length > 1 ? [{ id: kinds.join(" "), text: kinds.join(" and ") }] : []),
          ...sureKinds.map((id) => ({ id, text: `only ${id}s` })),
        ]}
        onChange={(id) =>
          viewStore.change(
            changeMap({ kinds: CONCEPT_KINDS.filter((kind) => id.split(" ").includes(kind)), kindSigns: true }),
          )
        }
      />
    </div>
  );
}

function RolledUp() {
  const { rolledUp } = useView().map;
  return (
    <Switch className="switch" isSelected={rolledUp} onChange={(on) => viewStore.change(changeMap({ rolledUp: on }))}>
      <span className="switch-track" aria-hidden="true" />
      <span>
        Roll up kinds
        <span className="quiet">
          {" "}
          Broad concepts stand for their kinds, and “+6” for six of them; zoom in, and they appear
        </span>
      </span>
    </Switch>
  );
}

function Backbone() {
  const { backbone } = useView().map;
  return (
    <Switch className="switch" isSelected={backbone} onChange={(on) => viewStore.change(changeMap({ backbone: on }))}>
      <span className="switch-track" aria-hidden="true" />
      <span>
        Backbone only
        <span className="quiet">
          {" "}
          Links that stand out among those of a concept (disparity filter, α &lt; {backboneLevel})
        </span>
      </span>
    </Switch>
  );
}

function Reset() {
  const { act, can } = useActions();
  return (
    <div className="lens-reset">
      <button type="button" className="btn" onClick={() => act("reset-lens")}>
        <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        Reset the lens
      </button>
      {can("start-over") && (
        <button type="button" className="link-btn" onClick={() => act("start-over")}>
          Undo everything I added, hid and pinned
        </button>
      )}
    </div>
  );
}

/** How many filters limit the papers and concepts. */
function countFilters(on: MapParams): number {
  const { years, venue, within, communities, backbone, kinds, relation, rolledUp } = on;
  const limits = [years !== null, venue !== "", within !== "", communities.length > 0, kinds.length > 0];
  return [...limits, backbone, rolledUp, relation !== ""].filter(Boolean).length;
}
