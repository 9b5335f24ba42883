/** Examples about kinds and relations of concepts; all need `isthmus materialise`. */
export const knowledgeQueries = [
  {
    id: "methods-of-tasks",
    title: "Methods that are used for a task",
    description: "Which methods are used for which tasks, in how many papers and sentences, and since when.",
    statement: `MATCH (m:Method)-[r:USED_FOR]->(t:Task)
RETURN t.label AS task, m.label AS method, r.papers AS papers, r.sentences AS sentences, r.confidence AS confidence, r.since AS since
ORDER BY papers DESC, confidence DESC, task, method LIMIT 25`,
  },
  {
    id: "tasks-by-methods",
    title: "Tasks by the number of their methods",
    description: "Where there is a choice of methods, with those that most papers use.",
    statement: `MATCH (m:Method)-[r:USED_FOR]->(t:Task)
WITH t, m, r ORDER BY r.papers DESC, m.id
RETURN t.label AS task, count(*) AS methods, collect(m.label)[..5] AS leading
ORDER BY methods DESC, task LIMIT 20`,
  },
  {
    id: "first-used",
    title: "When a method was first used for a task",
    description: "A timeline of first uses; papers without a year are left out.",
    statement: `MATCH (m:Method)-[r:USED_FOR]->(t:Task) WHERE r.since IS NOT NULL
RETURN r.since AS year, m.label AS method, t.label AS task, r.papers AS papers
ORDER BY year, method, task LIMIT 50`,
  },
  {
    id: "used-for-sentences",
    title: "The sentences that say what a method is used for",
    description:
      "Papers that mention a method and its task in one sentence: the evidence behind the best supported relations.",
    statement: `MATCH (m:Method)-[r:USED_FOR]->(t:Task)
WITH m, t, r ORDER BY r.papers DESC, r.confidence DESC, m.id, t.id LIMIT 10
MATCH (m)<-[a:MENTIONS]-(p:Paper)-[b:MENTIONS]->(t)
WITH m, t, p, [sentence IN a.sentences WHERE sentence IN b.sentences] AS shared WHERE size(shared) > 0
RETURN m.label AS method, t.label AS task, p.title AS paper, p.year AS year, shared[0] AS sentence
ORDER BY method, task, year, p.id`,
  },
  {
    id: "transfer",
    title: "Methods of one community that are used for tasks of another",
    description: "What came from one field to another, by relations instead of counts.",
    statement: `MATCH (k:Community)<-[:IN_COMMUNITY]-(m:Method)-[r:USED_FOR]->(t:Task)-[:IN_COMMUNITY]->(l:Community) WHERE k.id <> l.id
RETURN k.label AS from, m.label AS method, t.label AS task, l.label AS to, r.papers AS papers, r.since AS since
ORDER BY papers DESC, since, method, task LIMIT 25`,
  },
  {
    id: "empty-cells",
    title: "Empty cells: methods of a community that none of its papers uses for one of its tasks",
    description: "A gap that says more than a low count: both are used in the field, but not for each other.",
    statement: `MATCH (m:Method)-[:IN_COMMUNITY]->(k:Community)<-[:IN_COMMUNITY]-(t:Task)
WHERE EXISTS { (m)-[:USED_FOR]->() } AND EXISTS { (:Method)-[:USED_FOR]->(t) } AND NOT (m)-[:USED_FOR]->(t)
RETURN k.label AS community, t.label AS task, m.label AS method, COUNT { (m)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(t) } AS together
ORDER BY m.papers * t.papers DESC, task, method LIMIT 25`,
  },
  {
    id: "evaluated-by",
    title: "How things are evaluated",
    description: "Tasks and methods, and the metrics or data that they are evaluated by.",
    statement: `MATCH (c:Concept)-[r:EVALUATED_BY]->(m:Concept)
RETURN c.label AS concept, c.kind AS kind, m.label AS by, m.kind AS byKind, r.papers AS papers
ORDER BY papers DESC, concept, by LIMIT 25`,
  },
  {
    id: "kinds-of",
    title: "What kinds of a concept there are",
    description: "Concepts with the most narrower ones below them, over up to three steps.",
    statement: `MATCH (n:Concept)-[:KIND_OF*1..3]->(b:Concept)
WITH DISTINCT b, n ORDER BY n.papers DESC, n.id
RETURN b.label AS concept, count(*) AS kinds, collect(n.label)[..8] AS leading
ORDER BY kinds DESC, concept LIMIT 20`,
  },
  {
    id: "papers-with-kinds",
    title: "Papers that mention a concept or any of its kinds",
    description: "Counts rolled up over the hierarchy, beside those of the concept by itself.",
    statement: `MATCH (b:Concept) WHERE EXISTS { (b)<-[:KIND_OF]-() }
MATCH (b)<-[:KIND_OF*0..3]-(:Concept)<-[:MENTIONS]-(p:Paper)
RETURN b.label AS concept, b.papers AS alone, count(DISTINCT p) AS withKinds
ORDER BY withKinds - alone DESC, concept LIMIT 20`,
  },
  {
    id: "related-to",
    title: "How a concept is related to others, to look at as a graph",
    description: "Every relation of one concept, in both directions; drawn as a graph.",
    statement: `MATCH (c:Concept {id: $concept})-[r:USED_FOR|KIND_OF|PART_OF|FEATURE_OF|EVALUATED_BY|COMPARED_WITH]-(other:Concept)
RETURN c, r, other LIMIT 50`,
  },
];
