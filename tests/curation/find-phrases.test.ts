import { expect, it } from "vitest";
import { findPhrases } from "../../graph/curation/find-phrases.ts";

async function formsOf(phrase: string, abstract: string): Promise<readonly string[]> {
  const found = await findPhrases([phrase], [{ id: "1", title: "", abstract, keywords: [] }]);
  return found.get(phrase)?.[0]?.forms ?? [];
}

it.each([
  ["neural network", "Neural networks, neural-network and a Neural Network.", 3],
  ["neural network", "Neural, network; unneural network.", 0],
  ["neural network", "Neural Turing machines and a network.", 0],
  ["colour model", "A color model and colour models.", 2],
])("finds %s in: %s", async (phrase, text, count) => {
  expect(await formsOf(phrase, text)).toHaveLength(count);
});

it("finds a phrase behind words that only begin like it", async () => {
  expect(await formsOf("data set", "Data settle as data sets settle.")).toEqual(["data sets"]);
});

it("takes no time with a power of the words of a phrase", async () => {
  const phrase = `${"a ".repeat(40)}b`;
  expect(await formsOf(phrase, "a".repeat(5000))).toEqual([]);
  expect(await formsOf(phrase, `${"aaaa ".repeat(2000)}b`)).toEqual([]);
}, 5000);
