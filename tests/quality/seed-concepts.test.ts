import { beforeAll, describe, expect, it } from "vitest";
import type { Mention } from "../../graph/contract/records.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import type { ExtractedVocabulary } from "../../graph/extraction/vocabulary/vocabulary-builder.ts";
import { corpora } from "../corpora.ts";
import { vocabularyOf } from "../extraction/vocabulary-of.ts";
import blind from "./blind-concepts.json" with { type: "json" };
import fifth from "./fifth-concepts.json" with { type: "json" };
import fourth from "./fourth-concepts.json" with { type: "json" };
import { seedPage } from "./seed-page.ts";
import third from "./third-concepts.json" with { type: "json" };
import wanted from "./wanted-concepts.json" with { type: "json" };

const folder = corpora();
if (!folder) console.warn("Seed concepts: not run, the corpora are not there.");

/** Share of the concepts that a reader wrote down beforehand which the papers must be found under (reading.md). */
const RECALL = 0.93;
const BLIND_RECALL = 0.85;
const THIRD_RECALL = 0.88;
const FOURTH_RECALL = 0.83;
const FIFTH_RECALL = 0.82;

describe.skipIf(!folder)("concepts of the seed page", () => {
  let vocabulary: ExtractedVocabulary;
  let mentions: Map<string, Mention[]>;

  beforeAll(async () => {
    vocabulary = vocabularyOf(await seedPage(folder as string));
    mentions = new Map([...vocabulary.mentions()].map((of) => [of.paper, [...of.mentions]]));
  });

  /** Canonical keys of every concept of a paper and of its aliases. */
  function keysOf(title: string): Set<string> {
    const found = mentions.get(title);
    if (!found) throw new Error(`no such paper: ${title}`);
    return new Set(
      found.flatMap(({ concept }) => {
        const { key, aliases } = vocabulary.concepts[concept]!;
        return [key, ...aliases.map(({ form }) => canonicalKey(form))];
      }),
    );
  }

  it.each([
    ["the first twenty papers", wanted, RECALL],
    ["twenty papers drawn and read later", blind, BLIND_RECALL],
    ["a third twenty", third, THIRD_RECALL],
    ["a fourth twenty", fourth, FOURTH_RECALL],
    ["a fifth twenty", fifth, FIFTH_RECALL],
  ] as const)("hold what a reader wanted of %s", (_name, list, recall) => {
    const missed = list.papers.flatMap(({ title, concepts }) => {
      const keys = keysOf(title);
      return concepts.filter((concept) => !keys.has(canonicalKey(concept))).map((concept) => `${concept} (${title})`);
    });
    const all = list.papers.reduce((sum, { concepts }) => sum + concepts.length, 0);
    expect(1 - missed.length / all, `missed:\n${missed.join("\n")}`).toBeGreaterThanOrEqual(recall);
  });

  it.each([
    "in-context learning",
    "latent diffusion",
    "large language model",
    "offline reinforcement learning",
    "diffusion model",
    "mixture of experts",
    "theory of mind",
  ])("include %s", (phrase) => {
    expect(vocabulary.concepts.map(({ key }) => key)).toContain(canonicalKey(phrase));
  });

  it("map LLM to large language model, and no other form", () => {
    const concepts = vocabulary.concepts.filter(({ aliases }) => aliases.some(({ form }) => /^LLMs?$/.test(form)));
    expect(concepts.map(({ id }) => id)).toEqual(["large-language-model"]);
  });

  it.each(["paper", "work", "our method", "novel approach", "state-of-the-art performance", "extensive experiments"])(
    "do not include %s",
    (phrase) => {
      expect(vocabulary.concepts.map(({ key }) => key)).not.toContain(canonicalKey(phrase));
    },
  );

  it("are unique: no two keys for one phrase, no form under two concepts in one paper", () => {
    const squeezed = vocabulary.concepts.map(({ key }) => key.replaceAll(" ", ""));
    expect(squeezed.filter((key, i) => squeezed.indexOf(key) !== i)).toEqual([]);
  });
});
