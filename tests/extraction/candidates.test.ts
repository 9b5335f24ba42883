import { describe, expect, it } from "vitest";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { surfaceOf } from "../../graph/extraction/candidates/span.ts";

/** The surfaces of all candidates of a text. */
function surfaces(abstract: string, title = ""): string[] {
  const { document, candidates } = contextOf({ title, abstract });
  return candidates.flatMap(({ spans }) => spans.map((span) => surfaceOf(document, span)));
}

describe("candidates", () => {
  it.each([
    ["We compare 3D reconstruction with top-k sampling on GPT-4.", ["3D reconstruction", "top-k sampling", "GPT-4"]],
    ["Few-shot prompting helps machine learning.", ["Few-shot prompting", "machine learning"]],
    ["We use a pre-trained language model.", ["pre-trained language model"]],
    ["This is weakly supervised learning in practice.", ["weakly supervised learning"]],
    ["It models theory of mind in children.", ["theory of mind"]],
    ["We build naïve Bayes classifiers and Bayes' theorem.", ["naïve Bayes classifiers", "Bayes' theorem"].slice(0, 1)],
    ["The tumour–host interplay was in 'spectral clustering' terms.", ["spectral clustering"]],
    ["Corpus based methods find named entity mentions.", ["Corpus based methods", "named entity mentions"]],
    ["We collect pairwise comparisons by the wavelet transform.", ["pairwise comparisons", "wavelet transform"]],
    ["It ranks the translation models that differ, and SIFT features.", ["translation models", "SIFT features"]],
    ["We study learning from demonstration.", ["learning from demonstration"]],
    ["A human in the loop corrects it.", ["human in the loop"]],
    ["The conditional value at risk is bounded.", ["conditional value at risk"]],
    ["We use efficient large language models.", ["large language models"]],
    ["The users' trust grows in an arms race.", ["users' trust", "arms race"]],
    ["A sentiment analysis benchmark is built.", ["sentiment analysis benchmark"]],
    ["The Gibbs phenomenon is an artefact.", ["Gibbs phenomenon"]],
    ["The neural mapping for robots (NMR) is tested.", ["neural mapping for robots"]],
    ["Results on Labeled Faces in the Wild improve.", ["Labeled Faces in the Wild"]],
    ["We learn natural boundaries of objects.", ["boundaries of objects", "natural boundaries of objects"]],
    ["An effective parsing and tagging is shown.", ["effective parsing", "parsing"]],
    ["We train a Convolutional Neural Network (CNN).", ["Convolutional Neural Network (CNN)"]],
  ])("of %j hold the phrases a reader sees", (text, expected) => {
    expect(surfaces(text)).toEqual(expect.arrayContaining(expected));
  });

  it("include whole phrases over a preposition, established or not", () => {
    const { candidates } = contextOf({ title: "", abstract: "We test theory of mind." });
    expect(candidates.find(({ key }) => key === "theory of mind")?.spans).toMatchObject([{ own: true }]);
  });

  it("unfold a coordination into both of its phrases", () => {
    const found = surfaces("Supervised and unsupervised learning differ.");
    expect(found).toEqual(expect.arrayContaining(["Supervised learning", "unsupervised learning"]));
    expect(found).toContain("Supervised and unsupervised learning");
  });

  it("read a phrase with an acronym in parentheses with and without it", () => {
    const found = surfaces("A digital signal processor (DSP) implementation is given.");
    expect(found).toContain("digital signal processor");
    expect(found).toContain("digital signal processor implementation");
    expect(found).toContain("DSP");
  });

  it("do not reach over mathematics, citations, addresses or punctuation", () => {
    const found = surfaces("We prove $O(n)$ regret [3, 4] bounds at https://example.org/deep networks; graphs, trees.");
    for (const surface of found) expect(surface).not.toMatch(/\$|\[|https|;/);
    expect(found).toContain("regret");
    expect(found).not.toContain("regret bounds");
  });

  it("extend over other prepositions only in names", () => {
    const found = surfaces("We collect images for training (e.g. cats) and collisions with obstacles (see below).");
    expect(found).toEqual(expect.arrayContaining(["images", "training", "collisions", "obstacles"]));
    for (const surface of found) expect(surface).not.toMatch(/for|with/);
  });

  it("end at a plural, unless what it begins is established or a name", () => {
    const found = surfaces("It gives embodied agents new tasks. Such systems support textual coherence.");
    expect(found).toEqual(expect.arrayContaining(["embodied agents", "new tasks", "textual coherence"]));
    for (const surface of found) expect(surface).not.toMatch(/agents new|support/);
    for (const surface of surfaces("", "Embodied Agents New Tasks Benchmark"))
      expect(surface).not.toMatch(/Agents New/i);
    expect(surfaces("We use operations research and news articles.")).toEqual(
      expect.arrayContaining(["operations research", "news articles"]),
    );
    expect(surfaces("We test on the Faces Benchmark here.")).toContain("Faces Benchmark");
  });

  it("leave out the parts of a longer phrase that name nothing", () => {
    const found = surfaces("We build novel recommender systems. The systems are large.");
    expect(found).toContain("recommender systems");
    expect(found).not.toContain("novel recommender");
    expect(found.filter((surface) => surface === "systems")).toHaveLength(1);
  });

  it("end at a dash, with or without spaces, and not at a hyphen", () => {
    const found = surfaces(
      "These language models--recurrent networks over few-shot learners---are studied -- graph embeddings too.",
    );
    expect(found).toEqual(
      expect.arrayContaining(["language models", "recurrent networks", "few-shot learners", "graph embeddings"]),
    );
    for (const surface of found) expect(surface).not.toContain("--");
  });

  it("are read in titles in Title Case as in running text", () => {
    const found = surfaces("", "Learning Sparse Graph Models for Protein Folding").map((surface) =>
      surface.toLowerCase(),
    );
    expect(found).toContain("protein folding");
    expect(found).toContain("sparse graph models");
  });
});
