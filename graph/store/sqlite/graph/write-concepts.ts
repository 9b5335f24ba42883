import type { ConceptRecord } from "../../../contract/records.ts";
import { compareIds } from "../../../shared/text.ts";
import type { Connections } from "../database/open-database.ts";
import { CONCEPT_COLUMNS, storedAliases } from "./concept-rows.ts";

type StoredRow = [
  number: number,
  id: string,
  key: string,
  label: string,
  aliases: string,
  papers: number,
  termhood: number,
];

const ROWS = `SELECT number, ${CONCEPT_COLUMNS} FROM concept`;

/** Makes the functions over single rows of concepts, with the words by which they are searched. */
function conceptRows({ writer }: Connections) {
  const insert = writer.prepare("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)");
  const update = writer.prepare(
    "UPDATE concept SET key = ?, label = ?, aliases = ?, papers = ?, termhood = ? WHERE number = ?",
  );
  const remove = writer.prepare("DELETE FROM concept WHERE number = ?");
  const addText = writer.prepare("INSERT INTO concept_text (rowid, label, aliases) VALUES (?, ?, ?)");
  const dropText = writer.prepare("DELETE FROM concept_text WHERE rowid = ?");
  return {
    drop(number: number): void {
      remove.run(number);
      dropText.run(number);
    },
    add(number: number, { id, key, label, aliases, papers, termhood }: ConceptRecord): void {
      insert.run(number, id, key, label, JSON.stringify(aliases), papers, termhood);
      addText.run(number, label, formsOf(aliases));
    },
    /** True when the stored row had to change. */
    renew([number, , ...before]: StoredRow, { key, label, aliases, papers, termhood }: ConceptRecord): boolean {
      const after = [key, label, JSON.stringify(aliases), papers, termhood];
      if (after.every((value, i) => value === before[i])) return false;
      update.run(...after, number);
      // Mostly only the number of papers differs, and the words by which it is found are the same.
      if (label !== before[1] || formsOf(aliases) !== formsOf(storedAliases(before[2]))) {
        dropText.run(number);
        addText.run(number, label, formsOf(aliases));
      }
      return true;
    },
  };
}

/**
 * Makes the functions that bring the concepts up to date: only what differs is written. A concept keeps its number in the
 * file for life, so that the mentions of papers that nothing happened to stay as they are.
 */
export function conceptWriter(connections: Connections) {
  const { reader, writer } = connections;
  const stored = reader.prepare<[], StoredRow>(`${ROWS} ORDER BY id`).raw();
  const storedOne = writer.prepare<[string], StoredRow>(`${ROWS} WHERE id = ?`).raw();
  const last = writer.prepare<[], number | null>("SELECT max(number) FROM concept").pluck();
  const { drop, add, renew } = conceptRows(connections);
  const unused = () => (last.get() ?? -1) + 1;

  /** Concepts sorted by id; in a transaction of the writer. Gives the number of each in the file, and whether any changed. */
  const replace = (concepts: readonly ConceptRecord[]): { numbers: Int32Array; changed: boolean } => {
    const numbers = new Int32Array(concepts.length);
    let next = unused();
    let changed = false;
    let at = 0;
    /** Adds the concepts that come before a stored one. */
    const addUntil = (id: string | undefined) => {
      for (; at < concepts.length; at++) {
        const concept = concepts[at]!;
        if (id !== undefined && compareIds(concept.id, id) >= 0) return;
        changed = true;
        numbers[at] = next;
        add(next++, concept);
      }
    };
    for (const row of stored.iterate()) {
      const [number, id] = row;
      addUntil(id);
      const concept = concepts[at];
      if (concept?.id !== id) {
        changed = true;
        drop(number);
        continue;
      }
      numbers[at++] = number;
      if (renew(row, concept)) changed = true;
    }
    addUntil(undefined);
    return { numbers, changed };
  };

  /** Writes some concepts and removes others, in a transaction of the writer; numbers that become free are not given again. */
  const change = (concepts: readonly ConceptRecord[], removed: readonly string[]): void => {
    let next = unused();
    for (const id of removed) {
      const row = storedOne.get(id);
      if (row) drop(row[0]);
    }
    for (const concept of concepts) {
      const row = storedOne.get(concept.id);
      if (row) renew(row, concept);
      else add(next++, concept);
    }
  };

  return { replace, change };
}

function formsOf(aliases: ConceptRecord["aliases"]): string {
  return aliases.map((alias) => alias.form).join("\n");
}
