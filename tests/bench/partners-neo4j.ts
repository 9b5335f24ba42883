import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import neo4j, { type Session } from "neo4j-driver";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { runningNeo4j, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";

/** The question of `oneConcept` in analysis-parts.ts: the top 50 partners by NPMI, straight from the mentions. */
const PARTNERS = `
  MATCH (own:Concept {number: $concept})<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(other:Concept)
  WITH own, other, count(*) AS joint
  WITH other, joint, CASE WHEN joint = $papers THEN 1.0
    ELSE log(1.0 * joint * $papers / (1.0 * own.papers * other.papers)) / -log(1.0 * joint / $papers) END AS npmi
  ORDER BY npmi DESC, other.number LIMIT 50 RETURN joint`;

const ROWS = 5000;
/** Questions before those that count: the server compiles what it runs often. */
const WARM_UPS = 3;

/** What the ten commonest concepts cost a Neo4j server of our own, in processor time of its process. */
export async function partnersInCypher(incidence: Incidence) {
  const home = resolve(import.meta.dirname, "../../.cache/neo4j/bench-partners");
  const server = { home, port: 17689, password: "for-tests-only" };
  rmSync(home, { recursive: true, force: true });
  await startNeo4j(server, console.error);
  const driver = neo4j.driver(`bolt://127.0.0.1:${server.port}`, neo4j.auth.basic("neo4j", server.password), {
    disableLosslessIntegers: true,
  });
  const session = driver.session();
  try {
    await load(session, incidence);
    const { records } = await session.run("CALL dbms.components() YIELD versions RETURN versions[0] AS version");
    const frequency = documentFrequency(incidence);
    const byPapers = Array.from(frequency.keys()).sort((a, b) => frequency[b]! - frequency[a]! || a - b);
    const times: number[] = [];
    let joint = 0;
    for (let round = 0; round <= WARM_UPS; round++) {
      for (const concept of byPapers.slice(0, 10)) {
        const before = processorMs(runningNeo4j(server)!);
        const found = await session.run(PARTNERS, { concept: neo4j.int(concept), papers: neo4j.int(incidence.papers) });
        if (round < WARM_UPS) continue;
        times.push(processorMs(runningNeo4j(server)!) - before);
        joint += found.records.reduce((sum, record) => sum + record.get("joint"), 0);
      }
    }
    times.sort((a, b) => a - b);
    const at = (part: number) => times[Math.floor(part * times.length)];
    return { peer: `Neo4j ${records[0]!.get("version")}`, p50: at(0.5), p95: at(0.95), unit: "CPU ms", joint };
  } finally {
    await session.close();
    await driver.close();
    await stopNeo4j(server);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Nodes and mentions alone, each node with its number. */
async function load(session: Session, { papers, concepts, paperOffsets, paperConcepts, conceptOffsets }: Incidence) {
  await session.run("CREATE CONSTRAINT FOR (p:Paper) REQUIRE p.number IS UNIQUE");
  await session.run("CREATE CONSTRAINT FOR (c:Concept) REQUIRE c.number IS UNIQUE");
  const numbers = "CALL (number) { %s } IN TRANSACTIONS OF 5000 ROWS";
  await session.run(
    `UNWIND range(0, $papers - 1) AS number ${numbers.replace("%s", "CREATE (:Paper {number: number})")}`,
    { papers: neo4j.int(papers) },
  );
  for (let from = 0; from < concepts; from += ROWS) {
    const rows = Array.from({ length: Math.min(ROWS, concepts - from) }, (_, k) => {
      const concept = from + k;
      return [neo4j.int(concept), neo4j.int(conceptOffsets[concept + 1]! - conceptOffsets[concept]!)];
    });
    await session.run("UNWIND $rows AS row CREATE (:Concept {number: row[0], papers: row[1]})", { rows });
  }
  for (let from = 0; from < papers; from += ROWS) {
    const rows = Array.from({ length: Math.min(ROWS, papers - from) }, (_, k) => {
      const row = paperConcepts.subarray(paperOffsets[from + k], paperOffsets[from + k + 1]);
      return [neo4j.int(from + k), Array.from(row, (concept) => neo4j.int(concept))];
    });
    await session.run(
      `UNWIND $rows AS row MATCH (p:Paper {number: row[0]})
       UNWIND row[1] AS number MATCH (c:Concept {number: number}) CREATE (p)-[:MENTIONS]->(c)`,
      { rows },
    );
  }
}

/** In steps of 10 ms, as Linux counts. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
