import { type Box, overlap } from "../../map/labels/boxes.ts";

interface Theme {
  readonly community: number;
  readonly label: string;
  readonly papers: number;
  readonly centrality: number;
  readonly density: number;
}

interface Name {
  readonly community: number;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

const letter = 5.9;
const half = 7;

/** Names beside, above or below the discs, largest field first; one that would cover a disc or another name is left to the table. */
export function themeNames(
  themes: readonly Theme[],
  x: (centrality: number) => number,
  y: (density: number) => number,
  radius: (papers: number) => number,
): Name[] {
  const discs = themes.map(({ community, centrality, density, papers }) => ({
    community,
    box: boxAround(x(centrality), y(density), radius(papers)),
  }));
  const obstacles: Box[] = [];
  const names: Name[] = [];
  for (const { community, label, centrality, density, papers } of [...themes].sort((p, q) => q.papers - p.papers)) {
    const [cx, cy, r, width] = [x(centrality), y(density), radius(papers), label.length * letter];
    const middle = { anchor: "middle" as const, x: cx, x0: cx - width / 2, x1: cx + width / 2 };
    const places = [
      { anchor: "start" as const, x: cx + r + 4, x0: cx + r + 4, x1: cx + r + 4 + width, y: cy },
      { anchor: "end" as const, x: cx - r - 4, x0: cx - r - 4 - width, x1: cx - r - 4, y: cy },
      { ...middle, y: cy - r - half - 1 },
      { ...middle, y: cy + r + half + 1 },
    ];
    const boxOf = ({ x0, x1, y }: (typeof places)[number]): Box => ({ x0, x1, y0: y - half, y1: y + half });
    const free = places.find((place) => {
      const box = boxOf(place);
      return (
        box.x0 > 2 &&
        box.x1 < 558 &&
        obstacles.every((other) => !overlap(box, other, 2)) &&
        discs.every((disc) => disc.community === community || !overlap(box, disc.box, 0))
      );
    });
    if (!free) continue;
    obstacles.push(boxOf(free));
    names.push({ community, label, x: free.x, y: free.y + 4, anchor: free.anchor });
  }
  return names;
}

function boxAround(x: number, y: number, r: number): Box {
  return { x0: x - r, y0: y - r, x1: x + r, y1: y + r };
}
