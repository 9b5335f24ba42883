import type { CurationAction } from "../contract/curation.ts";
import type { ConceptRecord } from "../contract/records.ts";
import { type CurationState, followMerges, plainPhrase } from "./apply-decisions.ts";

/** The decisions as a thesaurus file of VOSviewer: a label and what replaces it (nothing = the term is left out). */
export function thesaurusText(concepts: readonly ConceptRecord[], state: CurationState): string {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const rows = concepts.flatMap(({ id, label }) => {
    const root = followMerges(state.mergedInto, id);
    if (state.hidden.has(root)) return [[label, ""]];
    const name = state.labels.get(root) ?? byId.get(root)?.label ?? root;
    return name === label ? [] : [[label, name]];
  });
  return ["label\treplace by", ...rows.map((row) => row.map(oneLine).join("\t"))].join("\n").concat("\n");
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** A line of a thesaurus whose label is not a concept here. */
export interface UnknownLine {
  readonly line: number;
  readonly label: string;
}

/** Reads a thesaurus file as actions; lines whose label is not a concept here are listed separately. */
export function thesaurusActions(
  text: string,
  concepts: readonly ConceptRecord[],
): { actions: CurationAction[]; unknown: UnknownLine[] } {
  const ids = new Map<string, string>();
  for (const { id, key, label, aliases } of concepts) {
    for (const name of [label, key, ...aliases.map(({ form }) => form)]) {
      if (!ids.has(plainPhrase(name))) ids.set(plainPhrase(name), id);
    }
  }
  const actions: CurationAction[] = [];
  const unknown: UnknownLine[] = [];
  text.split(/\r\n|\n|\r/).forEach((row, i) => {
    const [label = "", replacement = ""] = row.split("\t").map((cell) => cell.trim());
    if (label === "" || (i === 0 && /^label$/i.test(label))) return;
    const id = ids.get(plainPhrase(label));
    const target = ids.get(plainPhrase(replacement));
    if (id === undefined) unknown.push({ line: i + 1, label });
    else if (replacement === "") actions.push({ kind: "hide", concept: id });
    else if (target === undefined || target === id) actions.push({ kind: "rename", concept: id, label: replacement });
    else actions.push({ kind: "merge", concepts: [id], into: target });
  });
  return { actions, unknown };
}
