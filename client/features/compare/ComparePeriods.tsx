import { useMemo } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { findLands } from "../../map/model/lands.ts";
import { buildModel, type MapModel, projectionOf } from "../../map/model/model.ts";
import { type Period, periodText } from "../../state/periods.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import type { ComparedDisc, Line } from "./disc.ts";
import { everyPair, type LinkChange, leastPapers, leastTimes, linkChanges } from "./link-changes.ts";
import { SideBySide } from "./SideBySide.tsx";
import { aspect } from "./SmallMap.tsx";

/** Number of concepts for which two small drawings have room. */
const maxConcepts = 90;
/** Lines of a kind that can still be followed. */
const maxLines = 60;

/** The same concepts in two periods: links before, links now, and links that disappeared. */
export function ComparePeriods({ map, left, right }: { map: ConceptMap; left: Period; right: Period }) {
  const ids = useMemo(() => mostFrequent(map), [map]);
  const one = usePeriod(left, ids);
  const two = usePeriod(right, ids);
  return (
    <Waiting query={one} what={`Counting ${periodText(left)}`}>
      {(before) => (
        <Waiting query={two} what={`Counting ${periodText(right)}`}>
          {(after) => <Comparison map={map} ids={ids} periods={[left, right]} maps={[before, after]} />}
        </Waiting>
      )}
    </Waiting>
  );
}

function mostFrequent({ nodes }: ConceptMap): readonly string[] {
  return nodes.id
    .map((id, i) => ({ id, papers: nodes.papers[i] ?? 0 }))
    .sort((p, q) => q.papers - p.papers || (p.id < q.id ? -1 : 1))
    .slice(0, maxConcepts)
    .map(({ id }) => id);
}

const usePeriod = (period: Period, ids: readonly string[]) => useAnswer("getMap", everyPair(period, ids));

interface Props {
  readonly map: ConceptMap;
  readonly ids: readonly string[];
  readonly periods: readonly [Period, Period];
  readonly maps: readonly [ConceptMap, ConceptMap];
}

function Comparison({ map, ids, periods, maps }: Props) {
  const { model, lands, among } = useMemo(() => {
    const model = buildModel(map, projectionOf(map, aspect));
    return { model, lands: findLands(model), among: new Set(ids) };
  }, [map, ids]);
  const changes = useMemo(() => linkChanges(maps[0], maps[1], among), [maps, among]);
  const of = (...kinds: LinkChange["kind"][]) => changes.filter(({ kind }) => kinds.includes(kind));
  const [fresh, gone, stronger, weaker] = [of("new"), of("gone"), of("stronger"), of("weaker")];
  const side = (i: 0 | 1) => ({
    name: periodText(periods[i]).replace("-", "–"),
    caption: `${pluralize(maps[i].papers, "paper")}, ${pluralize(changes.filter(({ papers }) => papers[i] >= leastPapers).length, "link")} among these concepts`,
    discs: discsOf(model, maps[i], among, maps[i].papers),
    lines: linesOf(changes, i),
  });
  return (
    <>
      <p className="compare-summary">
        The {count(ids.length)} most frequent concepts of the map, each at its usual place; size is the share of the
        papers of the period. <b>{pluralize(fresh.length, "link is new", "links are new")}</b>, {count(stronger.length)}{" "}
        stronger (solid), <b>{count(gone.length)} gone</b>, {count(weaker.length)} weaker (dashed),{" "}
        {count(of("alike").length)} about as before (grey).
      </p>
      <p className="compare-summary">
        Judged by the share of each period’s papers, since the periods differ in size: stronger is {leastTimes} times
        the share or more, and new if fewer than {leastPapers} papers mentioned both before; weaker and gone the other
        way round. The surest changes come first, and what rests on two or three papers may be chance; the {maxLines}{" "}
        surest of each kind are drawn.
      </p>
      <SideBySide lands={lands} left={side(0)} right={side(1)} />
      <div className="two-columns">
        <LinkChanges title="New links" changes={fresh} />
        <LinkChanges title="Lost links" changes={gone} />
        <LinkChanges title="Stronger links" changes={stronger} />
        <LinkChanges title="Weaker links" changes={weaker} />
      </div>
    </>
  );
}

function discsOf(model: MapModel, period: ConceptMap, conceptIds: ReadonlySet<string>, papers: number): ComparedDisc[] {
  const counts = new Map(period.nodes.id.map((id, i) => [id, period.nodes.papers[i] ?? 0]));
  const { nodes } = model.map;
  return nodes.id.flatMap((id, i) => {
    if (!conceptIds.has(id)) return [];
    const n = counts.get(id) ?? 0;
    return [
      {
        id,
        label: nodes.label[i] ?? id,
        community: nodes.community[i] ?? 0,
        x: model.x[i] ?? 0,
        y: model.y[i] ?? 0,
        r: n === 0 ? 3 : 4 + 46 * Math.sqrt(n / Math.max(1, papers)),
        faint: n === 0,
        description: `${n} of ${papers} papers`,
      },
    ];
  });
}

/** In the drawing of a period, links stronger than in the other period are highlighted, the others are grey. */
function linesOf(changes: readonly LinkChange[], side: 0 | 1): Line[] {
  const more = side === 0 ? (["gone", "weaker"] as const) : (["new", "stronger"] as const);
  const other = side === 0 ? ("stronger" as const) : ("weaker" as const);
  const kind = side === 0 ? ("lost" as const) : ("gained" as const);
  const changesOf = (wanted: LinkChange["kind"]) =>
    changes.filter((change) => change.kind === wanted).slice(0, maxLines);
  const line = ({ a, b, npmi }: LinkChange, kind: Line["kind"]): Line => ({
    ...{ a, b, kind },
    width: 0.6 + 2 * Math.max(0, npmi[side]),
  });
  return [
    ...[...changesOf("alike"), ...changesOf(other)].map((change) => line(change, "kept")),
    ...more.flatMap(changesOf).map((change) => line(change, kind)),
  ];
}

const maxRows = 25;

/** Links that changed in one way, with their papers in both periods. */
function LinkChanges({ title, changes }: { title: string; changes: readonly LinkChange[] }) {
  return (
    <section>
      <h2>
        {title}{" "}
        <span className="quiet">
          {changes.length > maxRows ? `${maxRows} of ${count(changes.length)}` : count(changes.length)}
        </span>
      </h2>
      {changes.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <PlainTable columns={changeColumns} rows={changes.slice(0, maxRows)} keyOf={({ a, b }) => `${a} ${b}`} />
      )}
    </section>
  );
}

const changeColumns: readonly PlainColumn<LinkChange>[] = [
  {
    header: "Link",
    cell: ({ a, b, labels }) => (
      <button type="button" className="partner-btn" onClick={() => viewStore.change(openLink(a, b))}>
        <span>
          {labels[0]} <span className="quiet">with</span> {labels[1]}
        </span>
      </button>
    ),
  },
  { header: "Papers", numeric: true, wide: true, cell: ({ papers }) => papers.map(count).join(" → ") },
  {
    header: "In 1,000 papers",
    numeric: true,
    cell: ({ share }) => share.map((part) => decimal(1000 * part, 1)).join(" → "),
  },
];
