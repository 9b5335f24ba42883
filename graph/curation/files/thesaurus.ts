import { parse } from "csv-parse/sync";
import type { CurationAction } from "../../contract/curation.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";
import { type CurationState, followMerges, plainPhrase } from "../apply-decisions.ts";

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

/** What a thesaurus is read against: the concepts, and what is decided about them already. */
type Decisions = Pick<CurationState, "mergedInto" | "labels" | "hidden">;

/**
 * Reads a thesaurus file as actions; lines whose label is no concept here are listed separately. Labels with the same new name become
 * one concept of that name. What is decided already is not decided again.
 */
export function thesaurusActions(
  text: string,
  concepts: readonly ConceptRecord[],
  decided: Decisions,
): { actions: CurationAction[]; unknown: UnknownLine[] } {
  const rootOf = (id: string) => followMerges(decided.mergedInto, id);
  const ids = idsByName(concepts, decided);
  const actions: CurationAction[] = [];
  const unknown: UnknownLine[] = [];
  const names: NewName[] = [];
  for (const { line, label, replacement } of rowsOf(text)) {
    const id = ids.get(plainPhrase(label));
    if (id === undefined) {
      unknown.push({ line, label });
      continue;
    }
    const root = rootOf(id);
    const target = ids.get(plainPhrase(replacement));
    if (replacement === "") {
      if (!decided.hidden.has(root)) actions.push({ kind: "hide", concept: id });
    } else if (target === undefined || target === id) {
      names.push({ concept: root, label: replacement });
    } else if (root !== rootOf(target)) actions.push({ kind: "merge", concepts: [id], into: target });
  }
  return { actions: [...actions, ...actionsOfNames(names, concepts, decided)], unknown };
}

/** A name for a concept that no concept has yet. */
interface NewName {
  readonly concept: string;
  readonly label: string;
}

/** Merges the concepts that get the same name into the one with the most papers, and renames that. */
function actionsOfNames(
  names: readonly NewName[],
  concepts: readonly ConceptRecord[],
  { labels }: Decisions,
): CurationAction[] {
  const papersOf = new Map(concepts.map(({ id, papers }) => [id, papers]));
  const actions: CurationAction[] = [];
  const groups = new Map<string, NewName[]>();
  for (const name of names) {
    const plain = plainPhrase(name.label);
    const group = groups.get(plain);
    if (group) group.push(name);
    else groups.set(plain, [name]);
  }
  for (const group of groups.values()) {
    const [into, ...others] = [...new Set(group.map(({ concept }) => concept))].sort(
      (a, b) => (papersOf.get(b) ?? 0) - (papersOf.get(a) ?? 0) || compareIds(a, b),
    ) as [string, ...string[]];
    if (others.length > 0) actions.push({ kind: "merge", concepts: others, into });
    const { label } = group[0]!;
    if (labels.get(into) !== label) actions.push({ kind: "rename", concept: into, label });
  }
  return actions;
}

/** The id of the concept that has a name, by plain name: names that somebody gave come first. */
export function idsByName(
  concepts: readonly ConceptRecord[],
  { labels }: Pick<CurationState, "labels">,
): Map<string, string> {
  const ids = new Map<string, string>([...labels].map(([id, label]) => [plainPhrase(label), id]));
  for (const { id, key, label, aliases } of concepts) {
    for (const name of [label, key, ...aliases.map(({ form }) => form)]) {
      if (!ids.has(plainPhrase(name))) ids.set(plainPhrase(name), id);
    }
  }
  return ids;
}

/** A header of cells that commas or semicolons separate instead of tabs, as spreadsheets save them. */
const CSV_HEADER = /^"?label"? ?([,;]) ?"?replace by"?\s*$/i;

/** The lines of a thesaurus without its header. */
function rowsOf(text: string): { line: number; label: string; replacement: string }[] {
  const [header = "", ...rest] = text.split(/\r\n|\n|\r/);
  const separator = CSV_HEADER.exec(header)?.[1];
  const cellsOf = (row: string) => (separator === undefined ? row.split("\t") : cellsOfCsv(row, separator));
  const rows = separator !== undefined || /^label(?:\t|$)/i.test(header) ? rest : [header, ...rest];
  const before = rows.length === rest.length ? 2 : 1;
  return rows
    .map((row, i) => {
      const [label = "", replacement = ""] = cellsOf(row).map((cell) => cell.trim());
      return { line: i + before, label, replacement };
    })
    .filter(({ label }) => label !== "");
}

const cellsOfCsv = (row: string, delimiter: string): string[] =>
  (parse(row, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][])[0] ?? [];
