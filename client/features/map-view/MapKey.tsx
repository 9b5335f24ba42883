import type { ConceptMap, MapPapers } from "../../../graph/contract/map.ts";
import { overlayOf } from "../../map/paint/overlay.ts";
import { useView } from "../../state/use-view.ts";
import { count, decimal, pluralize } from "../../ui/words/format.ts";

/** The meaning of sizes, lines and colours of the map. */
export function MapKey({ map, papers }: { map: ConceptMap; papers: MapPapers | undefined }) {
  const { colour, density, show } = useView().map;
  if (density) return <Scale name="Papers about what is here" low="few" high="many" />;
  return (
    <>
      {colour !== "community" && <ColourKey map={map} />}
      <div className="size-key" aria-hidden="true" data-over-map>
        {show !== "papers" && (
          <>
            <svg width="62" height="24" viewBox="0 0 62 24" role="presentation">
              <circle cx="6" cy="12" r="3" />
              <circle cx="22" cy="12" r="6" />
              <circle cx="47" cy="12" r="10" />
            </svg>
            <span>larger = more papers</span>
          </>
        )}
        {show !== "concepts" && (
          <>
            <svg width="12" height="12" viewBox="0 0 12 12" role="presentation">
              <rect x="2" y="2" width="8" height="8" rx="2" />
            </svg>
            <span>
              {papers
                ? `${count(papers.papers.id.length)} of ${pluralize(papers.total, "paper")}, richest first`
                : "a paper"}
            </span>
          </>
        )}
        <svg width="32" height="12" viewBox="0 0 32 12" role="presentation">
          <path d="M1 6h30" />
        </svg>
        <span>{show === "papers" ? "most alike" : "wider = stronger link"}</span>
      </div>
    </>
  );
}

const names = { year: "Average year of its papers", growth: "Growth of its share a year", bridge: "Participation" };

function ColourKey({ map }: { map: ConceptMap }) {
  const { colour } = useView().map;
  const overlay = overlayOf(map, colour);
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
