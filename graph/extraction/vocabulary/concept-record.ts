import type { ConceptRecord } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";
import { shortHash, slugOf } from "../language/canonical.ts";
import { labelOf } from "./label.ts";

/** The record of a concept whose forms are counted; its id is its own only where no other key has the same slug. */
export function conceptRecordOf(
  key: string,
  { papers, termhood }: Pick<ConceptRecord, "papers" | "termhood">,
  forms: ConceptRecord["aliases"],
): ConceptRecord {
  const aliases = [...forms].sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  return { id: plainIdOf(key), key, label: labelOf(aliases), aliases, papers, termhood };
}

/** The id that a concept has when no other one has the same slug. */
export function plainIdOf(key: string): string {
  return slugOf(key) || shortHash(key);
}
