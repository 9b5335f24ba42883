import { useMemo } from "react";
import type { ConceptMap } from "../../../graph/contract/answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { findLands } from "../../canvas/lands.ts";
import { buildModel, type MapModel, projectionOf } from "../../canvas/model.ts";
import { store } from "../../state/use-view.ts";
import { openLink } from "../../state/view.ts";
import { count, counted, decimal } from "../../ui/format.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import type { Disc, Line } from "./disc.ts";
import { type LinkChange, linkChanges } from "./link-changes.ts";
import { type Period, periodText } from "./periods.ts";
import { SideBySide } from "./SideBySide.tsx";
import { aspect } from "./SmallMap.tsx";

/** Concepts that two small drawings can hold. */
const mostConcepts = 90;
/** Lines of a kind that can still be followed. */
const mostLines = 60;
const listed = 25;

/** The same concepts in two periods: what was linked before, what is now, and what went. */
export function ComparePeriods({ map, left, right }: { map: ConceptMap; left: Period; right: Period }) {
  const ids = useMemo(() => commonest(map), [map]);
  const one = usePeriod(left, ids, map.minJoint);
  const two = usePeriod(right, ids, map.minJoint);
  return (
    <Waiting query={one} what={`Counting ${periodText(left)}`}>
      {(before) => (
        <Waiting query={two} what={`Counting ${periodText(right)}`}>
          {(after) => <Compared map={map} ids={ids} periods={[left, right]} maps={[before, after]} />}
        </Waiting>
      )}
    </Waiting>
  );
}

function commonest({ nodes }: ConceptMap): readonly string[] {
  return nodes.id
    .map((id, i) => ({ id, papers: nodes.papers[i] ?? 0 }))
    .sort((p, q) => q.papers - p.papers || (p.id < q.id ? -1 : 1))
    .slice(0, mostConcepts)
    .map(({ id }) => id);
}

/** A link that half of the papers carry needs no more papers than two, whatever the whole map asks for. */
function usePeriod(period: Period, ids: readonly string[], minJoint: number) {
  return useAnswer("getMap", {
    q: `year:${period.join("..")}`,
    concepts: 1,
    include: [...ids],
    minPapers: 1,
    minJoint: Math.min(2, minJoint),
    links: 5000,
  });
}

interface Props {
  readonly map: ConceptMap;
  readonly ids: readonly string[];
  readonly periods: readonly [Period, Period];
  readonly maps: readonly [ConceptMap, ConceptMap];
}

function Compared({ map, ids, periods, maps }: Props) {
  const { model, lands, among } = useMemo(() => {
    const model = buildModel(map, projectionOf(map, aspect));
    return { model, lands: findLands(model), among: new Set(ids) };
  }, [map, ids]);
  const changes = useMemo(() => linkChanges(maps[0], maps[1], among), [maps, among]);
  const of = (kind: LinkChange["kind"]) => changes.filter((change) => change.kind === kind);
  const [gained, lost, kept] = [of("gained"), of("lost"), of("kept")];
  const side = (i: 0 | 1) => ({
    name: periodText(periods[i]).replace("-", "–"),
    says: `${counted(maps[i].papers, "paper")}, ${counted(kept.length + (i === 0 ? lost : gained).length, "link")} among these concepts`,
    discs: discsOf(model, maps[i], among, maps[i].papers),
    lines: [...linesOf(kept, i), ...linesOf(i === 0 ? lost : gained, i)],
  });
  return (
    <>
      <p className="compare-summary">
        The {count(ids.length)} commonest concepts of the map, each where it always is; size is the share of the papers
        of the period. <b className="gained">{count(gained.length)} links are new</b> (solid),{" "}
        <b className="lost">{count(lost.length)} are gone</b> (dashed), {count(kept.length)} stayed (grey); a link is{" "}
        {counted(Math.min(2, map.minJoint), "joint paper")} or more, and the {mostLines} of most papers of each kind are
        drawn.
      </p>
      <SideBySide lands={lands} left={side(0)} right={side(1)} />
      <div className="two-columns">
        <Changes title="New links" changes={gained} side={1} />
        <Changes title="Links that went" changes={lost} side={0} />
      </div>
      <Changes title="Links that stayed, most changed first" changes={mostChanged(kept)} side={1} both />
    </>
  );
}

function discsOf(model: MapModel, period: ConceptMap, among: ReadonlySet<string>, papers: number): Disc[] {
  const counts = new Map(period.nodes.id.map((id, i) => [id, period.nodes.papers[i] ?? 0]));
  const { nodes } = model.map;
  return nodes.id.flatMap((id, i) => {
    if (!among.has(id)) return [];
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
        says: `${n} of ${papers} papers`,
      },
    ];
  });
}

function linesOf(changes: readonly LinkChange[], side: 0 | 1): Line[] {
  return changes
    .slice(0, mostLines)
    .map(({ a, b, npmi, kind }) => ({ a, b, kind, width: 0.6 + 2 * Math.max(0, npmi[side]) }));
}

function mostChanged(kept: readonly LinkChange[]): LinkChange[] {
  const change = ({ npmi }: LinkChange) => Math.abs(npmi[1] - npmi[0]);
  return [...kept].sort((p, q) => change(q) - change(p) || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1));
}

interface ChangesProps {
  readonly title: string;
  readonly changes: readonly LinkChange[];
  readonly side: 0 | 1;
  readonly both?: boolean;
}

function Changes({ title, changes, side, both = false }: ChangesProps) {
  return (
    <section>
      <h2>
        {title} <span className="quiet">{shownOf(changes.length)}</span>
      </h2>
      {changes.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Link</th>
              <th scope="col" className="num">
                Papers
              </th>
              <th scope="col" className="num">
                NPMI
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, listed).map((change) => (
              <tr key={`${change.a} ${change.b}`}>
                <td>
                  <button
                    type="button"
                    className="partner-btn"
                    onClick={() => store.change(openLink(change.a, change.b))}
                  >
                    {change.labels[0]} <span className="quiet">with</span> {change.labels[1]}
                  </button>
                </td>
                <td className="num">{both ? change.papers.map(count).join(" → ") : count(change.papers[side])}</td>
                <td className="num">
                  {both ? change.npmi.map((n) => decimal(n)).join(" → ") : decimal(change.npmi[side])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function shownOf(total: number): string {
  return total > listed ? `${listed} of ${count(total)}` : count(total);
}
