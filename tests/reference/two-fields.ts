import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf } from "./random-incidence.ts";

/** Two fields of eight concepts, twenty papers in each, and one paper (the last) with two concepts of both. */
export function twoFields() {
  const random = seededRandom(4);
  const pick = (from: number) => Array.from({ length: 5 }, () => from + Math.floor(random() * 8));
  const rows = Array.from({ length: 40 }, (_, p) => pick(p < 20 ? 0 : 8));
  rows.push([0, 1, 8, 9]);
  const community = Uint32Array.from({ length: 16 }, (_, c) => (c < 8 ? 1 : 2));
  return { incidence: incidenceOf(16, rows), partition: { community, count: 2 } };
}
