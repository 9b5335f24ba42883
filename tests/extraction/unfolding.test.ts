import { describe, expect, it } from "vitest";
import { mainSpan } from "../../graph/extraction/candidates/candidates.ts";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { surfaceOf } from "../../graph/extraction/candidates/span.ts";

/** The candidate phrases of a sentence that stand nowhere in it. */
function unfoldedOf(sentence: string): string[] {
  const { document, candidates } = contextOf({ title: "", abstract: sentence });
  return candidates
    .map((candidate) => surfaceOf(document, mainSpan(candidate)))
    .filter((phrase) => !sentence.includes(phrase));
}

describe("phrases joined by a conjunction", () => {
  it.each([
    ["Age and blood pressure were recorded.", "age pressure"],
    ["We used meta-analysis and magnetic resonance imaging.", "meta-analysis resonance imaging"],
    ["BERT and large language models are used.", "BERT language models"],
    ["Transformers and convolutional neural networks were compared.", "Transformers neural networks"],
    ["Attention and recurrent neural networks are combined.", "Attention neural networks"],
    ["Asthma and chronic obstructive pulmonary disease were compared.", "Asthma obstructive pulmonary disease"],
    ["Insulin and blood glucose levels were measured.", "Insulin glucose levels"],
    ["ELISA and randomised controlled trials are common.", "ELISA controlled trials"],
    ["RT-PCR and whole-exome sequencing were applied.", "RT-PCR sequencing"],
    ["Income, sleep and air quality were asked for.", "sleep quality"],
    ["Speed and prediction accuracy matter.", "Speed accuracy"],
    ["The Positive and Negative Symptom Scale was used.", "Positive Symptom Scale"],
    ["Drought and soil salt content were mapped.", "Drought salt content"],
  ])("of two things are not crossed: %s", (sentence, phantom) => {
    expect(unfoldedOf(sentence).map((phrase) => phrase.toLowerCase())).not.toContain(phantom.toLowerCase());
  });

  it.each([
    ["We compare inductive and transductive learning.", "inductive learning"],
    ["Gastric and duodenal lesions were counted.", "Gastric lesions"],
    ["Spatial, seasonal and temporal scales differ.", "seasonal scales"],
    ["Arid or semi-arid regions are dry.", "Arid regions"],
    ["Depth and color images are used.", "Depth images"],
    ["We train artificial and convolutional neural networks.", "artificial neural networks"],
  ])("of two modifiers share their head: %s", (sentence, phrase) => {
    expect(unfoldedOf(sentence)).toContain(phrase);
  });
});
