import { useQuery } from "@tanstack/react-query";
import type { SearchHits } from "../../../graph/contract/concepts.ts";
import { call } from "../../http/call.ts";

type Concept = SearchHits["concepts"][number];

/** Two concepts whose names were typed with a word between them. */
export type ConceptPair = readonly [Concept, Concept];

const between = /\s+(?:and|\+|&|vs\.?|versus)\s+/gi;
/** Words with which people ask for what joins two things. */
const bridgeQuestion =
  /^(?:(?:which |what |the )?(?:papers?|works?) (?:that |which )?(?:joins?|connects?|bridges?|links?|combines?|on|about|with|between)|(?:bridges?|links?|bridge papers) between|(?:what|who) (?:joins|connects|combines|links))\s+/i;
/** A text with more joining words is a sentence. */
const maxCuts = 3;

/**
 * The pair of concepts in a text such as "A and B", cut at the first joining word with a concept on both sides; `find` gives
 * the best concept for a text.
 */
export async function findPair(
  text: string,
  find: (words: string) => Promise<Concept | undefined>,
): Promise<ConceptPair | null> {
  for (const halves of cutsOf(text)) {
    const [a, b] = await Promise.all(halves.map(find));
    if (a && b && a.id !== b.id && begins(a, halves[0]) && begins(b, halves[1])) return [a, b];
  }
  return null;
}

/** Ways to cut a text in two at a joining word. */
export function cutsOf(question: string): (readonly [string, string])[] {
  const text = question.replace(bridgeQuestion, "").replace(/\?$/, "");
  return [...text.matchAll(between)]
    .slice(0, maxCuts)
    .map((word) => [text.slice(0, word.index).trim(), text.slice(word.index + word[0].length).trim()] as const)
    .filter(([a, b]) => a !== "" && b !== "");
}

/** True when what was typed is a name of a concept, the title of a paper, or the beginning of one. */
export function begins({ label, matched }: { label: string; matched?: string }, text: string): boolean {
  return [label, matched ?? label].some((name) => plain(name).startsWith(plain(text)));
}

/** Without case, hyphens and the s of a plural. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/s$/, "");
}

/** The pair of concepts that a text names, null for none, undefined while it is looked up. */
export function useTypedPair(text: string): ConceptPair | null | undefined {
  const joined = cutsOf(text).length > 0;
  const query = useQuery({
    queryKey: ["named pair", text],
    enabled: joined,
    queryFn: ({ signal }) =>
      findPair(text, async (q) => (await call("search", { q, limit: 1, papers: 0 }, signal)).concepts[0]),
  });
  return joined && !query.isError ? query.data : null;
}
