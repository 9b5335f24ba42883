import { createPause } from "../../shared/pauses.ts";
import type { Decision, GraphReader, SourceHoldings, SourceLog, StoredSource, StoreSummary } from "../store.ts";
import { DamageError, seal, storedJson, storedNumber, storedText, unseal } from "./database/damage.ts";
import type { Connections } from "./database/open-database.ts";
import { STORED_COLUMNS, type StoredPaperRow, storedPaperOf } from "./papers/paper-rows.ts";

interface DecisionRow extends Omit<Decision, "action"> {
  readonly action: string;
}

/** Makes the functions over state, facts and decisions. */
export function smallTables({ reader, writer }: Connections) {
  const summary = reader.prepare<[string], { revision: number; stale: number; mentions: number } & Counts>(
    // One sweep over an index: a server asks for this often.
    `SELECT revision, stale, mentions, papers, waiting, pending, (SELECT count(*) FROM concept) AS concepts FROM state, (
       SELECT total(in_graph) AS papers, total(NOT in_graph) AS waiting, total(extractor IS NOT ?) AS pending
       FROM paper INDEXED BY paper_columns
     )`,
  );
  const facts = reader.prepare<[], [string, string]>("SELECT name, value FROM fact ORDER BY name").raw();
  const revision = reader.prepare<[], number>("SELECT revision FROM state").pluck();
  const setFact = writer.prepare("INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const decisions = reader.prepare<[], DecisionRow>(
    'SELECT sequence, at, "by", action, why FROM decision ORDER BY sequence',
  );
  const addDecision = writer.prepare('INSERT INTO decision (at, "by", action, why) VALUES (?, ?, ?, ?)');
  const bump = writer.prepare("UPDATE state SET revision = revision + 1");

  return {
    summary(extractor: string): StoreSummary {
      const row = summary.get(extractor);
      if (!row) throw new DamageError("The state of the store is missing.");
      const named = facts.all().map(([name, value]) => [storedText(name), storedText(value)]);
      for (const count of [row.revision, row.mentions]) storedNumber(count);
      return { ...row, stale: row.stale === 1, facts: Object.fromEntries(named) };
    },
    revision: (): number => storedNumber(revision.get()),
    setFact: (name: string, value: string) => void setFact.run(name, value),
    decisions: (): Decision[] =>
      decisions.all().map((row) => ({ ...row, action: storedJson(row.action) as Decision["action"] })),
    appendDecisions: writer.transaction((added: readonly Omit<Decision, "sequence">[]) => {
      for (const { at, by, action, why } of added) addDecision.run(at, by, JSON.stringify(action), why);
      if (added.length > 0) bump.run();
    }).immediate,
  };
}

/** Makes the functions over derived data. */
export function derivedTable({ reader, writer }: Connections, onReader: Step, onWriter: Step): DerivedTable {
  const derived = reader
    .prepare<[string, number], Uint8Array>("SELECT data FROM derived WHERE name = ? AND revision = ?")
    .pluck();
  const saveDerived = writer.prepare(
    `INSERT INTO derived VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET revision = excluded.revision, data = excluded.data
     WHERE excluded.revision >= derived.revision`,
  );
  // Of a result only the first page is read: the revision stands before the bytes.
  const derivedNames = reader.prepare<[string, string], { name: string; revision: number }>(
    "SELECT name, revision FROM derived WHERE name >= ? AND name < ?",
  );
  const forgetDerived = writer.prepare("DELETE FROM derived WHERE name = ? AND revision = ?");

  /** What is damaged is computed again. */
  function recall(name: string, revision: number): Uint8Array | undefined {
    try {
      const sealed = derived.get(name, revision);
      return sealed && unseal(sealed);
    } catch (error) {
      if (error instanceof DamageError) return undefined;
      throw error;
    }
  }

  return {
    derived: (name, revision) => onReader(() => recall(name, revision)),
    saveDerived: (name, revision, data) => onWriter(() => void saveDerived.run(name, revision, seal(data))),
    async forgetDerived(beginning, isUnused) {
      const pause = createPause();
      for (const { name, revision } of await onReader(() => derivedNames.all(beginning, `${beginning}\u{10ffff}`))) {
        if (isUnused(name, revision)) await onWriter(() => void forgetDerived.run(name, revision));
        await pause();
      }
    },
  };
}

type DerivedTable = Pick<GraphReader, "derived" | "saveDerived" | "forgetDerived">;
/** Runs a step on a connection, so that its errors are those that users read. */
type Step = <T>(step: () => T) => Promise<T>;

interface Counts {
  readonly papers: number;
  readonly concepts: number;
  readonly pending: number;
  readonly waiting: number;
}

/** Makes the functions over sources and their papers. */
export function sourceTable({ reader, writer }: Connections, onReader: Step, onWriter: Step): SourceLog {
  const all = reader.prepare<[], string>("SELECT data FROM source ORDER BY id").pluck();
  const save = writer.prepare("INSERT INTO source VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const forget = writer.prepare("DELETE FROM source WHERE id = ?");
  const holdings = reader.prepare<[], SourceHoldings>(
    `SELECT source, count(*) AS papers, sum(holders = 1) AS only, sum(waits) AS waiting FROM (
       SELECT source, held.paper IN (SELECT number FROM paper INDEXED BY paper_columns WHERE NOT in_graph) AS waits,
         (SELECT count(*) FROM paper_source AS other WHERE other.paper = held.paper) AS holders
       FROM paper_source AS held
     ) GROUP BY source`,
  );
  const papers = reader.prepare<[string, string, number], StoredPaperRow>(
    `SELECT number, ${STORED_COLUMNS} FROM paper
     WHERE number IN (SELECT paper FROM paper_source WHERE source = ?) AND id > ? ORDER BY id LIMIT ?`,
  );
  return {
    list: () => onReader(() => all.all().map((data) => storedJson(data) as StoredSource)),
    save: (source) => onWriter(() => void save.run(source.id, JSON.stringify(source))),
    forget: (id) => onWriter(() => void forget.run(id)),
    holdings: () => onReader(() => holdings.all()),
    papersOf: (id, limit, after = "") => onReader(() => papers.all(id, after, limit).map(storedPaperOf)),
  };
}
