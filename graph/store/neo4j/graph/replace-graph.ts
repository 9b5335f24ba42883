import neo4j from "neo4j-driver";
import type { GraphDraft } from "../../store.ts";
import type { Connection } from "../connection/connection.ts";
import { applyDraft } from "./apply-draft.ts";
import { discardDraft, stageDraft } from "./stage-draft.ts";

/**
 * Replaces the graph in three steps, each of flat memory: the draft is staged where no reader looks; one small transaction
 * declares it to be the graph (from then on readers take it); then it is applied to nodes and relationships. Killed at any
 * moment, the store contains the previous graph or the new one, and the next fill finishes the work.
 */
export async function replaceGraphNodes(connection: Connection, draft: GraphDraft): Promise<void> {
  await applyDraft(connection);
  try {
    const { hash, mentions } = await stageDraft(connection, draft);
    const [same] = await connection.write((run) =>
      run<{ same: boolean }>(
        `MATCH (s:IsthmusState {name: 'state'})
         WITH s, coalesce(s.graphHash, '') = $hash AS same
         SET s.stale = false, s.applying = NOT same, s.graphHash = $hash, s.mentions = $mentions,
           s.concepts = $concepts,
           s.revision = s.revision + CASE WHEN same THEN 0 ELSE 1 END
         WITH same
         OPTIONAL MATCH (c:IsthmusCommunity) WHERE NOT same SET c.stale = true
         RETURN DISTINCT same`,
        { hash, mentions: neo4j.int(mentions), concepts: neo4j.int(draft.concepts.length) },
      ),
    );
    if (same?.get("same")) await discardDraft(connection);
  } catch (error) {
    await discardDraft(connection).catch(() => undefined);
    throw error;
  }
  await applyDraft(connection);
}
