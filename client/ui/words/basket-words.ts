import type { Operand } from "../../../graph/contract/connections.ts";
import { pluralize } from "./format.ts";

/** Concepts of a basket that are named before the rest is counted. */
const maxNames = 3;

/** "robotics + robot + robot learning + 8 kinds" */
export function basketText({ label, members, concepts }: Pick<Operand, "label" | "members" | "concepts">): string {
  const names = [label, ...members.map((member) => member.label).filter((name) => name !== label)].slice(0, maxNames);
  const others = concepts - names.length;
  return [...names, ...(others > 0 ? [pluralize(others, "kind")] : [])].join(" + ");
}
