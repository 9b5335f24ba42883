import { randomUUID } from "node:crypto";
import { GraphError } from "../../shared/errors.ts";
import { toArray } from "../../shared/streams.ts";
import { columnsOf } from "../columns.ts";
import type { GraphStore } from "../store.ts";
import { parseAddress } from "./connection/address.ts";
import { type Connection, connectNeo4j, type Neo4jCredentials } from "./connection/connection.ts";
import { takeFillLease } from "./connection/fill-lease.ts";
import { applyDraft } from "./graph/apply-draft.ts";
import { eachConcept } from "./graph/concept-nodes.ts";
import { graphNodeReader } from "./graph/read-graph-nodes.ts";
import { replaceGraphNodes } from "./graph/replace-graph.ts";
import { neo4jDatabase } from "./neo4j-graph-database.ts";
import { candidateNodes, saveCandidateNodes } from "./papers/candidate-nodes.ts";
import { matchingPapers, paperNodeReader, searchNodes } from "./papers/read-paper-nodes.ts";
import { savePaperNodes } from "./papers/save-paper-nodes.ts";
import { sourceNodes } from "./papers/source-nodes.ts";
import { openGraph } from "./schema/open-graph.ts";
import { derivedNodes, smallNodes } from "./small-nodes.ts";

/** Opens a store in a Neo4j database. */
export async function openNeo4jStore(url: string, create: boolean, credentials: Neo4jCredentials): Promise<GraphStore> {
  const connection = await connect(url, create, credentials);
  const read = paperNodeReader(connection);
  const graph = graphNodeReader(connection);
  const small = smallNodes(connection);
  let filling = false;

  return {
    url: connection.url,
    graphDatabase: neo4jDatabase(connection),
    growth: null,
    sources: sourceNodes(connection),
    summary: small.summary,
    revision: small.revision,
    decisions: small.decisions,
    appendDecisions: small.appendDecisions,
    ...derivedNodes(connection),
    setFact: small.setFact,
    close: () => connection.driver.close(),
    async withFillLock(work) {
      if (filling) {
        throw new GraphError("CONFLICT", `Papers are being added to ${connection.url} already.`, {
          hint: "Wait until it has finished, then try again.",
        });
      }
      filling = true;
      const release = connection.retryLonger();
      try {
        const giveBack = await takeFillLease(connection, randomUUID());
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
    searchPapers: (query, limit) => searchNodes(connection, "paper_text", query, limit),
    papersWithWords: (query) => matchingPapers(connection, query),
    searchConcepts: (query, limit) => searchNodes(connection, "concept_text", query, limit),

    waitingPapers: read.waitingPapers,
    papersToExtract: (extractor, limit, after = "") => read.papersToExtract(extractor, limit, after),
    saveCandidates: (extractor, batch) => saveCandidateNodes(connection, extractor, batch),
    candidates: (extractor, papers) => candidateNodes(connection, extractor, papers),

    replaceGraph: (draft) => replaceGraphNodes(connection, draft),
    concepts: () => toArray(eachConcept(connection)),
    conceptColumns: () => columnsOf(eachConcept(connection)),
    mentions: graph.mentions,
    incidences: graph.incidences,
  };
}

async function connect(url: string, create: boolean, credentials: Neo4jCredentials): Promise<Connection> {
  const address = parseAddress(url);
  const connection = await connectNeo4j(address, credentials);
  try {
    return await openGraph(connection, address, create);
  } catch (error) {
    await connection.driver.close();
    throw error;
  }
}
