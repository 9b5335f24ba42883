import type { ConceptKind } from "../../../graph/contract/entities.ts";
import type { ConceptMap, MapPapers } from "../../../graph/contract/map.ts";
import { useKindOf } from "../../http/concepts.ts";
import { mapColouringOf } from "../../map/paint/map-colouring.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { MAX_LINKS, type MapParams } from "../../state/view.ts";
import { KindWithName, sureKinds } from "../../ui/concept/KindMark.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import { measures } from "../../ui/words/measures.ts";
import { relationWords } from "../../ui/words/relation-words.ts";

/** The meaning of sizes, lines and colours of the map. */
export function MapKey({ map, papers }: { map: ConceptMap; papers: MapPapers | undefined }) {
  const { density, show } = useView().map;
  return (
    <div className="map-foot">
      {density ? <Scale name="Papers about what is here" low="few" high="many" /> : <ColourKey map={map} />}
      {show !== "papers" && !density && <KindKey map={map} />}
      {show !== "papers" && <GeneralWords map={map} />}
      {show !== "papers" && !density && <WeakerLinks map={map} />}
      {!density && <SizeKey show={show} papers={papers} />}
    </div>
  );
}

/** The signs of kinds, each with how many are on the map: pressing one shows only these; and what links say, where they say something. */
function KindKey({ map }: { map: ConceptMap }) {
  const { kinds, kindSigns, relation } = useView().map;
  const kindOf = useKindOf(map);
  const counts = map.nodes.id.map(kindOf);
  if (counts.every((kind) => kind === "other") && kinds.length === 0 && relation === "") return null;
  const toggle = (kind: ConceptKind) =>
    viewStore.change(
      changeMap((on) => ({
        ...on,
        kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind],
        kindSigns: true,
      })),
    );
  return (
    <fieldset className="kind-key" data-over-map>
      <legend className="visually-hidden">Kinds of concepts</legend>
      {sureKinds.map((kind) => (
        <button
          type="button"
          key={kind}
          className="kind-toggle"
          aria-pressed={kinds.includes(kind)}
          title={`Show only what is a ${kind}`}
          onClick={() => toggle(kind)}
        >
          <KindWithName kind={kind} />
          <span className="quiet num">{count(counts.filter((one) => one === kind).length)}</span>
        </button>
      ))}
      {kinds.length > 0 ? (
        <button type="button" className="link-btn" onClick={() => viewStore.change(changeMap({ kinds: [] }))}>
          All kinds
        </button>
      ) : (
        <button
          type="button"
          className="link-btn"
          aria-pressed={kindSigns}
          title="The sign of its kind before the label of each concept"
          onClick={() => viewStore.change(changeMap({ kindSigns: !kindSigns }))}
        >
          {kindSigns ? "No signs" : "Signs"}
        </button>
      )}
      {relation !== "" && (
        <span>
          → {relationWords[relation].verb}{" "}
          <button type="button" className="link-btn" onClick={() => viewStore.change(changeMap({ relation: "" }))}>
            All links
          </button>
        </span>
      )}
    </fieldset>
  );
}

/** How many general words are left out, and a way to see them. */
function GeneralWords({ map: { general } }: { map: ConceptMap }) {
  const { specific } = useView().map;
  const change = (value: number | null) => viewStore.change(changeMap({ specific: value }));
  if (specific === 0)
    return (
      <p className="general-key" data-over-map>
        General words are shown
        <button type="button" className="link-btn" onClick={() => change(null)}>
          Hide
        </button>
      </p>
    );
  if (general.hidden === 0) return null;
  const [first, second] = general.labels;
  const examples = second === undefined ? first : `${first}, ${second}${general.hidden > 2 ? ", …" : ""}`;
  const hint = `Every field uses them: ${general.labels.join(", ")}${general.hidden > general.labels.length ? ", …" : ""}`;
  return (
    <p className="general-key" title={hint} data-over-map>
      <span className="clip">
        {pluralize(general.hidden, "general word")} hidden <span className="quiet">({examples})</span>
      </span>
      <button type="button" className="link-btn" onClick={() => change(0)}>
        Show words
      </button>
    </p>
  );
}

/** How many links are strong enough but not among the strongest that are drawn, and a way to see them. */
function WeakerLinks({ map }: { map: ConceptMap }) {
  const { maxLinks } = useView();
  const shown = map.links.source.length;
  const hidden = map.total.strongEnough - shown;
  const isRaised = maxLinks !== null;
  if (hidden <= 0 && !isRaised) return null;
  if (map.relation !== null && hidden <= 0) return null;
  const { name, digits } = measures[map.measure];
  const hint = `Links of these concepts with ${name} ≥ ${decimal(map.minStrength, digits)} are drawn, and the two strongest of each concept`;
  return (
    <p className="general-key weaker-key" title={hint} data-over-map>
      <span className="clip">
        {hidden > 0 ? `${pluralize(hidden, "weaker link")} hidden` : `All ${pluralize(shown, "link")} shown`}
      </span>
      <button
        type="button"
        className="link-btn"
        onClick={() => viewStore.change((view) => ({ ...view, maxLinks: isRaised ? null : MAX_LINKS }))}
      >
        {isRaised ? "Fewer links" : "Show links"}
      </button>
    </p>
  );
}

/** The meaning of sizes and lines. */
function SizeKey({ show, papers }: { show: MapParams["show"]; papers: MapPapers | undefined }) {
  return (
    <div className="size-key" aria-hidden="true" data-over-map>
      {show !== "papers" && (
        <>
          <svg width="62" height="24" viewBox="0 0 62 24" role="presentation">
            <circle cx="6" cy="12" r="3" />
            <circle cx="22" cy="12" r="6" />
            <circle cx="47" cy="12" r="10" />
          </svg>
          <span>size = papers</span>
        </>
      )}
      {show !== "concepts" && (
        <>
          <svg width="12" height="12" viewBox="0 0 12 12" role="presentation">
            <rect x="2" y="2" width="8" height="8" rx="2" />
          </svg>
          <span>
            {papers
              ? `${count(papers.papers.id.length)} of ${pluralize(papers.total, "paper")}, most concepts first`
              : "a paper"}
          </span>
        </>
      )}
      <svg width="32" height="12" viewBox="0 0 32 12" role="presentation">
        <path d="M1 6h30" />
      </svg>
      <span>{show === "papers" ? "most alike" : "width = strength"}</span>
    </div>
  );
}

const names = { year: "Average year of its papers", growth: "Growth of its share a year", bridge: "Participation" };

function ColourKey({ map }: { map: ConceptMap }) {
  const { colour } = useView().map;
  const overlay = mapColouringOf(map, colour);
  if (!overlay || colour === "community") return null;
  const shown = {
    year: (value: number) => value.toFixed(1),
    growth: (value: number) => `${value > 0 ? "+" : ""}${Math.round(100 * value)} %`.replace("-", "−"),
    bridge: (value: number) => decimal(value),
  }[colour];
  return <Scale name={names[colour]} low={`≤ ${shown(overlay.low)}`} high={`≥ ${shown(overlay.high)}`} />;
}

function Scale({ name, low, high }: { name: string; low: string; high: string }) {
  return (
    <figure className="scale-key" data-over-map>
      <figcaption>{name}</figcaption>
      <span className="scale-steps" aria-hidden="true" />
      <span>{low}</span>
      <span>{high}</span>
    </figure>
  );
}
