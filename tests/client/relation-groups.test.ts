import { describe, expect, it } from "vitest";
import { groupRelations } from "../../client/ui/words/relation-words.ts";
import type { ConceptKind, ConceptRelation } from "../../graph/contract/entities.ts";
import type { RelatedConcept } from "../../graph/contract/knowledge/relations.ts";

function related(
  id: string,
  type: ConceptRelation,
  direction: "from" | "to",
  papers: number,
  kind: ConceptKind = "method",
): RelatedConcept {
  const concept = { id, label: id, papers: 9, community: 1, kind };
  const years = { years: [], papers: [], unknown: 0 };
  const numbers = { papers, sentences: papers, firstYear: 2020, confidence: 0.8, negated: 0 };
  return { type, direction, ...numbers, concept, years, sentence: null };
}

describe("the relations of a concept", () => {
  it("stand under headings that say how, the one of most papers first, in the order they came", () => {
    const items = [
      related("a", "used-for", "from", 4, "task"),
      related("b", "used-for", "to", 3),
      related("c", "used-for", "to", 2),
      related("d", "used-for", "to", 1, "material"),
      related("e", "compared-with", "from", 1),
    ];
    const groups = groupRelations(items, undefined);
    expect(groupRelations(items, "Used for").map(({ title }) => title)[0]).toBe("Used for");
    expect(groups.map(({ title, items }) => [title, ...items.map(({ concept }) => concept.id)])).toEqual([
      ["Methods for it", "b", "c"],
      ["Used for", "a"],
      ["Also used for it", "d"],
      ["Compared with", "e"],
    ]);
  });
});
