/** Where the camera stands: the middle, in parts of the corpus's first map, and how far it is zoomed in. */
export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What the map draws besides the strengths and counts of the lens, and what a reader did to it. */
export interface OnMap {
  readonly show: "concepts" | "both" | "papers";
  readonly colour: "community" | "year" | "growth" | "bridge";
  /** Heat in place of discs and links. */
  readonly density: boolean;
  /** Only papers of these years are counted. */
  readonly years: readonly [number, number] | null;
  /** Only papers of a venue whose name holds this are counted; empty = of all. */
  readonly venue: string;
  /** Only papers that this query finds are counted; empty = all. */
  readonly within: string;
  /** Only concepts of these communities; none = of all. */
  readonly communities: readonly number[];
  /** Only links that stand out against the others of their concepts. */
  readonly backbone: boolean;
  /** How strongly links are drawn, against what suits their number. */
  readonly ink: number;
  /** How many links away from what is open still stands out. */
  readonly depth: 1 | 2 | 3;
  /** Concepts that stay whatever the lens says. */
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
  /** Concepts with partners added, one entry for each step. */
  readonly expanded: readonly string[];
  readonly selected: readonly string[];
  /** The concepts of a path, in order. */
  readonly path: readonly string[];
  /** The table lists what is selected, nothing else. */
  readonly only: boolean;
  /** Null = the whole map. */
  readonly camera: CameraPlace | null;
}

export const firstOnMap: OnMap = Object.freeze({
  show: "concepts",
  colour: "community",
  density: false,
  years: null,
  venue: "",
  within: "",
  communities: [],
  backbone: false,
  ink: 1,
  depth: 1,
  pinned: [],
  hidden: [],
  expanded: [],
  selected: [],
  path: [],
  only: false,
  camera: null,
} satisfies OnMap);

/** Addresses have an end: at most so many of each. */
export const most = { pinned: 100, hidden: 100, expanded: 40, selected: 200, path: 20, communities: 60 } as const;

type ListName = keyof typeof most;

const choices = {
  show: ["concepts", "both", "papers"],
  colour: ["community", "year", "growth", "bridge"],
} as const satisfies { [K in "show" | "colour"]: readonly OnMap[K][] };
const lists = { pinned: "pin", hidden: "hide", expanded: "expand", selected: "sel", path: "path" } as const;

/** Writes what differs from the first map, in a fixed order. */
export function putOnMap(q: URLSearchParams, on: OnMap): void {
  const put = (name: string, value: string | number, first: string | number) => {
    if (value !== first) q.set(name, String(value));
  };
  put("show", on.show, firstOnMap.show);
  put("colour", on.colour, firstOnMap.colour);
  put("density", Number(on.density), 0);
  put("years", on.years?.join("-") ?? "", "");
  put("venue", on.venue, "");
  put("within", on.within, "");
  put("in", on.communities.join(" "), "");
  put("backbone", Number(on.backbone), 0);
  put("ink", on.ink, 1);
  put("depth", on.depth, 1);
  for (const [field, name] of Object.entries(lists))
    for (const id of on[field as keyof typeof lists]) q.append(name, id);
  put("only", Number(on.only), 0);
  if (on.camera) q.set("at", [on.camera.x, on.camera.y, on.camera.zoom].map((value) => value.toFixed(3)).join("_"));
}

/** Reads it again; what cannot be read counts as not said. */
export function onMapOf(q: URLSearchParams): OnMap {
  const oneOf = <T extends string>(all: readonly T[], name: string) => all.find((one) => one === q.get(name));
  const ids = (field: keyof typeof lists) => {
    const said = q.getAll(lists[field]).filter((id) => id !== "");
    // A concept is expanded once for each step; everything else holds it once.
    return (field === "expanded" ? said : [...new Set(said)]).slice(0, most[field]);
  };
  const ink = Number(q.get("ink"));
  const communities = (q.get("in") ?? "").split(" ").map(Number);
  return {
    show: oneOf(choices.show, "show") ?? firstOnMap.show,
    colour: oneOf(choices.colour, "colour") ?? firstOnMap.colour,
    density: q.get("density") === "1",
    years: yearsOf(q.get("years")),
    venue: q.get("venue") ?? "",
    within: q.get("within") ?? "",
    communities: [...new Set(communities)].filter((id) => Number.isInteger(id) && id > 0).slice(0, most.communities),
    backbone: q.get("backbone") === "1",
    ink: ink >= 0.2 && ink <= 3 ? ink : 1,
    depth: ([2, 3] as const).find((depth) => String(depth) === q.get("depth")) ?? 1,
    pinned: ids("pinned"),
    hidden: ids("hidden"),
    expanded: ids("expanded"),
    selected: ids("selected"),
    path: ids("path"),
    only: q.get("only") === "1",
    camera: cameraOf(q.get("at")),
  };
}

function yearsOf(text: string | null): readonly [number, number] | null {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? "") ?? [];
  return from === undefined || to === undefined || Number(from) > Number(to) ? null : [Number(from), Number(to)];
}

function cameraOf(text: string | null): CameraPlace | null {
  const [x, y, zoom] = (text ?? "").split("_").map(Number);
  if (![x, y, zoom].every(Number.isFinite) || (zoom ?? 0) <= 0) return null;
  return { x: x ?? 0, y: y ?? 0, zoom: zoom ?? 1 };
}

/** Adds ids to a list, each once, as far as there is room. */
export function withIds(on: OnMap, list: Exclude<ListName, "communities">, ids: readonly string[]): OnMap {
  return { ...on, [list]: [...new Set([...on[list], ...ids])].slice(0, most[list]) };
}

export function withoutIds(on: OnMap, list: Exclude<ListName, "communities">, ids: readonly string[]): OnMap {
  return { ...on, [list]: on[list].filter((id) => !ids.includes(id)) };
}

/** What a lens leaves out of the papers and concepts. */
export function filters(on: OnMap): number {
  const { years, venue, within, communities, backbone } = on;
  return [years !== null, venue !== "", within !== "", communities.length > 0, backbone].filter(Boolean).length;
}
