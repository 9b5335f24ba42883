import { describe, expect, it } from "vitest";
import { paperKnowledge } from "../../graph/extraction/knowledge/paper-knowledge.ts";
import { usesOf } from "../../graph/extraction/knowledge/use-patterns.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";
import { PACKED_RELATIONS } from "../../graph/extraction/packing/packed-knowledge.ts";

/** A sentence with its phrases in brackets. */
function marked(text: string) {
  const document = analyseDocument({ title: "", abstract: text.replace(/[[\]]/g, "") });
  const spans = [...text.matchAll(/\[([^\]]+)\]/g)].map(({ index, 1: phrase = "" }, k) => {
    const start = index - 2 * k;
    const end = start + phrase.length;
    const from = document.words.findIndex((word) => word.start === start);
    return { start, end, from, to: document.words.findIndex((word) => word.end === end), score: 1 };
  });
  return { document, spans, phraseOf: (i: number) => text.replace(/[[\]]/g, "").slice(spans[i]?.start, spans[i]?.end) };
}

/** "A > B" for each A that the sentence calls a means to B. */
function usesIn(text: string): string[] {
  const { document, spans, phraseOf } = marked(text);
  return usesOf(document, spans).map(({ means, purpose }) => `${phraseOf(means)} > ${phraseOf(purpose)}`);
}

describe("what sentences of medicine and ecology call a means to something", () => {
  it.each([
    [
      "[Theophylline] and [sumatriptan] are potentially promising agents for the treatment of [headache].",
      ["Theophylline > headache", "sumatriptan > headache"],
    ],
    [
      "[Corticosteroids] are commonly used in the [abortive therapy] of [status migrainosus].",
      ["Corticosteroids > status migrainosus"],
    ],
    [
      "A comparison of [nimesulide] with [ketoprofen] in the prevention and [treatment] of painful [complications].",
      ["nimesulide > complications", "ketoprofen > complications"],
    ],
    ["[NSAIDs] are commonly used to treat [pain].", ["NSAIDs > pain"]],
    ["[Endoscopy] is indicated to diagnose [erosive esophagitis].", ["Endoscopy > erosive esophagitis"]],
    ["We report the efficacy of [docetaxel] in [patients] with [breast cancer].", ["docetaxel > breast cancer"]],
    [
      "Patients with [osteoarthritis] were treated with [celecoxib] or [naproxen].",
      ["celecoxib > osteoarthritis", "naproxen > osteoarthritis"],
    ],
    ["Treatment of [weight gain] with [fluoxetine] was studied.", ["fluoxetine > weight gain"]],
    ["[BCG therapy] for [diabetes] was studied.", ["BCG therapy > diabetes"]],
    ["[Lichen cover] is a good indicator of [air quality].", ["Lichen cover > air quality"]],
    [
      "[Hidden Markov models] for the [automatic detection] of [whale calls] and [clicks] are compared.",
      ["Hidden Markov models > whale calls", "Hidden Markov models > clicks"],
    ],
  ])("%s", (text, uses) => {
    expect(usesIn(text).sort()).toEqual([...uses].sort());
  });

  it.each([
    "[Pitfalls] in the therapy of [migraine] are many.",
    "[PDRN] extracted from [salmon sperm] for the treatment of [necrosis] was studied.",
    "[Mortality] in [patients] with [heart failure] was high.",
    "We compared the efficacy of [placebo] in patients with [migraine].",
    "[Chronic treatments] of [ergotamine] were given.",
    "The [European Organization] for Research and Treatment of [Cancer] agreed.",
    "We study [olanzapine]; the treatment of [schizophrenia] is old.",
    "[Patients] were treated with [insulin].",
  ])("but not: %s", (text) => {
    expect(usesIn(text)).toEqual([]);
  });

  it("is what a paper says, unless it denies it", () => {
    const relationsIn = (text: string) => {
      const { document, spans } = marked(text);
      return paperKnowledge(document, spans).relations.map(({ type, reversed, negated, probability }) => {
        return { type: PACKED_RELATIONS[type], reversed, negated, sure: probability > 0.824 * 255 };
      });
    };
    const used = { type: "used-for", reversed: false, sure: true };
    expect(relationsIn("[Loratadine] is used for the treatment of [rhinitis].")).toEqual([{ ...used, negated: false }]);
    expect(relationsIn("Unlike [loratadine] for the treatment of [rhinitis] it is new.")).toEqual([
      { ...used, negated: true },
    ]);
  });
});
