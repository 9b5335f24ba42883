/** Free room around a paper, in pixels at zoom 1. */
const MIN_DISTANCE = 13;
/** Rings tried around the wanted place; further out a paper would seem to belong to something else. */
const RINGS = 14;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Moves papers apart, one after the other: each gets the free place nearest to its wanted place, and earlier ones
 * stay. Equal input gives equal places. O(papers · rings²).
 */
export function paperPlaces(wishes: readonly Place[]): Place[] {
  const cells = new Map<string, Place[]>();
  const cellOf = (value: number) => Math.floor(value / MIN_DISTANCE);
  const free = ({ x, y }: Place) => {
    for (let u = cellOf(x) - 1; u <= cellOf(x) + 1; u++) {
      for (let v = cellOf(y) - 1; v <= cellOf(y) + 1; v++) {
        if (cells.get(`${u} ${v}`)?.some((other) => Math.hypot(other.x - x, other.y - y) < MIN_DISTANCE)) return false;
      }
    }
    return true;
  };
  return wishes.map((wish) => {
    const place = spots(wish).find(free) ?? wish;
    const key = `${cellOf(place.x)} ${cellOf(place.y)}`;
    cells.set(key, [...(cells.get(key) ?? []), place]);
    return place;
  });
}

/** The place itself, then rings of places around it. */
function spots({ x, y }: Place): Place[] {
  const found = [{ x, y }];
  for (let ring = 1; ring <= RINGS; ring++) {
    for (let step = 0; step < 6 * ring; step++) {
      const angle = (2 * Math.PI * step) / (6 * ring);
      found.push({ x: x + ring * MIN_DISTANCE * Math.cos(angle), y: y + ring * MIN_DISTANCE * Math.sin(angle) });
    }
  }
  return found;
}
