import { expect, it } from "vitest";
import { refuseByWords } from "../../graph/store/neo4j/console/read-only-statement.ts";

it.each([
  "MATCH (c:Concept) WHERE c.papers > 1.5 RETURN count(c), toUpper (c.label)",
  "CALL db.labels YIELD label RETURN label",
  "CALL db.labels",
  "CALL { MATCH (p:Paper) RETURN p } RETURN p.title",
  "MATCH (p:Paper) WHERE p.title = 'call apoc.load.json(x)' RETURN p",
])("lets through %s", (statement) => expect(() => refuseByWords(statement)).not.toThrow());

it.each([
  ["CALL apoc.load.json('x')", "apoc.load.json"],
  ["CALL apoc . load . json ('x')", "apoc.load.json"],
  ["CALL dbms.listConfig YIELD name RETURN name", "dbms.listconfig"],
  ["CALL dbms.listConfig", "dbms.listconfig"],
  ["RETURN apoc.text.join ([], '')", "apoc.text.join"],
  ["RETURN 1apoc.text.join([], '')", "apoc.text.join"],
  ["RETURN `apoc`.`text`.join([], '')", "apoc.text.join"],
])("refuses %s", (statement, name) => expect(() => refuseByWords(statement)).toThrow(name));

it("takes time that grows with the length of a statement", () => {
  for (const word of ["_", "a1", "call a ", "a.", "a . "]) {
    const statement = `RETURN ${word.repeat(200_000 / word.length)}*`;
    try {
      refuseByWords(statement);
    } catch (error) {
      expect(error).toMatchObject({ code: "FORBIDDEN" });
    }
  }
}, 5000);
