/** A question that a reader of the graph may have, and how Cypher asks it. */
export interface ExampleQuery {
  readonly title: string;
  readonly statement: string;
  /** True when it needs `isthmus materialise`. */
  readonly materialised?: true;
}

/** One-click examples of the console and the examples of docs/neo4j.md; each is run in a test. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    title: "The concepts of most papers",
    statement: `MATCH (c:Concept)
RETURN c.label AS concept, c.papers AS papers
ORDER BY papers DESC, c.id LIMIT 25`,
  },
  {
    title: "Find a concept by words of its label or aliases",
    statement: `CALL db.index.fulltext.queryNodes('concept_text', 'graph AND neural') YIELD node, score
RETURN node.id AS id, node.label AS concept, node.aliases AS aliases, score
LIMIT 10`,
  },
  {
    title: "Find papers by words of title or abstract",
    statement: `CALL db.index.fulltext.queryNodes('paper_text', 'diffusion AND image') YIELD node, score
RETURN node.title AS title, node.year AS year, score
LIMIT 10`,
  },
  {
    title: "The sentences in which papers mention a concept",
    statement: `MATCH (p:Paper)-[m:MENTIONS]->(:Concept {id: 'diffusion-model'})
UNWIND range(0, m.count - 1) AS i
RETURN p.title AS paper, m.fields[i] AS field, m.sentences[i] AS sentence
ORDER BY p.year DESC, p.id, i LIMIT 25`,
  },
  {
    title: "What occurs with a concept, counted from the mentions",
    statement: `MATCH (:Concept {id: 'diffusion-model'})<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(other:Concept)
WITH other, count(*) AS papers
RETURN other.label AS concept, papers
ORDER BY papers DESC, other.id LIMIT 25`,
  },
  {
    title: "The co-occurrence of two concepts: papers together and apart",
    statement: `MATCH (a:Concept {id: 'federated-learning'}), (b:Concept {id: 'differential-privacy'})
RETURN a.papers AS papersOfA, b.papers AS papersOfB,
  COUNT { (a)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(b) } AS together`,
  },
  {
    title: "The papers that mention two concepts, with a sentence for each",
    statement: `MATCH (a:Concept {id: 'federated-learning'})<-[m:MENTIONS]-(p:Paper)-[n:MENTIONS]->(b:Concept {id: 'differential-privacy'})
RETURN p.title AS paper, p.year AS year, m.sentences[0] AS first, n.sentences[0] AS second
ORDER BY year DESC, p.id`,
  },
  {
    title: "Strongest partners of a concept by NPMI",
    materialised: true,
    statement: `MATCH (:Concept {id: 'diffusion-model'})-[r:CO_OCCURS]-(other:Concept)
RETURN other.label AS concept, r.papers AS papers, r.npmi AS npmi, r.associationStrength AS associationStrength
ORDER BY npmi DESC, other.id LIMIT 25`,
  },
  {
    title: "The strongest links of the whole graph",
    materialised: true,
    statement: `MATCH (a:Concept)-[r:CO_OCCURS]->(b:Concept) WHERE r.papers >= 3
RETURN a.label AS a, b.label AS b, r.papers AS papers, r.npmi AS npmi
ORDER BY npmi DESC, papers DESC, a, b LIMIT 25`,
  },
  {
    title: "Shortest path of concepts over co-occurrences",
    materialised: true,
    statement: `MATCH path = shortestPath((a:Concept {id: 'federated-learning'})-[:CO_OCCURS*..8]-(b:Concept {id: 'diffusion-model'}))
RETURN [c IN nodes(path) | c.label] AS concepts, length(path) AS steps`,
  },
  {
    title: "Shortest path of concepts and papers",
    statement: `MATCH path = shortestPath((a:Concept {id: 'federated-learning'})-[:MENTIONS*..8]-(b:Concept {id: 'diffusion-model'}))
RETURN path`,
  },
  {
    title: "Concepts that link two others that never meet in a paper",
    statement: `MATCH (a:Concept {id: 'federated-learning'}), (b:Concept {id: 'reinforcement-learning'})
MATCH (a)<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(link:Concept)<-[:MENTIONS]-(q:Paper)-[:MENTIONS]->(b)
WHERE link <> a AND link <> b AND p <> q
RETURN link.label AS link, count(DISTINCT p) AS withA, count(DISTINCT q) AS withB
ORDER BY withA * withB DESC, link LIMIT 15`,
  },
  {
    title: "Bridge papers between two concepts: papers with close partners of both",
    materialised: true,
    statement: `MATCH (a:Concept {id: 'federated-learning'})-[:CO_OCCURS]-(x:Concept)<-[:MENTIONS]-(p:Paper)
WITH p, collect(DISTINCT x.label) AS nearA
MATCH (b:Concept {id: 'diffusion-model'})-[:CO_OCCURS]-(y:Concept)<-[:MENTIONS]-(p)
WITH p, nearA, collect(DISTINCT y.label) AS nearB
RETURN p.title AS paper, nearA, nearB, p.bridgeScore AS score
ORDER BY size(nearA) * size(nearB) DESC, p.id LIMIT 10`,
  },
  {
    title: "The best bridge papers and the communities they stand in",
    materialised: true,
    statement: `MATCH (p:Paper) WHERE p.bridgeRank <= 10
MATCH (p)-[:MENTIONS]->(c:Concept)-[:IN_COMMUNITY]->(k:Community)
WITH p, k, collect(c.label) AS concepts ORDER BY size(concepts) DESC
RETURN p.bridgeRank AS rank, p.title AS paper, p.bridgeScore AS score, collect({community: k.label, concepts: concepts}) AS sides
ORDER BY rank`,
  },
  {
    title: "Communities, with their leading concepts",
    materialised: true,
    statement: `MATCH (k:Community)<-[:IN_COMMUNITY]-(c:Concept)
WITH k, c ORDER BY c.papers DESC, c.id
RETURN k.id AS id, k.label AS community, k.concepts AS concepts, k.papers AS papers, collect(c.label)[..5] AS leading, k.stale AS stale
ORDER BY id`,
  },
  {
    title: "Links between communities",
    materialised: true,
    statement: `MATCH (k:Community)<-[:IN_COMMUNITY]-(:Concept)-[r:CO_OCCURS]-(:Concept)-[:IN_COMMUNITY]->(l:Community)
WHERE k.id < l.id
RETURN k.label AS a, l.label AS b, count(DISTINCT r) AS links, sum(r.papers) AS papers
ORDER BY papers DESC, links DESC, a, b LIMIT 20`,
  },
  {
    title: "Concepts that rise: their share of the newer half of the years against the older",
    statement: `MATCH (p:Paper) WHERE p.year IS NOT NULL
WITH percentileDisc(p.year, 0.5) AS middle
MATCH (p:Paper)-[:MENTIONS]->(c:Concept) WHERE p.year IS NOT NULL
WITH c, sum(CASE WHEN p.year > middle THEN 1 ELSE 0 END) AS later, sum(CASE WHEN p.year <= middle THEN 1 ELSE 0 END) AS earlier
WHERE later + earlier >= 4
RETURN c.label AS concept, earlier, later
ORDER BY (later + 1.0) / (earlier + 1.0) DESC, later DESC, c.id LIMIT 20`,
  },
  {
    title: "Papers of a concept, year by year",
    statement: `MATCH (p:Paper)-[:MENTIONS]->(:Concept {id: 'reinforcement-learning'}) WHERE p.year IS NOT NULL
RETURN p.year AS year, count(*) AS papers
ORDER BY year`,
  },
  {
    title: "Authors who write about two concepts",
    statement: `MATCH (a:Author)<-[:WRITTEN_BY]-(p:Paper)-[:MENTIONS]->(c:Concept)
WHERE c.id IN ['reinforcement-learning', 'diffusion-model']
WITH a, count(DISTINCT c) AS concepts, count(DISTINCT p) AS papers
RETURN a.name AS author, concepts, papers
ORDER BY concepts DESC, papers DESC, author LIMIT 20`,
  },
  {
    title: "What a venue writes about more than others",
    statement: `MATCH (v:Venue)<-[:PUBLISHED_IN]-(p:Paper)
WITH v, count(p) AS venuePapers ORDER BY venuePapers DESC, v.name LIMIT 5
MATCH (v)<-[:PUBLISHED_IN]-(:Paper)-[:MENTIONS]->(c:Concept)
WITH v, venuePapers, c, count(*) AS here WHERE here >= 2
RETURN v.name AS venue, c.label AS concept, here, c.papers AS everywhere
ORDER BY toFloat(here) / c.papers DESC, here DESC, venue, c.id LIMIT 20`,
  },
  {
    title: "Papers most like one, by shared rare concepts",
    statement: `MATCH (p:Paper)-[:MENTIONS]->(:Concept {id: 'federated-learning'})
WITH p ORDER BY p.id LIMIT 1
MATCH (p)-[:MENTIONS]->(c:Concept)<-[:MENTIONS]-(other:Paper)
WITH p, other, collect(c.label) AS shared, sum(1.0 / c.papers) AS weight
RETURN p.title AS paper, other.title AS like, shared, weight
ORDER BY weight DESC, other.id LIMIT 10`,
  },
  {
    title: "A concept and its surroundings, to look at as a graph",
    statement: `MATCH (c:Concept {id: 'graph-neural-network'})<-[m:MENTIONS]-(p:Paper)
RETURN c, m, p LIMIT 30`,
  },
];
