import { describe, expect, it } from "vitest";
import { analyseDocument } from "../../graph/extraction/language/document.ts";

/** The class of a word in a text. */
function classOf(text: string, word: string): string | undefined {
  return analyseDocument({ title: "", abstract: text }).words.find(({ lower }) => lower === word)?.kind;
}

describe("the class of", () => {
  it.each([
    ["chat", "It occurs when the chat template is applied.", "N"],
    ["prompt", "They miss the intent of the text prompt, and fail.", "N"],
    ["prompt", "We prompt the model.", "V"],
    ["bound", "We prove a lower bound on the regret.", "N"],
    ["bound", "The error is bound to grow.", "E"],
    ["prior", "It uses a Gaussian prior over weights.", "N"],
    ["prior", "It needs no prior knowledge.", "A"],
    ["pretraining", "There is a brief window in pretraining when models acquire it.", "N"],
    ["support", "Such systems support textual coherence.", "V"],
    ["model", "Our features model the world.", "V"],
    ["research", "Operations research is old.", "N"],
    ["alert", "This sound could alert conspecifics.", "V"],
    ["alert", "An alert is sent.", "N"],
    ["resulting", "It is a suppression resulting in decay.", "O"],
    ["following", "There is location uncertainty following either detection.", "O"],
    ["following", "We test instruction following in robots.", "G"],
    ["overwintering", "We saw bowheads overwintering in bays.", "V"],
    ["overwinter", "Antarctic whales overwinter in bays.", "V"],
    ["mounting", "It is achieved by mounting hydrophones on buoys.", "V"],
    ["scanning", "It is seen by scanning electron microscopy.", "G"],
    ["reaching", "It is bright, with BS1 reaching its peak.", "V"],
    ["transplanted", "They have transplanted polarized monolayers.", "V"],
    ["hidden", "It has hidden layers.", "E"],
  ])("%j in %j is %s", (word, text, expected) => {
    expect(classOf(text, word)).toBe(expected);
  });
});
