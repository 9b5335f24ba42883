import type { Incidence } from "./incidence.ts";

/** Papers that mention each concept. */
export function documentFrequency(incidence: Incidence): Uint32Array {
  const { conceptOffsets } = incidence;
  return Uint32Array.from({ length: incidence.concepts }, (_, c) => conceptOffsets[c + 1]! - conceptOffsets[c]!);
}
