import { randomUUID } from "node:crypto";
import { GraphError } from "../../util/errors.ts";
import type { GraphStore } from "../store.ts";
import { applyDraft } from "./apply-draft.ts";
import { candidateNodes, saveCandidateNodes } from "./candidate-nodes.ts";
import { readConcepts } from "./concept-nodes.ts";
import { connectNeo4j, type Neo4jCredentials } from "./connection.ts";
import { takeFillingLease } from "./filling-lease.ts";
import { neo4jDatabase } from "./graph-database.ts";
import { prepareSchema } from "./graph-schema.ts";
import { graphNodeReader } from "./read-graph-nodes.ts";
import { paperNodeReader } from "./read-paper-nodes.ts";
import { replaceGraphNodes } from "./replace-graph.ts";
import { savePaperNodes } from "./save-paper-nodes.ts";
import { smallNodes } from "./small-nodes.ts";

/** Opens a store in a Neo4j database. */
export async function openNeo4jStore(url: string, create: boolean, credentials: Neo4jCredentials): Promise<GraphStore> {
  const connection = await connectNeo4j(url, credentials);
  try {
    await prepareSchema(connection, create);
  } catch (error) {
    await connection.driver.close();
    throw error;
  }
  const read = paperNodeReader(connection);
  const graph = graphNodeReader(connection);
  const small = smallNodes(connection);
  let filling = false;

  return {
    url,
    graphDatabase: neo4jDatabase(connection),
    ...small,
    close: () => connection.driver.close(),
    async filling(work) {
      if (filling) throw new GraphError("CONFLICT", `Papers are being added to ${url} already`);
      filling = true;
      const release = connection.bePatient();
      try {
        const giveBack = await takeFillingLease(connection, randomUUID());
        try {
          await applyDraft(connection);
          return await work();
        } finally {
          await giveBack();
        }
      } finally {
        release();
        filling = false;
      }
    },

    papersByKeys: read.papersByKeys,
    savePapers: (papers, removed = []) => savePaperNodes(connection, papers, removed),
    papers: read.papers,
    allPapers: read.allPapers,
    paperColumns: read.paperColumns,
    searchPapers: (query, limit) => read.search("paper_text", query, limit),
    searchConcepts: (query, limit) => read.search("concept_text", query, limit),

    papersToExtract: (extractor, limit, after = "") => read.papersToExtract(extractor, limit, after),
    saveCandidates: (extractor, batch) => saveCandidateNodes(connection, extractor, batch),
    candidates: (extractor) => candidateNodes(connection, extractor),

    replaceGraph: (draft) => replaceGraphNodes(connection, draft),
    concepts: () => readConcepts(connection),
    mentions: graph.mentions,
    incidences: graph.incidences,
  };
}
