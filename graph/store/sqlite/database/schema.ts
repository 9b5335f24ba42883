import type { Database } from "better-sqlite3";
import { seal } from "./damage.ts";

/** "Isth": tells our files from other SQLite databases. */
export const APPLICATION_ID = 0x49737468;

/** Each entry takes a store from schema version i to i + 1; never change one that was released. */
const migrations = [
  `
  CREATE TABLE state (
    revision INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    graph_hash TEXT
  );
  INSERT INTO state VALUES (0, 0, 0, NULL);
  CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE paper (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    extractor TEXT,
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    year INTEGER,
    venue TEXT,
    authors TEXT NOT NULL,
    keywords TEXT NOT NULL,
    doi TEXT,
    url TEXT,
    keys TEXT NOT NULL,
    records TEXT NOT NULL
  );
  CREATE INDEX paper_columns ON paper (id, year, venue);
  CREATE TABLE paper_key (
    key TEXT NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (key, paper)
  ) WITHOUT ROWID;
  CREATE TABLE candidate (paper INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE concept (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    aliases TEXT NOT NULL,
    papers INTEGER NOT NULL,
    termhood REAL NOT NULL
  );
  CREATE TABLE mention (paper INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE incidence_chunk (first_paper INTEGER PRIMARY KEY, lengths BLOB NOT NULL, concepts BLOB NOT NULL);
  CREATE TABLE derived (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, data BLOB NOT NULL);
  CREATE TABLE decision (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    why TEXT
  );
  CREATE VIRTUAL TABLE paper_text USING fts5(
    title, abstract, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE concept_text USING fts5(
    label, aliases, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
  );
  `,
  // concepts keep their numbers when others come and go; their order is that of their ids
  "CREATE UNIQUE INDEX concept_id ON concept (id);",
  // Which papers wait for extraction is read from the index: the table itself contains all abstracts.
  "DROP INDEX paper_columns; CREATE INDEX paper_columns ON paper (id, year, venue, extractor);",
  // What the graph was decided from, in chunks, of which only those that differ are written.
  "CREATE TABLE basis (part TEXT NOT NULL, piece INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (part, piece));",
  // blobs end with their checksum
  `
  UPDATE candidate SET data = seal(data);
  UPDATE mention SET data = seal(data);
  UPDATE incidence_chunk SET lengths = seal(lengths), concepts = seal(concepts);
  UPDATE derived SET data = seal(data);
  UPDATE basis SET data = seal(data);
  `,
  // Papers count once they are in the graph; source '0' = unknown.
  `
  ALTER TABLE paper ADD COLUMN in_graph INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE paper ADD COLUMN sources TEXT NOT NULL DEFAULT '["0"]';
  UPDATE paper SET in_graph = 1 WHERE extractor IS NOT NULL;
  UPDATE state SET stale = 1 WHERE EXISTS (SELECT 1 FROM paper WHERE in_graph = 0);
  UPDATE state SET graph_hash = NULL, revision = revision + 1 WHERE EXISTS (SELECT 1 FROM paper WHERE in_graph = 0);
  DROP INDEX paper_columns;
  CREATE INDEX paper_columns ON paper (id, year, venue, extractor, in_graph);
  CREATE TABLE source (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
  CREATE TABLE paper_source (source TEXT NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (source, paper)) WITHOUT ROWID;
  CREATE INDEX paper_source_paper ON paper_source (paper);
  INSERT INTO paper_source SELECT '0', number FROM paper;
  `,
  // Beginnings of one and two letters have lists of their own: to merge those of thousands of words takes a hundred times as long.
  `
  DROP TABLE paper_text;
  CREATE VIRTUAL TABLE paper_text USING fts5(
    title, abstract, content='', contentless_delete=1, prefix='1 2', tokenize='porter unicode61 remove_diacritics 2'
  );
  INSERT INTO paper_text (rowid, title, abstract) SELECT number, title, abstract FROM paper;
  `,
  // Words with their endings, which the full-text index takes off; see words.ts.
  `
  CREATE TABLE word (word TEXT PRIMARY KEY, papers INTEGER NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE temp.whole_words USING fts5(
    text, content='', detail=none, tokenize='unicode61 remove_diacritics 2'
  );
  INSERT INTO temp.whole_words (rowid, text) SELECT number, title || ' ' || abstract FROM paper;
  CREATE VIRTUAL TABLE temp.whole_word USING fts5vocab('temp', 'whole_words', 'row');
  INSERT INTO word SELECT term, doc FROM temp.whole_word;
  DROP TABLE temp.whole_word;
  DROP TABLE temp.whole_words;
  `,
];

/** The schema version that this release writes. */
export const SCHEMA_VERSION = migrations.length;

/** Brings an open store up to date; all steps are one transaction. */
export function migrate(database: Database): void {
  database.function("seal", (blob: Uint8Array) => seal(blob));
  const upgrade = database.transaction(() => {
    const version = database.pragma("user_version", { simple: true }) as number;
    for (const step of migrations.slice(version)) database.exec(step);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  upgrade.immediate();
}
