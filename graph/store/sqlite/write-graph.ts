import { createHash, type Hash } from "node:crypto";
import type { ConceptRecord, IncidenceChunk, PaperMentions } from "../../contract/records.ts";
import { GraphError } from "../../util/errors.ts";
import { ChunkBuilder } from "../chunk-builder.ts";
import { conceptRow, packMentions } from "../pack-mentions.ts";
import type { GraphDraft } from "../store.ts";
import type { Connections } from "./open-database.ts";

/**
 * Makes the function that replaces the graph: one transaction, streamed, and undone when the outcome is what was there.
 * It runs over several turns of the event loop, so the caller must keep other writes of this connection away.
 */
export function graphWriter({ writer }: Connections) {
  const state = writer.prepare<[], { graph_hash: string | null }>("SELECT graph_hash FROM state");
  const fresh = writer.prepare("UPDATE state SET stale = 0");
  const renewed = writer.prepare("UPDATE state SET stale = 0, revision = revision + 1, graph_hash = ?, mentions = ?");
  const sql = {
    begin: writer.prepare("BEGIN IMMEDIATE"),
    commit: writer.prepare("COMMIT"),
    rollback: writer.prepare("ROLLBACK"),
  };

  return async function replaceGraph(graph: GraphDraft): Promise<void> {
    sql.begin.run();
    try {
      const hash = createHash("sha256");
      writeConcepts(writer, graph.concepts, hash);
      const mentions = await writeMentions(writer, graph.mentions, hash);
      const digest = hash.digest("hex");
      if (state.get()?.graph_hash === digest) {
        sql.rollback.run();
        fresh.run();
        return;
      }
      renewed.run(digest, mentions);
      sql.commit.run();
    } catch (error) {
      if (writer.inTransaction) sql.rollback.run();
      throw error;
    }
  };
}

function writeConcepts(writer: Connections["writer"], concepts: readonly ConceptRecord[], hash: Hash): void {
  writer.exec("DELETE FROM concept; INSERT INTO concept_text (concept_text) VALUES ('delete-all')");
  const insert = writer.prepare("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)");
  const index = writer.prepare("INSERT INTO concept_text (rowid, label, aliases) VALUES (?, ?, ?)");
  for (const [number, { id, key, label, aliases, papers, termhood }] of concepts.entries()) {
    const forms = JSON.stringify(aliases);
    insert.run(number, id, key, label, forms, papers, termhood);
    index.run(number, label, aliases.map((alias) => alias.form).join("\n"));
    hash.update(JSON.stringify([id, key, label, forms, papers, termhood]));
  }
}

async function writeMentions(
  writer: Connections["writer"],
  mentions: GraphDraft["mentions"],
  hash: Hash,
): Promise<number> {
  writer.exec("DELETE FROM mention; DELETE FROM incidence_chunk");
  const numbers = writer.prepare<[], [string, number]>("SELECT id, number FROM paper ORDER BY id").raw().all();
  const insert = writer.prepare("INSERT INTO mention VALUES (?, ?)");
  const insertChunk = writer.prepare("INSERT INTO incidence_chunk VALUES (?, ?, ?)");
  const saveChunk = (chunk: IncidenceChunk | undefined) => {
    if (chunk) insertChunk.run(chunk.firstPaper, bytesOf(chunk.lengths), bytesOf(chunk.concepts));
  };
  const chunks = new ChunkBuilder();
  let pairs = 0;
  let at = 0;
  const add = (of: PaperMentions) => {
    const [id, number] = numbers[at++] ?? [];
    if (id !== of.paper || number === undefined) throw papersChanged();
    const data = packMentions(of.mentions);
    if (data.length > 0) insert.run(number, data);
    hash.update(`\n${of.paper}\n`).update(data);
    const row = conceptRow(of.mentions);
    pairs += row.length;
    saveChunk(chunks.add(row));
  };
  for await (const of of mentions) add(of);
  if (at !== numbers.length) throw papersChanged();
  saveChunk(chunks.finish());
  return pairs;
}

function bytesOf(numbers: Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function papersChanged(): GraphError {
  return new GraphError("CONFLICT", "The papers changed while their graph was being made", {
    hint: "Run the extraction again: it takes up where it stopped.",
  });
}
