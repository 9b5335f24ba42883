import { describe, expect, it } from "vitest";
import { acronymsOf } from "../../graph/extraction/candidates/acronyms.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";

const pairs = (abstract: string) =>
  acronymsOf(analyseDocument({ title: "", abstract })).map(({ short, long }) => `${short} = ${long}`);

describe("acronyms", () => {
  it.each([
    ["We study large language models (LLMs) of law.", "llm = large language model"],
    ["We use convolutional neural networks (CNNs).", "cnn = convolutional neural network"],
    ["In reinforcement learning (RL), agents act.", "rl = reinforcement learning"],
    ["A mixture-of-experts (MoE) layer is added.", "moe = mixture of expert"],
    ["With magnetic resonance imaging (MRI) we see more.", "mri = magnetic resonance imaging"],
    ["Models such as HMM (hidden Markov model) are old.", "hmm = hidden markov model"],
  ])("are found in %j", (text, pair) => {
    expect(pairs(text)).toContain(pair);
  });

  it.each([
    "Most papers (N = 20) agree.",
    "It rose (see Figure 2).",
    "The method (ours) wins.",
    "Cats (UNESCO) sleep.",
  ])("are not found in %j", (text) => {
    expect(pairs(text)).toEqual([]);
  });
});
