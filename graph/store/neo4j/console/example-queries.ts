import { knowledgeQueries } from "./knowledge-queries.ts";

/** A question that a reader of the graph may have, and how Cypher asks it. */
export interface ExampleQuery {
  /** Stable; the address of the example. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what it shows. */
  readonly description: string;
  /** May take the parameters of example-parameters.ts. */
  readonly statement: string;
  /** True when it needs `isthmus materialise`. */
  readonly materialised?: true;
}

/** One-click examples of the console and the examples of docs/neo4j.md; each is run in a test. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    id: "top-concepts",
    title: "The concepts of most papers",
    description: "Where the corpus has most to say: concepts by the number of papers that mention them.",
    statement: `MATCH (c:Concept)
RETURN c.label AS concept, c.papers AS papers
ORDER BY papers DESC, c.id LIMIT 25`,
  },
  {
    id: "find-concept",
    title: "Find a concept by words of its label or aliases",
    description: "Full-text search over labels and aliases, in Lucene's syntax; the index ignores case and accents.",
    statement: `CALL db.index.fulltext.queryNodes('concept_text', $words) YIELD node, score
RETURN node.id AS id, node.label AS concept, node.aliases AS aliases, score
LIMIT 10`,
  },
  {
    id: "find-papers",
    title: "Find papers by words of title or abstract",
    description: "Full-text search over titles and abstracts, best first.",
    statement: `CALL db.index.fulltext.queryNodes('paper_text', $words) YIELD node, score
RETURN node.title AS title, node.year AS year, score
LIMIT 10`,
  },
  {
    id: "sentences",
    title: "The sentences in which papers mention a concept",
    description: "Every mention with its sentence, newest papers first.",
    statement: `MATCH (p:Paper)-[m:MENTIONS]->(:Concept {id: $concept})
UNWIND range(0, m.count - 1) AS i
RETURN p.title AS paper, m.fields[i] AS field, m.sentences[i] AS sentence
ORDER BY p.year DESC, p.id, i LIMIT 25`,
  },
  {
    id: "partners-counted",
    title: "What occurs with a concept, counted from the mentions",
    description: "Partners by joint papers, straight from the mentions: always current, nothing precomputed.",
    statement: `MATCH (:Concept {id: $concept})<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(other:Concept)
WITH other, count(*) AS papers
RETURN other.label AS concept, papers
ORDER BY papers DESC, other.id LIMIT 25`,
  },
  {
    id: "pair-counts",
    title: "The co-occurrence of two concepts: papers together and apart",
    description: "The three counts that every measure of co-occurrence is made of.",
    statement: `MATCH (a:Concept {id: $concept}), (b:Concept {id: $near})
RETURN a.papers AS papersOfA, b.papers AS papersOfB,
  COUNT { (a)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(b) } AS together`,
  },
  {
    id: "pair-papers",
    title: "The papers that mention two concepts, with a sentence for each",
    description: "The evidence behind a link: joint papers, and the first sentence on either side.",
    statement: `MATCH (a:Concept {id: $concept})<-[m:MENTIONS]-(p:Paper)-[n:MENTIONS]->(b:Concept {id: $near})
RETURN p.title AS paper, p.year AS year, m.sentences[0] AS first, n.sentences[0] AS second
ORDER BY year DESC, p.id`,
  },
  {
    id: "partners-npmi",
    title: "Strongest partners of a concept by NPMI",
    description: "Partners that co-occur with the concept more often than by chance, on a scale from −1 to 1.",
    materialised: true,
    statement: `MATCH (:Concept {id: $concept})-[r:CO_OCCURS]-(other:Concept)
RETURN other.label AS concept, r.papers AS papers, r.npmi AS npmi, r.associationStrength AS associationStrength
ORDER BY npmi DESC, other.id LIMIT 25`,
  },
  {
    id: "strongest-links",
    title: "The strongest links of the whole graph",
    description:
      "Pairs of at least three joint papers, by NPMI. A name with a part of itself is left out: such pairs say how it is written.",
    materialised: true,
    statement: `MATCH (a:Concept)-[r:CO_OCCURS]->(b:Concept) WHERE r.papers >= 3
  AND NOT ' ' + a.key + ' ' CONTAINS ' ' + b.key + ' ' AND NOT ' ' + b.key + ' ' CONTAINS ' ' + a.key + ' '
RETURN a.label AS a, b.label AS b, r.papers AS papers, r.npmi AS npmi
ORDER BY npmi DESC, papers DESC, a, b LIMIT 25`,
  },
  {
    id: "concept-path",
    title: "Shortest path of concepts over co-occurrences",
    description: "How two concepts hang together through others that share papers with both.",
    materialised: true,
    statement: `MATCH path = shortestPath((a:Concept {id: $concept})-[:CO_OCCURS*..8]-(b:Concept {id: $far}))
RETURN [c IN nodes(path) | c.label] AS concepts, length(path) AS steps`,
  },
  {
    id: "paper-path",
    title: "Shortest path of concepts and papers",
    description: "The same over mentions, so that every step is a paper to read; drawn as a graph.",
    statement: `MATCH path = shortestPath((a:Concept {id: $concept})-[:MENTIONS*..8]-(b:Concept {id: $far}))
RETURN path`,
  },
  {
    id: "linking-concepts",
    title: "Concepts that link two others that share no paper",
    description: "Swanson's question: what occurs with both, in different papers.",
    statement: `MATCH (a:Concept {id: $concept}), (b:Concept {id: $far})
MATCH (a)<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(link:Concept)<-[:MENTIONS]-(q:Paper)-[:MENTIONS]->(b)
WHERE link <> a AND link <> b AND p <> q
RETURN link.label AS link, count(DISTINCT p) AS withA, count(DISTINCT q) AS withB
ORDER BY withA * withB DESC, link LIMIT 15`,
  },
  {
    id: "bridges-between",
    title: "Bridge papers between two concepts: papers with close partners of both",
    description: "Papers that mention partners of either concept, most combinations first.",
    materialised: true,
    statement: `MATCH (a:Concept {id: $concept})-[:CO_OCCURS]-(x:Concept)<-[:MENTIONS]-(p:Paper)
WITH p, collect(DISTINCT x.label) AS nearA
MATCH (b:Concept {id: $far})-[:CO_OCCURS]-(y:Concept)<-[:MENTIONS]-(p)
WITH p, nearA, collect(DISTINCT y.label) AS nearB
RETURN p.title AS paper, nearA, nearB, p.bridgeScore AS score
ORDER BY size(nearA) * size(nearB) DESC, p.id LIMIT 10`,
  },
  {
    id: "bridge-papers",
    title: "The best bridge papers and their communities",
    description: "Papers that connect separate fields, with the concepts on each side.",
    materialised: true,
    statement: `MATCH (p:Paper) WHERE p.bridgeRank <= 10
MATCH (p)-[:MENTIONS]->(c:Concept)-[:IN_COMMUNITY]->(k:Community)
WITH p, k, collect(c.label) AS concepts ORDER BY size(concepts) DESC
RETURN p.bridgeRank AS rank, p.title AS paper, p.bridgeScore AS score, collect({community: k.label, concepts: concepts}) AS sides
ORDER BY rank`,
  },
  {
    id: "communities",
    title: "Communities, with their leading concepts",
    description: "Fields of the map, their size and their most frequent concepts.",
    materialised: true,
    statement: `MATCH (k:Community)<-[:IN_COMMUNITY]-(c:Concept)
WITH k, c ORDER BY c.papers DESC, c.id
RETURN k.id AS id, k.label AS community, k.concepts AS concepts, k.papers AS papers, collect(c.label)[..5] AS leading, k.stale AS stale
ORDER BY id`,
  },
  {
    id: "community-links",
    title: "Links between communities",
    description: "How strongly fields are linked to each other.",
    materialised: true,
    statement: `MATCH (k:Community)<-[:IN_COMMUNITY]-(:Concept)-[r:CO_OCCURS]-(:Concept)-[:IN_COMMUNITY]->(l:Community)
WHERE k.id < l.id
RETURN k.label AS a, l.label AS b, count(DISTINCT r) AS links, sum(r.papers) AS papers
ORDER BY papers DESC, links DESC, a, b LIMIT 20`,
  },
  {
    id: "rising",
    title: "Concepts that rise: their share of the newer half of the years against the older",
    description: "Counts before and after the median year; add-one smoothing keeps rare concepts down.",
    statement: `MATCH (p:Paper) WHERE p.year IS NOT NULL
WITH percentileDisc(p.year, 0.5) AS middle
MATCH (p:Paper)-[:MENTIONS]->(c:Concept) WHERE p.year IS NOT NULL
WITH c, sum(CASE WHEN p.year > middle THEN 1 ELSE 0 END) AS later, sum(CASE WHEN p.year <= middle THEN 1 ELSE 0 END) AS earlier
WHERE later + earlier >= 4
RETURN c.label AS concept, earlier, later
ORDER BY (later + 1.0) / (earlier + 1.0) DESC, later DESC, c.id LIMIT 20`,
  },
  {
    id: "years",
    title: "Papers of a concept, year by year",
    description: "The history of one concept.",
    statement: `MATCH (p:Paper)-[:MENTIONS]->(:Concept {id: $concept}) WHERE p.year IS NOT NULL
RETURN p.year AS year, count(*) AS papers
ORDER BY year`,
  },
  {
    id: "authors",
    title: "Authors who write about two concepts",
    description: "People who stand between two concepts.",
    statement: `MATCH (a:Author)<-[:WRITTEN_BY]-(p:Paper)-[:MENTIONS]->(c:Concept)
WHERE c.id IN [$concept, $far]
WITH a, count(DISTINCT c) AS concepts, count(DISTINCT p) AS papers
RETURN a.name AS author, concepts, papers
ORDER BY concepts DESC, papers DESC, author LIMIT 20`,
  },
  {
    id: "venues",
    title: "What a venue writes about more than others",
    description: "Concepts whose papers gather at one of the five largest venues.",
    statement: `MATCH (v:Venue)<-[:PUBLISHED_IN]-(p:Paper)
WITH v, count(p) AS venuePapers ORDER BY venuePapers DESC, v.name LIMIT 5
MATCH (v)<-[:PUBLISHED_IN]-(:Paper)-[:MENTIONS]->(c:Concept)
WITH v, venuePapers, c, count(*) AS here WHERE here >= 2
RETURN v.name AS venue, c.label AS concept, here, c.papers AS everywhere
ORDER BY toFloat(here) / c.papers DESC, here DESC, venue, c.id LIMIT 20`,
  },
  {
    id: "similar-papers",
    title: "Papers most like one, by shared rare concepts",
    description: "Shared concepts weigh more the fewer papers mention them.",
    statement: `MATCH (p:Paper)-[:MENTIONS]->(:Concept {id: $concept})
WITH p ORDER BY p.id LIMIT 1
MATCH (p)-[:MENTIONS]->(c:Concept)<-[:MENTIONS]-(other:Paper)
WITH p, other, collect(c.label) AS shared, sum(1.0 / c.papers) AS weight
RETURN p.title AS paper, other.title AS like, shared, weight
ORDER BY weight DESC, other.id LIMIT 10`,
  },
  {
    id: "neighbourhood",
    title: "A concept and its surroundings, to look at as a graph",
    description: "Thirty papers of a concept as nodes and relationships; drawn as a graph.",
    statement: `MATCH (c:Concept {id: $concept})<-[m:MENTIONS]-(p:Paper)
RETURN c, m, p LIMIT 30`,
  },
  ...knowledgeQueries.map((query) => ({ ...query, materialised: true as const })),
];
