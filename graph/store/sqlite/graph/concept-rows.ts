import type { ConceptRecord } from "../../../contract/records.ts";
import { DamageError, storedList, storedNumber, storedText } from "../database/damage.ts";

/** A concept as SQLite stores it: aliases as JSON. */
export interface ConceptRow {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly aliases: string;
  readonly papers: number;
  readonly termhood: number;
}

/** The columns of a concept. */
export const CONCEPT_COLUMNS = "id, key, label, aliases, papers, termhood";

/** From a row to the concept. */
export function conceptOf({ id, key, label, aliases, papers, termhood }: ConceptRow): ConceptRecord {
  return {
    id: storedText(id),
    key: storedText(key),
    label: storedText(label),
    aliases: storedAliases(aliases),
    papers: storedNumber(papers),
    termhood: storedNumber(termhood),
  };
}

/** The aliases of a row. */
export function storedAliases(json: unknown): ConceptRecord["aliases"] {
  return storedList(json, (alias) => {
    if (typeof alias !== "object" || alias === null || !("form" in alias) || !("papers" in alias)) {
      throw new DamageError("An alias is missing.");
    }
    return { form: storedText(alias.form), papers: storedNumber(alias.papers) };
  });
}
