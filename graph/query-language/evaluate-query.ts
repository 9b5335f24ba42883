import type { QueryNode } from "./parse-query.ts";
import type { QueryRange } from "./query-tokens.ts";

/** Papers that fit, one byte a paper. */
export type PaperMask = Uint8Array;

/** What a query is asked of. */
export interface QuerySource {
  readonly papers: number;
  /** Called between the parts of a query, which may be hundreds: yields to the event loop. */
  pause(): Promise<void>;
  /** The concept of this name, or undefined. */
  concept(name: string): Promise<number | undefined>;
  /** The concepts of a field, at whose position an error is reported. */
  operand(
    node: QueryRange & {
      readonly kind: "community" | "set" | "concept" | "kind" | "under";
      readonly value: string;
    },
  ): Promise<Iterable<number>>;
  /** The paper of this id, at whose position an error is reported. */
  paper(node: QueryRange & { readonly value: string }): number;
  papersOf(concept: number): Uint32Array;
  papersOfYears(from: number, to: number): PaperMask;
  papersOfVenue(venue: string): PaperMask;
  /** Papers whose title or abstract contains the words side by side. */
  papersWithText(phrase: string): Promise<PaperMask>;
  /** Papers whose authors or databases give a keyword with these words. */
  papersWithKeyword(keyword: string): Promise<PaperMask>;
}

/** How a piece of the query was understood. */
export interface Understood extends QueryRange {
  readonly kind: "concept" | "text" | "keyword" | "community" | "set" | "kind" | "under" | "venue" | "years" | "paper";
  /** Concepts it stands for. */
  readonly concepts: readonly number[];
  readonly papers: number;
}

/** Finds the papers of a query; each piece is passed to `note`. */
export async function evaluateQuery(
  node: QueryNode,
  world: QuerySource,
  note: (piece: Understood) => void,
): Promise<PaperMask> {
  switch (node.kind) {
    case "and":
    case "or": {
      const mask = new Uint8Array(world.papers).fill(node.kind === "and" ? 1 : 0);
      for (const part of node.parts) {
        const partMask = await evaluateQuery(part, world, note);
        if (node.kind === "and") intersectInto(mask, partMask);
        else unionInto(mask, partMask);
        await world.pause();
      }
      return mask;
    }
    case "not":
      return (await evaluateQuery(node.part, world, note)).map((bit) => 1 - bit);
    case "words":
      return evaluateWords(node.words, world, note);
    case "phrase":
      return evaluateName(node, world, note);
    case "years":
      return withRemark(node, "years", world.papersOfYears(node.from, node.to), [], note);
    case "venue":
      return withRemark(node, "venue", world.papersOfVenue(node.value), [], note);
    case "paper": {
      const mask = new Uint8Array(world.papers);
      mask[world.paper(node)] = 1;
      return withRemark(node, "paper", mask, [], note);
    }
    case "text":
      return withRemark(node, "text", await world.papersWithText(node.value), [], note);
    case "keyword":
      return withRemark(node, "keyword", await world.papersWithKeyword(node.value), [], note);
    default: {
      const value = node.kind === "community" ? String(node.id) : node.value;
      const concepts = [...(await world.operand({ kind: node.kind, value, start: node.start, end: node.end }))];
      return withRemark(node, node.kind, papersOfAny(concepts, world), concepts, note);
    }
  }
}

/** Words side by side: the longest names of concepts from the left; what is no name is looked for in the text. */
async function evaluateWords(
  words: readonly (QueryRange & { readonly text: string })[],
  world: QuerySource,
  note: (piece: Understood) => void,
): Promise<PaperMask> {
  const mask = new Uint8Array(world.papers).fill(1);
  for (let from = 0; from < words.length; ) {
    const length = await longestName(words, from, world);
    const piece = words.slice(from, from + length);
    const text = piece.map((word) => word.text).join(" ");
    const place = { start: (piece[0] as QueryRange).start, end: (piece.at(-1) as QueryRange).end };
    intersectInto(mask, await evaluateName({ ...place, text }, world, note));
    from += length;
    await world.pause();
  }
  return mask;
}

async function longestName(
  words: readonly { readonly text: string }[],
  from: number,
  world: QuerySource,
): Promise<number> {
  for (let length = Math.min(words.length - from, 8); length > 1; length--) {
    const name = words.slice(from, from + length).map((word) => word.text);
    if ((await world.concept(name.join(" "))) !== undefined) return length;
  }
  return 1;
}

async function evaluateName(
  { text, start, end }: QueryRange & { readonly text: string },
  world: QuerySource,
  note: (piece: Understood) => void,
): Promise<PaperMask> {
  const concept = await world.concept(text);
  if (concept === undefined) return withRemark({ start, end }, "text", await world.papersWithText(text), [], note);
  return withRemark({ start, end }, "concept", papersOfAny([concept], world), [concept], note);
}

function withRemark(
  { start, end }: QueryRange,
  kind: Understood["kind"],
  mask: PaperMask,
  concepts: readonly number[],
  note: (piece: Understood) => void,
): PaperMask {
  note({ start, end, kind, concepts, papers: count(mask) });
  return mask;
}

/** A loop: queries may have hundreds of pieces, and a function called for each paper takes ten times as long. */
function count(mask: PaperMask): number {
  let papers = 0;
  for (let paper = 0; paper < mask.length; paper++) papers += mask[paper]!;
  return papers;
}

function papersOfAny(concepts: readonly number[], world: QuerySource): PaperMask {
  const mask = new Uint8Array(world.papers);
  for (const concept of concepts) for (const paper of world.papersOf(concept)) mask[paper] = 1;
  return mask;
}

function intersectInto(mask: PaperMask, other: PaperMask): void {
  for (let paper = 0; paper < mask.length; paper++) if (other[paper] === 0) mask[paper] = 0;
}

function unionInto(mask: PaperMask, other: PaperMask): void {
  for (let paper = 0; paper < mask.length; paper++) if (other[paper] === 1) mask[paper] = 1;
}
