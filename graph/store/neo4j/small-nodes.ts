import type { Decision, GraphReader, StoreSummary } from "../store.ts";
import type { Connection } from "./connection/connection.ts";
import { IN_GRAPH } from "./connection/names.ts";
import { fromBytes, toBytes } from "./connection/values.ts";

interface SummaryRow extends Omit<StoreSummary, "facts"> {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

interface DecisionRow extends Omit<Decision, "action"> {
  readonly action: string;
}

/** Makes the functions over state, facts and decisions. */
export function smallNodes(connection: Connection) {
  return {
    async summary(extractor: string): Promise<StoreSummary> {
      const [row] = await connection.read((run) =>
        run<{ summary: SummaryRow }>(
          `MATCH (s:IsthmusState {name: 'state'})
           CALL { MATCH (p:IsthmusPaper) RETURN count(p) AS stored }
           CALL { MATCH (p:IsthmusPaper) WHERE ${IN_GRAPH} RETURN count(p) AS papers }
           CALL { MATCH (r:IsthmusRecord) WHERE r.extractor = $extractor RETURN count(r) AS extracted }
           RETURN s {.revision, .stale, .mentions, .concepts, papers: papers, waiting: stored - papers,
             pending: stored - extracted,
             facts: COLLECT { MATCH (f:IsthmusFact) RETURN f {.name, .value} ORDER BY f.name }} AS summary`,
          { extractor },
        ),
      );
      if (!row) throw new Error("The state of the store is missing.");
      const { facts, ...counts } = row.get("summary");
      return { ...counts, facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])) };
    },

    async revision(): Promise<number> {
      const [row] = await connection.read((run) =>
        run<{ revision: number }>("MATCH (s:IsthmusState {name: 'state'}) RETURN s.revision AS revision"),
      );
      return row?.get("revision") ?? 0;
    },

    async setFact(name: string, value: string): Promise<void> {
      await connection.write((run) => run("MERGE (f:IsthmusFact {name: $name}) SET f.value = $value", { name, value }));
    },

    async decisions(): Promise<Decision[]> {
      const rows = await connection.read((run) =>
        run<{ decision: DecisionRow }>(
          "MATCH (d:IsthmusDecision) RETURN d {.sequence, .at, .by, .action, .why} AS decision ORDER BY d.sequence",
        ),
      );
      return rows.map((row) => {
        const { sequence, at, by, action, why } = row.get("decision");
        return { sequence, at, by, action: JSON.parse(action) as Decision["action"], why };
      });
    },

    async appendDecisions(added: readonly Omit<Decision, "sequence">[]): Promise<void> {
      if (added.length === 0) return;
      const rows = added.map(({ at, by, action, why }) => ({ at, by, action: JSON.stringify(action), why }));
      await connection.write((run) =>
        run(
          `MATCH (s:IsthmusState {name: 'state'}) SET s.revision = s.revision + 1
           WITH s, COUNT { (:IsthmusDecision) } AS before
           UNWIND range(0, size($rows) - 1) AS i
           CREATE (d:IsthmusDecision {sequence: before + i + 1}) SET d += $rows[i]`,
          { rows },
        ),
      );
    },
  };
}

/** Makes the functions over derived data. */
export function derivedNodes(connection: Connection): Pick<GraphReader, "derived" | "saveDerived" | "forgetDerived"> {
  return {
    async derived(name: string, revision: number): Promise<Uint8Array | undefined> {
      const [row] = await connection.read((run) =>
        run<{ data: Int8Array }>(
          "MATCH (d:IsthmusDerived {name: $name}) WHERE d.revision = $revision RETURN d.data AS data",
          { name, revision },
        ),
      );
      return row && fromBytes(row.get("data"));
    },

    async saveDerived(name: string, revision: number, data: Uint8Array): Promise<void> {
      await connection.write((run) =>
        run(
          `MERGE (d:IsthmusDerived {name: $name})
           WITH d WHERE coalesce(d.revision, -1) <= $revision
           SET d.revision = toInteger($revision), d.data = $data`,
          { name, revision, data: toBytes(data) },
        ),
      );
    },

    async forgetDerived(beginning: string, isUnused: (name: string, revision: number) => boolean): Promise<void> {
      const found = await connection.read((run) =>
        run<{ name: string; revision: number }>(
          "MATCH (d:IsthmusDerived) WHERE d.name STARTS WITH $beginning RETURN d.name AS name, d.revision AS revision",
          { beginning },
        ),
      );
      const rows = found.map((row) => ({ name: row.get("name"), revision: row.get("revision") }));
      const unused = rows.filter(({ name, revision }) => isUnused(name, revision));
      if (unused.length === 0) return;
      await connection.write((run) =>
        run(
          "UNWIND $unused AS row MATCH (d:IsthmusDerived {name: row.name}) WHERE d.revision = row.revision DELETE d",
          {
            unused,
          },
        ),
      );
    },
  };
}
