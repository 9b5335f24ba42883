import type { StoredPaper } from "../../store.ts";
import { storedList, storedText } from "../database/damage.ts";
import type { Connections } from "../database/open-database.ts";
import { wordCounter } from "../database/words.ts";
import { difference, rowOf, STORED_COLUMNS, type StoredPaperRow } from "./paper-rows.ts";

type NewRow = ReturnType<typeof rowOf>;

/** Makes the function that removes and saves papers in one transaction. */
export function paperWriter({ writer }: Connections, forgetBasis: () => void) {
  const find = writer.prepare<[string], StoredPaperRow>(`SELECT number, ${STORED_COLUMNS} FROM paper WHERE id = ?`);
  const insert = writer.prepare<NewRow>(
    `INSERT INTO paper (${STORED_COLUMNS})
     VALUES (@id, @title, @abstract, @year, @venue, @authors, @keywords, @doi, @url, @keys, @records, @sources)`,
  );
  const update = writer.prepare<NewRow>(
    `UPDATE paper SET title = @title, abstract = @abstract, year = @year, venue = @venue, authors = @authors,
       keywords = @keywords, doi = @doi, url = @url, keys = @keys, records = @records,
       sources = @sources WHERE id = @id`,
  );
  const texts = textIndex(writer);
  const clearExtractor = writer.prepare("UPDATE paper SET extractor = NULL, in_graph = 0 WHERE number = ?");
  const drop = writer.prepare("DELETE FROM paper WHERE number = ?");
  const bump = writer.prepare(
    "UPDATE state SET revision = revision + 1, stale = max(stale, ?), graph_hash = iif(?, NULL, graph_hash)",
  );

  const forget = forgetter(writer, forgetBasis);

  const changeKeys = listChanger(writer, "paper_key", "key");
  const changeSources = listChanger(writer, "paper_source", "source");

  const remove = (id: string): boolean => {
    const row = find.get(id);
    if (!row) return false;
    changeKeys(row.number, row.keys, "[]");
    changeSources(row.number, row.sources, "[]");
    texts.drop(row.number);
    forget(row.number);
    drop.run(row.number);
    return true;
  };

  const save = (row: NewRow): "text" | "shown" | "none" => {
    const previous = find.get(row.id);
    if (!previous) {
      const number = Number(insert.run(row).lastInsertRowid);
      changeKeys(number, "[]", row.keys);
      changeSources(number, "[]", row.sources);
      texts.add(number, row);
      return "text";
    }
    const change = difference(previous, row);
    if (change === "none") return "none";
    update.run(row);
    changeKeys(previous.number, previous.keys, row.keys);
    changeSources(previous.number, previous.sources, row.sources);
    if (change === "text") {
      texts.drop(previous.number);
      texts.add(previous.number, row);
      forget(previous.number);
      clearExtractor.run(previous.number);
    }
    return change === "hidden" ? "none" : change;
  };

  return writer.transaction((papers: readonly StoredPaper[], removed: readonly string[]) => {
    const changes = new Set<string>();
    for (const id of removed) if (remove(id)) changes.add("text");
    const read = papers.filter((paper) => {
      const change = save(rowOf(paper));
      changes.add(change);
      return change === "text";
    });
    texts.countWords(read.map(({ title, abstract }) => `${title} ${abstract}`));
    if (changes.has("text")) bump.run(1, 1);
    else if (changes.has("shown")) bump.run(0, 0);
  }).immediate;
}

/** Makes the functions that keep the full-text index in step with the papers. */
function textIndex(writer: Connections["writer"]) {
  const add = writer.prepare("INSERT INTO paper_text (rowid, title, abstract) VALUES (?, ?, ?)");
  const drop = writer.prepare("DELETE FROM paper_text WHERE rowid = ?");
  return {
    add: (number: number, { title, abstract }: NewRow) => add.run(number, title, abstract),
    drop: (number: number) => drop.run(number),
    countWords: wordCounter(writer),
  };
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

/** Makes the function that keeps the index over a list of a paper in step with the list, both as JSON. */
function listChanger(writer: Connections["writer"], table: "paper_key" | "paper_source", column: string) {
  const add = writer.prepare(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`);
  const drop = writer.prepare(`DELETE FROM ${table} WHERE ${column} = ? AND paper = ?`);
  return (number: number, before: string, after: string): void => {
    if (before === after) return;
    for (const value of storedList(before, storedText)) drop.run(value, number);
    for (const value of storedList(after, storedText)) add.run(value, number);
  };
}
