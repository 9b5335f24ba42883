import type { BasisChange, GraphBasis } from "../../../contract/records.ts";
import type { GraphChange, GraphDraft } from "../../store.ts";
import type { Connections, scanner } from "../database/open-database.ts";
import { changeWriter } from "./change-graph.ts";
import { chunkWriter } from "./write-chunks.ts";
import { conceptWriter } from "./write-concepts.ts";
import { mentionWriter } from "./write-mentions.ts";

/**
 * Makes the functions that replace or change the graph: one transaction, streamed, that writes what differs from what is
 * there. It runs over several turns of the event loop, so the caller must keep other writes of this connection away.
 */
export function graphWriter(
  connections: Connections,
  scan: ReturnType<typeof scanner>,
  saveBasis: (basis: BasisChange) => void,
) {
  const { writer } = connections;
  const concepts = conceptWriter(connections);
  const chunks = chunkWriter(connections);
  const mentions = mentionWriter(connections, scan, chunks);
  const change = changeWriter(connections, concepts, mentions, chunks);
  const isCurrent = writer.prepare<[], number>("SELECT graph_hash IS NOT NULL FROM state").pluck();
  const enter = writer.prepare("UPDATE paper SET in_graph = 1 WHERE NOT in_graph");
  const fresh = writer.prepare("UPDATE state SET stale = 0");
  const renewed = writer.prepare(
    "UPDATE state SET stale = 0, revision = revision + 1, graph_hash = 'current', mentions = ?",
  );
  const sql = {
    begin: writer.prepare("BEGIN IMMEDIATE"),
    commit: writer.prepare("COMMIT"),
    rollback: writer.prepare("ROLLBACK"),
  };
  const inTransaction = async (work: () => void | Promise<void>) => {
    sql.begin.run();
    try {
      await work();
      sql.commit.run();
    } catch (error) {
      if (writer.inTransaction) sql.rollback.run();
      throw error;
    }
  };

  return {
    replaceGraph: (graph: GraphDraft): Promise<void> =>
      inTransaction(async () => {
        const { numbers, changed } = concepts.replace(graph.concepts);
        const written = await mentions.replace(graph.mentions, numbers);
        enter.run();
        if (changed || written.changed || isCurrent.get() !== 1) renewed.run(written.pairs);
        else fresh.run();
        saveBasis(wholeOf(graph.basis?.() ?? new Map()));
      }),
    changeGraph: (graph: GraphChange): Promise<void> =>
      inTransaction(() => {
        renewed.run(change(graph));
        enter.run();
        saveBasis(graph.basis());
      }),
  };
}

/** A basis of which nothing is kept from another one. */
function wholeOf(basis: GraphBasis): BasisChange {
  return new Map([...basis].map(([part, bytes]) => [part, { kept: 0, bytes }]));
}
