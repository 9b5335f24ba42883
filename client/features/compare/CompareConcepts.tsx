import { useMemo } from "react";
import type { Cooccurrence } from "../../../graph/contract/concepts.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { findLands } from "../../map/model/lands.ts";
import { buildModel, type MapModel, projectionOf } from "../../map/model/model.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import { describeCounts, describeLift } from "../../ui/words/pair-words.ts";
import type { ComparedDisc, Line } from "./disc.ts";
import { type ComparedPartner, comparePartners, drawnPartners } from "./partner-changes.ts";
import { SideBySide } from "./SideBySide.tsx";
import { aspect } from "./SmallMap.tsx";

/** Numbers of partners: requested for each concept; drawn if shared; drawn if of one concept alone. */
const requestLimit = 1000;
const maxPartners = { shared: 20, alone: 12 };

/** Two concepts over the same places: partners of both, and partners of one alone. */
export function CompareConcepts({ map, left, right }: { map: ConceptMap; left: string; right: string }) {
  const minPapers = map.minJoint;
  const one = useAnswer("getCooccurrence", { id: left, measure: "npmi", minPapers, limit: requestLimit });
  const two = useAnswer("getCooccurrence", { id: right, measure: "npmi", minPapers, limit: requestLimit });
  return (
    <Waiting query={one} what="Counting partners">
      {(a) => (
        <Waiting query={two} what="Counting partners">
          {(b) =>
            a.concept === b.concept ? (
              <p className="centred">Both sides are the same concept. Choose another one.</p>
            ) : (
              <LoadPlaces map={map} sides={[a, b]} />
            )
          }
        </Waiting>
      )}
    </Waiting>
  );
}

type Sides = readonly [Cooccurrence, Cooccurrence];

/** Requests the places of the concepts and their partners, also of those that the map leaves out. */
function LoadPlaces({ map, sides }: { map: ConceptMap; sides: Sides }) {
  const all = useMemo(() => comparePartners(...sides), [sides]);
  const partners = useMemo(() => drawnPartners(all, maxPartners.shared, maxPartners.alone), [all]);
  const places = useAnswer("getMap", {
    concepts: 1,
    include: [...sides.map(({ concept }) => concept), ...partners.map(({ id }) => id)],
    links: 0,
  });
  return (
    <Waiting query={places} what="Placing the partners of both">
      {(placedMap) => <Comparison map={map} layout={placedMap} sides={sides} all={all} partners={partners} />}
    </Waiting>
  );
}

interface Props {
  readonly map: ConceptMap;
  readonly layout: ConceptMap;
  readonly sides: Sides;
  readonly all: readonly ComparedPartner[];
  readonly partners: readonly ComparedPartner[];
}

function Comparison({ map, layout, sides, all, partners }: Props) {
  const [a, b] = sides;
  const pair = useAnswer("getPair", { a: a.concept, b: b.concept }).data;
  const { model, lands } = useMemo(() => {
    const projection = projectionOf(map, aspect);
    return { model: buildModel(layout, projection), lands: findLands(buildModel(map, projection)) };
  }, [map, layout]);
  const shared = all.filter(({ left, right }) => left && right).length;
  const side = (place: "left" | "right", own: Cooccurrence) => ({
    name: own.label,
    caption: `${pluralize(own.papers, "paper")}, ${pluralize(own.total, "partner")}`,
    discs: discsOf(model, own, place, partners),
    lines: linesOf(own, place, partners),
  });
  return (
    <>
      <p className="compare-summary">
        {pair && (
          <>
            <b>{describeLift(pair)}.</b> {describeCounts(pair, pair.corpus)}{" "}
          </>
        )}
        <b>{pluralize(shared, "partner")} go with both</b>, {count(a.partners.length - shared)} with {a.label} alone,{" "}
        {count(b.partners.length - shared)} with {b.label} alone; a partner shares {pluralize(map.minJoint, "paper")} or
        more. The {maxPartners.shared} strongest that go with both are drawn solid, the {maxPartners.alone} strongest of
        each alone dashed.
      </p>
      <SideBySide lands={lands} left={side("left", a)} right={side("right", b)} />
      <PartnerTable sides={sides} partners={partners} total={all.length} />
    </>
  );
}

function discsOf(
  model: MapModel,
  own: Cooccurrence,
  place: "left" | "right",
  partners: readonly ComparedPartner[],
): ComparedDisc[] {
  const at = (id: string) => model.position.get(id);
  const disc = (
    id: string,
    label: string,
    community: number,
    r: number,
    description: string,
    faint = false,
  ): ComparedDisc[] => {
    const i = at(id);
    if (i === undefined) return [];
    return [
      {
        id,
        label,
        community,
        x: model.x[i] ?? 0,
        y: model.y[i] ?? 0,
        r,
        description,
        faint,
        isSubject: id === own.concept,
      },
    ];
  };
  const centre = at(own.concept);
  const community = centre === undefined ? 0 : (model.map.nodes.community[centre] ?? 0);
  return [
    ...partners.flatMap((partner) => {
      const numbers = partner[place];
      return numbers
        ? disc(
            partner.id,
            partner.label,
            partner.community,
            5 + 14 * Math.max(0, numbers.npmi),
            `${numbers.papers} papers with ${own.label}, NPMI ${decimal(numbers.npmi)}`,
          )
        : disc(partner.id, partner.label, partner.community, 4, `not with ${own.label}`, true);
    }),
    ...disc(own.concept, own.label, community, 14, `${own.papers} papers`),
  ];
}

function linesOf(own: Cooccurrence, place: "left" | "right", partners: readonly ComparedPartner[]): Line[] {
  return partners.flatMap((partner) => {
    const numbers = partner[place];
    if (!numbers) return [];
    const kind = partner.left && partner.right ? ("gained" as const) : ("lost" as const);
    return [{ a: own.concept, b: partner.id, kind, width: 0.8 + 2 * Math.max(0, numbers.npmi) }];
  });
}

interface TableProps {
  readonly sides: Sides;
  readonly partners: readonly ComparedPartner[];
  readonly total: number;
}

function PartnerTable({ sides: [a, b], partners, total }: TableProps) {
  return (
    <section>
      <h2>
        Partners{" "}
        <span className="quiet">
          {count(partners.length)} of {count(total)}, those that go with both first, by NPMI
        </span>
      </h2>
      <table className="plain compared">
        <thead>
          <tr>
            <th scope="col">Concept</th>
            {[a, b].map(({ concept, label }) => (
              <th key={concept} scope="col" className="num">
                with {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partners.map((partner) => (
            <tr key={partner.id}>
              <td>
                <span className="pair-names">
                  <Dot community={partner.community} />
                  <b>{partner.label}</b>
                </span>
              </td>
              {([partner.left, partner.right] as const).map((numbers, i) => (
                <td key={i === 0 ? a.concept : b.concept} className="num">
                  {numbers ? (
                    <button
                      type="button"
                      className="link-btn"
                      onClick={() => viewStore.change(openLink(i === 0 ? a.concept : b.concept, partner.id))}
                    >
                      {decimal(numbers.npmi)} in {pluralize(numbers.papers, "paper")}
                    </button>
                  ) : (
                    <span className="quiet">not linked</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
