import type { StoredPaper } from "../../store.ts";
import { storedList, storedText } from "../database/damage.ts";
import type { Connections } from "../database/open-database.ts";
import { difference, PAPER_COLUMNS, rowOf, type StoredPaperRow } from "./paper-rows.ts";

type NewRow = ReturnType<typeof rowOf>;

/** Makes the function that removes and saves papers in one transaction. */
export function paperWriter({ writer }: Connections, forgetBasis: () => void) {
  const find = writer.prepare<[string], StoredPaperRow>(
    `SELECT number, ${PAPER_COLUMNS}, keys, records FROM paper WHERE id = ?`,
  );
  const insert = writer.prepare<NewRow>(
    `INSERT INTO paper (${PAPER_COLUMNS}, keys, records)
     VALUES (@id, @title, @abstract, @year, @venue, @authors, @keywords, @doi, @url, @keys, @records)`,
  );
  const update = writer.prepare<NewRow>(
    `UPDATE paper SET title = @title, abstract = @abstract, year = @year, venue = @venue, authors = @authors,
       keywords = @keywords, doi = @doi, url = @url, keys = @keys, records = @records WHERE id = @id`,
  );
  const addKey = writer.prepare("INSERT OR IGNORE INTO paper_key VALUES (?, ?)");
  const dropKey = writer.prepare("DELETE FROM paper_key WHERE key = ? AND paper = ?");
  const addText = writer.prepare("INSERT INTO paper_text (rowid, title, abstract) VALUES (?, ?, ?)");
  const dropText = writer.prepare("DELETE FROM paper_text WHERE rowid = ?");
  const clearExtractor = writer.prepare("UPDATE paper SET extractor = NULL WHERE number = ?");
  const drop = writer.prepare("DELETE FROM paper WHERE number = ?");
  const bump = writer.prepare(
    "UPDATE state SET revision = revision + 1, stale = max(stale, ?), graph_hash = iif(?, NULL, graph_hash)",
  );

  const forget = forgetter(writer, forgetBasis);

  const changeKeys = (number: number, before: string, after: string) => {
    if (before === after) return;
    for (const key of storedList(before, storedText)) dropKey.run(key, number);
    for (const key of storedList(after, storedText)) addKey.run(key, number);
  };

  const remove = (id: string): boolean => {
    const row = find.get(id);
    if (!row) return false;
    changeKeys(row.number, row.keys, "[]");
    dropText.run(row.number);
    forget(row.number);
    drop.run(row.number);
    return true;
  };

  const save = (row: NewRow): "text" | "shown" | "none" => {
    const former = find.get(row.id);
    if (!former) {
      const number = Number(insert.run(row).lastInsertRowid);
      changeKeys(number, "[]", row.keys);
      addText.run(number, row.title, row.abstract);
      return "text";
    }
    const change = difference(former, row);
    if (change === "none") return "none";
    update.run(row);
    changeKeys(former.number, former.keys, row.keys);
    if (change === "text") {
      dropText.run(former.number);
      addText.run(former.number, row.title, row.abstract);
      forget(former.number);
      clearExtractor.run(former.number);
    }
    return change === "hidden" ? "none" : change;
  };

  return writer.transaction((papers: readonly StoredPaper[], removed: readonly string[]) => {
    const changes = new Set<string>();
    for (const id of removed) if (remove(id)) changes.add("text");
    for (const paper of papers) changes.add(save(rowOf(paper)));
    if (changes.has("text")) bump.run(1, 1);
    else if (changes.has("shown")) bump.run(0, 0);
  }).immediate;
}

/** Makes the function that forgets what was extracted from a paper, and with it the basis of the graph. */
function forgetter(writer: Connections["writer"], forgetBasis: () => void) {
  const dropCandidates = writer.prepare("DELETE FROM candidate WHERE paper = ?");
  const dropMentions = writer.prepare("DELETE FROM mention WHERE paper = ?");
  return (number: number): void => {
    if (dropCandidates.run(number).changes > 0) forgetBasis();
    dropMentions.run(number);
  };
}
