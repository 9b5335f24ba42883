import { type Box, overlap } from "../../map/labels/boxes.ts";
import type { Lands } from "../../map/model/lands.ts";
import { plane } from "../../map/model/model.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { urlOf } from "../../state/view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { colourOf } from "../../ui/concept/community.ts";
import type { ComparedDisc, Line } from "./disc.ts";
import { edgesOf, type SharedCamera, type useSharedCamera, viewBoxOf } from "./use-shared-camera.ts";

interface Props {
  readonly name: string;
  readonly lands: Lands;
  readonly discs: readonly ComparedDisc[];
  readonly lines: readonly Line[];
  readonly window: ReturnType<typeof useSharedCamera>;
}

/** One of two drawings of the same places, with one shared camera. */
export function SmallMap({ name, lands, discs, lines, window: { shown, handlers } }: Props) {
  const places = new Map(discs.map((disc) => [disc.id, disc]));
  return (
    <svg className="small-map" viewBox={viewBoxOf(shown)} {...handlers}>
      <title>{name}</title>
      {lands.lands.map(({ community, rings }) => (
        <path
          key={community}
          className={`land c${colourOf(community)}`}
          d={rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`).join("")}
        />
      ))}
      {lines.map(({ a, b, width, kind }) => {
        const [from, to] = [places.get(a), places.get(b)];
        return from && to ? (
          <line
            key={`${a} ${b}`}
            className={kind}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            strokeWidth={width}
            vectorEffect="non-scaling-stroke"
          />
        ) : null;
      })}
      <Discs discs={discs} shown={shown} />
    </svg>
  );
}

function Discs({ discs, shown }: { discs: readonly ComparedDisc[]; shown: SharedCamera }) {
  const view = useView();
  // About 10 pixels high, whatever the zoom; phones draw the plane at a third of its size.
  const size = (innerWidth < 600 ? 32 : 20) / shown.zoom;
  const names = namesOf(discs, size, edgesOf(shown));
  return (
    <>
      {discs.map((disc) => (
        <a
          key={disc.id}
          className={`c${colourOf(disc.community)}${disc.faint ? " faint" : ""}`}
          href={urlOf(openConcept(disc.id)(view))}
          aria-label={`${disc.label}: ${disc.description}`}
          tabIndex={disc.faint ? -1 : 0}
          draggable={false}
          onClick={(event) => {
            event.preventDefault();
            viewStore.change(openConcept(disc.id));
          }}
        >
          <title>{`${disc.label}: ${disc.description}`}</title>
          <circle cx={disc.x} cy={disc.y} r={disc.r / Math.sqrt(shown.zoom)} />
          {(disc.isSubject || (view.open?.kind === "concept" && view.open.id === disc.id)) && (
            <circle className="ring" cx={disc.x} cy={disc.y} r={disc.r / Math.sqrt(shown.zoom) + 5 / shown.zoom} />
          )}
        </a>
      ))}
      <g>
        {names.map(({ disc, x, y }) => (
          <text key={disc.id} x={x} y={y} fontSize={size} className={disc.isSubject ? "main" : undefined}>
            {disc.label}
          </text>
        ))}
      </g>
    </>
  );
}

/** Of each drawing, width to height. */
export const aspect = plane.width / plane.height;

interface SmallLabel {
  readonly disc: ComparedDisc;
  readonly x: number;
  readonly y: number;
}

const maxLabels = 34;

/** Names to the right of their discs (else to the left), what it is about first, then the largest; none on another or over the edge. */
export function namesOf(
  discs: readonly ComparedDisc[],
  size: number,
  [left, right]: readonly [number, number],
): SmallLabel[] {
  const order = discs
    .filter(({ faint }) => !faint)
    .sort((p, q) => Number(q.isSubject ?? false) - Number(p.isSubject ?? false) || q.r - p.r || (p.id < q.id ? -1 : 1));
  const obstacles: Box[] = [];
  const labels: SmallLabel[] = [];
  for (const disc of order) {
    if (labels.length >= maxLabels) break;
    const width = disc.label.length * size * 0.55;
    for (const x of [disc.x + disc.r + 3, disc.x - disc.r - 3 - width]) {
      const box = { x0: x, y0: disc.y - size / 2, x1: x + width, y1: disc.y + size / 2 };
      if (box.x0 < left || box.x1 > right) continue;
      if (obstacles.some((other) => overlap(box, other, 2))) continue;
      obstacles.push(box);
      labels.push({ disc, x, y: disc.y + size * 0.35 });
      break;
    }
  }
  return labels;
}
