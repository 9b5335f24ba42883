import type { CommandDef } from "citty";

interface Entry {
  readonly summary: string;
  /** Loaded when asked for: `--help` need not load the store, the extractor and the server. */
  readonly load: () => Promise<{ readonly default: unknown }>;
}

/** Every command, in the order of `isthmus --help`. Adding one takes a file in commands/ and a line here. */
export const commandList: Readonly<Record<string, Entry>> = {
  extract: {
    summary: "Read files and extract their concepts into a store",
    load: () => import("./commands/extract.ts"),
  },
  serve: { summary: "Start the explorer, reading files first when given", load: () => import("./commands/serve.ts") },
  stats: { summary: "Count what a store holds", load: () => import("./commands/stats.ts") },
  concepts: { summary: "List all concepts, most papers first", load: () => import("./commands/concepts.ts") },
  mentions: { summary: "List every mention with its sentence", load: () => import("./commands/mentions.ts") },
  cooccur: { summary: "Show what a concept occurs with", load: () => import("./commands/cooccur.ts") },
  pair: { summary: "Show how strongly two concepts belong together", load: () => import("./commands/pair.ts") },
  bridges: { summary: "Rank the papers that join separate fields", load: () => import("./commands/bridges.ts") },
  query: { summary: "Find papers by concepts, words, years and venues", load: () => import("./commands/query.ts") },
  matrix: { summary: "Show every pair of some concepts", load: () => import("./commands/matrix.ts") },
  paths: { summary: "Show how one concept leads to another", load: () => import("./commands/paths.ts") },
  gaps: { summary: "List what is joined less than expected", load: () => import("./commands/gaps.ts") },
  trends: { summary: "List concepts that rise or fall over the years", load: () => import("./commands/trends.ts") },
  sets: { summary: "Keep concepts under a name, for queries", load: () => import("./commands/sets.ts") },
  dump: { summary: "Print the whole graph in canonical form", load: () => import("./commands/dump.ts") },
  copy: { summary: "Copy a graph into another store and compare them", load: () => import("./commands/copy.ts") },
  materialise: {
    summary: "Write the analyses into a Neo4j store, for Cypher and Bloom",
    load: () => import("./commands/materialise.ts"),
  },
  analyse: {
    summary: "Have Graph Data Science compute in a Neo4j store",
    load: () => import("./commands/analyse.ts"),
  },
  curate: { summary: "Merge, split, rename or hide concepts; undo, log", load: () => import("./commands/curate.ts") },
  export: { summary: "Write the graph or its papers for other programs", load: () => import("./commands/export.ts") },
  fetch: { summary: "Fetch papers from arXiv, OpenAlex, PubMed or by DOI", load: () => import("./commands/fetch.ts") },
  mcp: {
    summary: "Answer assistants' questions by the Model Context Protocol",
    load: () => import("./commands/mcp.ts"),
  },
  publish: {
    summary: "Write the explorer with its corpus as a site that needs no server",
    load: () => import("./commands/publish.ts"),
  },
  read: { summary: "Print what the readers see in files, storing nothing", load: () => import("./commands/read.ts") },
  explain: { summary: "Tell why a phrase is a concept, or why it is not", load: () => import("./commands/explain.ts") },
  phrases: { summary: "Rank the phrases of texts, storing nothing", load: () => import("./commands/phrases.ts") },
};

/** The command of that name, or undefined. */
export async function loadCommand(name: string): Promise<CommandDef | undefined> {
  if (!Object.hasOwn(commandList, name)) return undefined;
  const loaded = await commandList[name]?.load();
  return loaded?.default as CommandDef | undefined;
}
