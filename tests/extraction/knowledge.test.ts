import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Classifier, encodeHashes, encodeWeight, MAX_STEPS } from "../../graph/extraction/knowledge/classifier.ts";
import { FeatureList, hashOf } from "../../graph/extraction/knowledge/features.ts";
import { KINDS, kindsOf, readKnowledge } from "../../graph/extraction/knowledge/knowledge.ts";
import { bestApart, spansAt } from "../../graph/extraction/knowledge/spans.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { readTypedGold } from "../../scripts/quality/typed-gold.ts";
import { corpora } from "../corpora.ts";

const TEXT =
  "We present a conditional random field for named entity recognition. It is evaluated on a corpus of tweets " +
  "and reaches a higher accuracy than a support vector machine. Approaches such as bootstrapping are compared.";

const stretch = (phrase: string): [number, number] => {
  const start = TEXT.indexOf(phrase);
  return [start, start + phrase.length];
};

describe("kinds and relations of given spans", () => {
  const phrases = ["conditional random field", "named entity recognition", "corpus of tweets", "accuracy"];
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

  it("may hold anything: control characters, pictures, text from right to left, lone surrogates, white space", () => {
    const piece = fc.constantFrom(
      "\u0000",
      "\u0007",
      "🧬",
      "👩‍🔬",
      "\ud800",
      "שלום עולם",
      "مرحبا",
      "\u202e",
      "\ufeff",
      "  ",
      "\n",
      "(",
      ")",
      ", and ",
      " for ",
      ". ",
      "We use a parser",
      "machine translation",
      "F1",
      "$x^2$",
      "<b>",
      "e.g.",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), spans, (pieces, places) => {
        const words = pieces.join("");
        const stretches = places.map(([start, length]) => [start, start + length] as const);
        const allowed = new Set(stretches.map((stretch) => stretch.join()));
        const { kinds, relations } = readKnowledge(words, stretches);
        expect(kinds).toHaveLength(stretches.length);
        for (const { head, tail } of relations) {
          expect(allowed.has(head.join()) && allowed.has(tail.join())).toBe(true);
          expect(head[1] <= tail[0] || tail[1] <= head[0]).toBe(true);
        }
        for (const { start, end } of readKnowledge(words).kinds) {
          expect(start >= 0 && start < end && end <= words.length).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("lie within the text when extraction chooses them", () => {
    for (const { start, end } of readKnowledge(TEXT).kinds) expect(TEXT.slice(start, end).trim()).not.toBe("");
    expect(readKnowledge("")).toEqual({ kinds: [], relations: [] });
  });
});

describe("direction", () => {
  const methods = ["support vector machine", "neural network", "hidden Markov model", "statistical parser"];
  const tasks = ["speech recognition", "machine translation", "text classification", "word sense disambiguation"];
  const orders = [
    (method: string, task: string) => `We apply a ${method} for ${task}.`,
    (method: string, task: string) => `The ${method} is used for ${task}.`,
    (method: string, task: string) => `For ${task}, we use a ${method}.`,
  ];

  it("stays from the method to the task whichever of the two comes first", () => {
    const seen = [...methods.keys()].flatMap((m) =>
      orders.map((write) => {
        const [method, task] = [methods[m]!, tasks[m]!];
        const text = write(method, task);
        const at = (phrase: string): [number, number] => [text.indexOf(phrase), text.indexOf(phrase) + phrase.length];
        const [relation] = readKnowledge(text, [at(method), at(task)]).relations;
        return { text, type: relation?.type, isForward: relation?.head.join() === at(method).join() };
      }),
    );
    expect(seen.filter(({ type, isForward }) => type === "used-for" && !isForward)).toEqual([]);
    expect(seen.filter(({ type }) => type === "used-for").length).toBeGreaterThanOrEqual(10);
  });
});

describe("kinds of neighbours in an enumeration", () => {
  const text = "It is evaluated by precision and smoothness of the parser output for machine translation.";
  const shareOfMetric = (phrases: readonly string[]): number => {
    const document = analyseDocument({ title: "", abstract: text });
    const places = phrases.map((phrase) => [text.indexOf(phrase), text.indexOf(phrase) + phrase.length] as const);
    const kinds = kindsOf(document, spansAt(document, places).spans);
    return kinds.at(-1)!.probabilities[KINDS.indexOf("metric")]!;
  };

  it("pull each other to one kind", () => {
    const alone = shareOfMetric(["smoothness"]);
    expect(shareOfMetric(["precision", "smoothness"])).toBeGreaterThan(1.2 * alone);
    expect(shareOfMetric(["parser", "smoothness"])).toBe(alone);
  });
});

/** The greatest sum by trying all subsets. */
function greatestSum(places: readonly { from: number; to: number; likelihood: number }[], least: number): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** places.length; subset++) {
    const chosen = places.filter((_, i) => subset & (1 << i));
    const overlap = chosen.some((a, i) => chosen.slice(i + 1).some((b) => a.from <= b.to && b.from <= a.to));
    if (!overlap)
      best = Math.max(
        best,
        chosen.reduce((sum, { likelihood }) => sum + likelihood - least, 0),
      );
  }
  return best;
}

describe("places that do not overlap", () => {
  it("have the greatest sum of probabilities, as trying all subsets finds it", () => {
    const random = seededRandom(3);
    for (let trial = 0; trial < 200; trial++) {
      const places = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
        const from = Math.floor(random() * 12);
        return { from, to: from + Math.floor(random() * 4), likelihood: random() };
      }).sort((a, b) => a.from - b.from || a.to - b.to);
      const sum = bestApart(places, 0.3).reduce((total, { likelihood }) => total + likelihood - 0.3, 0);
      expect(sum).toBeCloseTo(greatestSum(places, 0.3), 9);
    }
  });
});

