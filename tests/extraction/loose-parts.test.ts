import { describe, expect, it } from "vitest";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { isLoosePart } from "../../graph/extraction/candidates/loose-parts.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";

/** The keys of the candidates of a sentence that begin or end inside something. */
function looseParts(sentence: string): string[] {
  const context = contextOf({ title: "", abstract: sentence });
  return context.candidates.filter((one) => isLoosePart(context.document, one)).map(({ key }) => key);
}

const verbsOf = (abstract: string) =>
  analyseDocument({ title: "", abstract })
    .words.filter(({ kind }) => kind === "V")
    .map(({ text }) => text);

const keysOf = (abstract: string) => contextOf({ title: "", abstract }).candidates.map(({ key }) => key);

describe("a loose part of a phrase", () => {
  it.each([
    ["Patients took single dose risperidone.", "dose risperidone"],
    ["We test second generation sequencers.", "generation sequencer"],
    ["Farmers bought large scale harvesters.", "scale harvester"],
    ["The non sedating antihistamines were safe.", "sedating antihistamine"],
    ["Quality of life interviews were held.", "life interview"],
    ["We measured patient quality of life.", "patient quality"],
    ["They took fulvestrant (ICI 182780) daily.", "ici"],
    ["The cyclooxygenase 2-selective blocker failed.", "2 selective blocker"],
    ["We found prejunctional M2 or M4 receptors.", "prejunctional m2"],
  ])("of “%s” is “%s”", (sentence, key) => {
    expect(looseParts(sentence)).toContain(key);
  });

  it.each([
    ["We measured the dose of each drug.", "dose"],
    ["The sedating antihistamines were safe.", "sedating antihistamine"],
    ["The GTX 2016 was fast.", "gtx"],
    ["We saw the M4 receptors.", "m4 receptor"],
    ["Doctors used a 4-point scale.", "4 point scale"],
  ])("of “%s” is not “%s”", (sentence, key) => {
    expect(looseParts(sentence)).not.toContain(key);
  });
});

describe("a verb that only its sentence shows", () => {
  it.each([
    ["The control group received oxymetazoline.", "received"],
    ["In five cases tramadol induced urticaria.", undefined],
    ["Exercise restored albumin to normal.", "restored"],
    ["Inhibition of myosin protected cultured neurons from death.", "protected"],
    ["How albumin changes with age is unclear.", "changes"],
    ["We ask how soil moisture changes during spring.", "changes"],
    ["Nobody knows who invented the zipper.", "invented"],
    ["This chapter models trade.", "models"],
  ])("in “%s” is “%s”", (sentence, verb) => {
    if (verb === undefined) expect(verbsOf(sentence)).toEqual([]);
    else expect(verbsOf(sentence)).toContain(verb);
  });

  it.each(["The placebo controlled crossover trial of loratadine.", "How policy changes affect farmers is unclear."])(
    "is none that makes a compound: “%s”",
    (sentence) => expect(verbsOf(sentence)).not.toEqual(expect.arrayContaining(["controlled", "changes"])),
  );
});

describe("names with an abbreviation, a number or a conjunction", () => {
  it.each([
    ["Marbury v. Madison shaped review.", "marbury v madison"],
    ["We grew Brassica oleracea var. capitata twice.", "brassica oleracea var capitata"],
    ["We sequenced Escherichia coli O104:H4 again.", "escherichia coli o104:h4"],
    ["The toll-like receptor 9 was bound. A toll-like receptor 9 agonist acts.", "toll like receptor 9"],
    ["Warming under RCP 4.5 is small. Under RCP 4.5 ice melts.", "rcp 4.5"],
    ["Strengths and Difficulties Questionnaire data were missing.", "strength and difficulty questionnaire"],
    ["They live in Trinidad and Tobago.", "trinidad and tobago"],
    ["Adults with restless legs syndrome slept badly.", "restless leg syndrome"],
    ["The third law of thermodynamics holds.", "third law of thermodynamics"],
    ["We wrote it in C++ for 5G.", "c++"],
    ["We wrote it in C++ for 5G.", "5g"],
  ])("“%s” has “%s”", (sentence, key) => {
    expect(keysOf(sentence)).toContain(key);
  });

  it("is not unfolded", () => {
    expect(keysOf("Positive and Negative Syndrome Scale scores fell.")).not.toContain("positive syndrome scale score");
    expect(keysOf("We toured France and Germany.")).not.toContain("france and germany name");
  });
});
