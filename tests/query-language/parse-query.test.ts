import { describe, expect, it } from "vitest";
import { parseQuery, type QueryNode } from "../../graph/query-language/parse-query.ts";
import { QueryError } from "../../graph/query-language/query-error.ts";

/** The tree as a string with all brackets, to compare at a glance. */
function shape(node: QueryNode | null): string {
  if (node === null) return "everything";
  if ("parts" in node) return `(${node.parts.map(shape).join(` ${node.kind} `)})`;
  if ("part" in node) return `not ${shape(node.part)}`;
  if (node.kind === "words") return node.words.map(({ text }) => text).join("_");
  if (node.kind === "phrase") return `"${node.text}"`;
  if (node.kind === "years") return `years:${node.from}..${node.to}`;
  return `${node.kind}:${node.kind === "community" ? node.id : node.value}`;
}

describe("parseQuery", () => {
  it.each([
    ["", "everything"],
    ["diffusion", "diffusion"],
    ["in-context learning", "in-context_learning"],
    ['"in-context learning" AND diffusion NOT rl', '("in-context learning" and diffusion and not rl)'],
    ["a OR b AND c", "(a or (b and c))"],
    ["(a OR b) AND c", "((a or b) and c)"],
    ["a or b and not (c or d)", "(a or (b and not (c or d)))"],
    ["a -b", "(a and not b)"],
    ["NOT NOT a", "not not a"],
    ["a & b | !c", "((a and b) or not c)"],
    ["“theory of mind” gpt-4", '("theory of mind" and gpt-4)'],
    ["year:2020..2024", "years:2020..2024"],
    ["year:2020", "years:2020..2020"],
    ["year:2020..", "years:2020..9999"],
    ["year:..2019", "years:1..2019"],
    ["year:>2019 year:<=2021", "(years:2020..9999 and years:1..2021)"],
    ["year:2019-2020", "years:2019..2020"],
    ['venue:ICLR text:"sparse reward"', "(venue:ICLR and text:sparse reward)"],
    ["Venue:iclr community:3 set:mine", "(venue:iclr and community:3 and set:mine)"],
    ["3:1 ratio", "3:1_ratio"],
  ])("reads %s", (query, expected) => {
    expect(shape(parseQuery(query).root)).toBe(expected);
  });

  it("takes the order of papers from anywhere, the last one counting", () => {
    expect(parseQuery("sort:oldest a sort:bridge b")).toMatchObject({ sort: "bridge" });
    expect(shape(parseQuery("a sort:bridge b").root)).toBe("a_b");
    expect(parseQuery("a").sort).toBeNull();
  });

  it("keeps places", () => {
    expect(parseQuery('a "b c"').root).toMatchObject({
      parts: [{ words: [{ start: 0, end: 1 }] }, { kind: "phrase", start: 2, end: 7 }],
    });
  });

  it.each([
    ['a "b', 2, "not closed"],
    ["(a OR b", 0, "not closed"],
    ["a (", 2, "not closed"],
    ["a) b", 1, "never opened"],
    ["()", 1, "There is nothing before"],
    ['""', 0, "There is nothing between"],
    ["a AND", 2, "must follow AND"],
    ["a OR )", 2, "must follow OR"],
    ["NOT", 0, "must follow NOT"],
    ["AND a", 0, "is missing before AND"],
    ["a OR AND b", 5, "is missing before AND"],
    ["yaer:2020", 0, "no filter “yaer”"],
    ["year:", 0, "must follow “year:”"],
    ["a year:soon", 7, "“soon” is not a year"],
    ["year:2024..2020", 5, "comes after"],
    ["community:x", 10, "is a number"],
    ["sort:best", 5, "cannot be sorted"],
  ])("points at what is wrong in %s", (query, start, message) => {
    try {
      parseQuery(query);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(QueryError);
      expect(error).toMatchObject({ start, code: "INVALID_INPUT" });
      expect((error as QueryError).message).toContain(message);
      expect((error as QueryError).end).toBeGreaterThan(start);
    }
  });
});
