import { type Param, wholeNumberOf } from "./params.ts";

/** What the panel of a concept can begin with; without any, with what it goes with. */
export const CONCEPT_PARTS = ["methods", "uses", "tests", "kinds"] as const;
export type ConceptPart = (typeof CONCEPT_PARTS)[number];

/** What the side panel shows, and over what it was opened. */
export type Open = (
  | { readonly kind: "concept"; readonly id: string; readonly part?: ConceptPart }
  | { readonly kind: "link"; readonly a: string; readonly b: string }
  | { readonly kind: "paper"; readonly id: string }
  | { readonly kind: "community"; readonly id: number }
) & { readonly behind?: Open };

/** From what is whole to what is a part: each panel is opened over those of the kinds before it, and replaces the others. */
const depths = ["community", "concept", "link", "paper"] as const satisfies readonly Open["kind"][];
const depthOf = ({ kind }: Open): number => depths.indexOf(kind);

/** What is opened, over as much of what was open before as contains it. */
export function openOver(now: Open | null, next: Open): Open {
  let behind = now;
  while (behind !== null && depthOf(behind) >= depthOf(next)) behind = behind.behind ?? null;
  return behind === null ? next : { ...next, behind };
}

/** In the address, each panel has its own parameters. */
export const openParam: Param<Open | null> = {
  initial: null,
  parse(query) {
    const community = wholeNumberOf(query.get("community") ?? "", 1, 100_000);
    const [concept, a, b, paper] = ["concept", "link", "with", "paper"].map((name) => query.get(name));
    const part = CONCEPT_PARTS.find((one) => one === query.get("part"));
    const panels: Open[] = [
      ...(community === null ? [] : [{ kind: "community" as const, id: community }]),
      ...(concept ? [{ kind: "concept" as const, id: concept, ...(part && { part }) }] : []),
      ...(a && b ? [{ kind: "link" as const, a, b }] : []),
      ...(paper ? [{ kind: "paper" as const, id: paper }] : []),
    ];
    return panels.reduce<Open | null>(openOver, null);
  },
  print(query, value) {
    for (let panel = value; panel; panel = panel.behind ?? null) {
      if (panel.kind === "link") {
        query.set("link", panel.a);
        query.set("with", panel.b);
      } else query.set(panel.kind, String(panel.id));
      if (panel.kind === "concept" && panel.part) query.set("part", panel.part);
    }
  },
};
