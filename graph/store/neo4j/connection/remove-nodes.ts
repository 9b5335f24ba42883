import type { RunStatement } from "./connection.ts";
import { type PLAIN_LABELS, RELATION_TYPES } from "./names.ts";

/** The relationships that Isthmus writes at nodes of each kind, and the kinds at their other end. */
const RELATIONSHIPS = {
  Paper: { types: "MENTIONS|WRITTEN_BY|PUBLISHED_IN", ends: ["Concept", "Author", "Venue"] },
  Concept: {
    types: `MENTIONS|CO_OCCURS|IN_COMMUNITY|${Object.values(RELATION_TYPES).join("|")}`,
    ends: ["Paper", "Concept", "Community"],
  },
  Author: { types: "WRITTEN_BY", ends: ["Paper"] },
  Venue: { types: "PUBLISHED_IN", ends: ["Paper"] },
  Community: { types: "IN_COMMUNITY", ends: ["Concept"] },
} as const satisfies Record<(typeof PLAIN_LABELS)[number], unknown>;

/**
 * Removes nodes that `match` binds to n, with the relationships that Isthmus wrote. A node to which somebody else attached
 * something stays with it, and is theirs from then on: only the label by which Isthmus knows its own is taken from it.
 */
export async function removeNodes(
  run: RunStatement,
  kind: keyof typeof RELATIONSHIPS,
  match: string,
  parameters: Record<string, unknown> = {},
): Promise<void> {
  const { types, ends } = RELATIONSHIPS[kind];
  const isOurs = ends.map((end) => `o:Isthmus${end}`).join(" OR ");
  await run(`${match} MATCH (n)-[w:${types}]-(o) WHERE ${isOurs} DELETE w`, parameters);
  await run(`${match} WITH n WHERE NOT EXISTS { (n)--() } DELETE n`, parameters);
  await run(`${match} REMOVE n:Isthmus${kind}`, parameters);
}
