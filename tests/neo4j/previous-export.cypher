CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE;
UNWIND [
{id: "breast-cancer", label: "breast cancer", papers: 2, community: 1, communityLabel: "breast cancer", x: 0, y: 0},
{id: "flow-cytometry", label: "flow cytometry", papers: 2, community: 1, communityLabel: "breast cancer", x: 1, y: 0}
] AS row
MERGE (c:Concept {id: row.id}) SET c += row;
UNWIND [
{a: "breast-cancer", b: "flow-cytometry", papers: 2, npmi: 0, associationStrength: 1}
] AS row
MATCH (a:Concept {id: row.a}), (b:Concept {id: row.b})
MERGE (a)-[r:OCCURS_WITH]-(b)
SET r.papers = row.papers, r.npmi = row.npmi, r.associationStrength = row.associationStrength;
