import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Classifier, encodeWeight, MAX_STEPS, WEIGHT_STEP } from "../../graph/extraction/knowledge/classifier.ts";
import { kindsOf, readKnowledge } from "../../graph/extraction/knowledge/knowledge.ts";
import { readTypedGold } from "../../scripts/quality/typed-gold.ts";
import { corpora } from "../corpora.ts";

const TEXT =
  "We present a conditional random field for named entity recognition. It is evaluated on a corpus of tweets " +
  "and reaches a higher F1 score than a support vector machine. Approaches such as bootstrapping are compared.";

const stretch = (phrase: string): [number, number] => {
  const start = TEXT.indexOf(phrase);
  return [start, start + phrase.length];
};

describe("kinds and relations of given spans", () => {
  const phrases = ["conditional random field", "named entity recognition", "corpus of tweets", "F1 score"];
  const { kinds, relations } = readKnowledge(TEXT, phrases.map(stretch));

  it("gives each span a kind, in the order given", () => {
    expect(kinds.map(({ start, end }) => TEXT.slice(start, end))).toEqual(phrases);
    expect(kinds.map(({ kind }) => kind)).toEqual(["method", "task", "material", "metric"]);
    for (const { confidence } of kinds) expect(confidence).toBeGreaterThan(0.3);
  });

  it("finds that the method is used for the task, in this direction", () => {
    const used = relations.find(({ type }) => type === "used-for");
    expect(used?.head).toEqual(stretch("conditional random field"));
    expect(used?.tail).toEqual(stretch("named entity recognition"));
  });

  it("relates only spans that were given", () => {
    const given = new Set(phrases.map((phrase) => stretch(phrase).join()));
    for (const { head, tail } of relations)
      expect([head.join(), tail.join()].every((end) => given.has(end))).toBe(true);
  });
});

describe("any spans of any text", () => {
  const text = fc.string({ maxLength: 200, unit: "grapheme" });
  const spans = fc.array(fc.tuple(fc.nat(220), fc.nat(40)), { maxLength: 8 });

  it("get a kind each, and relations among themselves, the same every time", () => {
    fc.assert(
      fc.property(text, spans, (words, places) => {
        const stretches = places.map(([start, length]) => [start, start + length] as const);
        const answer = readKnowledge(words, stretches);
        expect(answer.kinds.map(({ start, end }) => [start, end])).toEqual(stretches);
        expect(readKnowledge(words, stretches)).toEqual(answer);
      }),
      { numRuns: 60 },
    );
  });

  it("lie within the text when extraction chooses them", () => {
    for (const { start, end } of readKnowledge(TEXT).kinds) expect(TEXT.slice(start, end).trim()).not.toBe("");
    expect(readKnowledge("")).toEqual({ kinds: [], relations: [] });
  });
});

describe("committed weights", () => {
  it("come back as they were written, for every step", () => {
    for (let steps = -MAX_STEPS; steps <= MAX_STEPS; steps++) {
      const weights = encodeWeight(steps) + encodeWeight(0);
      expect(JSON.stringify(weights)).toHaveLength(4);
      const model = new Classifier({
        version: 1,
        classes: ["a", "b"],
        bias: [0, 0],
        numbers: [],
        features: "word",
        weights,
      });
      const [a = 0, b = 0] = model.probabilities(["word"], new Float64Array(0));
      expect(Math.log(a / b)).toBeCloseTo(steps * WEIGHT_STEP, 5);
    }
  });
});

const folder = corpora();
if (!folder) console.warn("Kinds on the typed gold set: not run, the corpora are not there.");

describe.skipIf(!folder)("kinds on texts that no model was trained on", () => {
  it("are right for at least 80 of 100 spans of the development set", () => {
    const documents = readTypedGold(resolve(folder as string, "gold"), "scierc-dev");
    const judged = documents.flatMap(({ document, spans }) =>
      kindsOf(document, spans).map(({ span, kind }) => span.kind === kind),
    );
    expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.8);
  });
});
