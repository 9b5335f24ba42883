import type { GraphDraft } from "../store.ts";
import type { Connections } from "./open-database.ts";
import type { scanner } from "./scan.ts";
import { conceptWriter } from "./write-concepts.ts";
import { mentionWriter } from "./write-mentions.ts";

/**
 * Makes the function that replaces the graph: one transaction, streamed, that writes what differs from what is there. It runs
 * over several turns of the event loop, so the caller must keep other writes of this connection away.
 */
export function graphWriter(connections: Connections, scan: ReturnType<typeof scanner>) {
  const { writer } = connections;
  const writeConcepts = conceptWriter(connections);
  const writeMentions = mentionWriter(connections, scan);
  const isCurrent = writer.prepare<[], number>("SELECT graph_hash IS NOT NULL FROM state").pluck();
  const fresh = writer.prepare("UPDATE state SET stale = 0");
  const renewed = writer.prepare(
    "UPDATE state SET stale = 0, revision = revision + 1, graph_hash = 'current', mentions = ?",
  );
  const sql = {
    begin: writer.prepare("BEGIN IMMEDIATE"),
    commit: writer.prepare("COMMIT"),
    rollback: writer.prepare("ROLLBACK"),
  };

  return async function replaceGraph(graph: GraphDraft): Promise<void> {
    sql.begin.run();
    try {
      const concepts = writeConcepts(graph.concepts);
      const mentions = await writeMentions(graph.mentions, concepts.numbers);
      if (concepts.changed || mentions.changed || isCurrent.get() !== 1) renewed.run(mentions.pairs);
      else fresh.run();
      sql.commit.run();
    } catch (error) {
      if (writer.inTransaction) sql.rollback.run();
      throw error;
    }
  };
}