describe("committed weights", () => {
  it("come back as they were written, for every step", () => {
    for (let steps = -MAX_STEPS; steps <= MAX_STEPS; steps++) {
      const weights = encodeWeight(steps) + encodeWeight(0);
      expect(JSON.stringify(weights)).toHaveLength(4);
      const features = new FeatureList();
      features.put(hashOf("word"), 7);
      // between the least and the greatest hash there is
      const hashes = encodeHashes([0, features.hashes[0]! >>> 0, 2 ** 32 - 1]);
      const none = encodeWeight(0) + encodeWeight(0);
      const model = new Classifier({
        version: 1,
        classes: ["a", "b"],
        bias: [0, 0],
        numbers: [],
        features: hashes,
        weights: none + weights + none,
        step: 0.02,
      });
      const [a = 0, b = 0] = model.probabilities(features, new Float64Array(0));
      expect(Math.log(a / b)).toBeCloseTo(steps * 0.02, 5);
    }
  });
});

const folder = corpora();
if (!folder) console.warn("Kinds on the typed gold set: not run, the corpora are not there.");

describe.skipIf(!folder)("kinds on texts that no model was trained on", () => {
  it("are right for at least 799 of 1,000 spans of the development set", () => {
    const documents = readTypedGold(resolve(folder as string, "gold"), "scierc-dev");
    const judged = documents.flatMap(({ document, spans }) =>
      kindsOf(document, spans).map(({ span, kind }) => span.kind === kind),
    );
    expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.799);
  });
});

describe("a list that no full stop ends", () => {
  it("has kinds but no relations, however long it is", () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `model${i}`);
    const text = words.join(", ");
    let start = 0;
    const stretches = words.map((word) => {
      const stretch = [start, start + word.length] as const;
      start += word.length + 2;
      return stretch;
    });
    const { kinds, relations } = readKnowledge(text, stretches);
    expect(kinds).toHaveLength(words.length);
    expect(relations).toEqual([]);
  });
});
