import type { CommandDefinition } from "../arguments/define-command.ts";

interface Entry {
  readonly summary: string;
  /** Loaded when asked for: `--help` need not load the store, the extractor and the server. */
  readonly load: () => Promise<{ readonly default: unknown }>;
}

/** Every command, in the order of `isthmus --help`. Adding one takes a file in commands/ and a line here. */
export const commandList: Readonly<Record<string, Entry>> = {
  extract: {
    summary: "Read files and extract their concepts into a store",
    load: () => import("./corpus/extract.ts"),
  },
  start: {
    summary: "Open the explorer in a browser, on the sample or on your files",
    load: () => import("./explorer/start.ts"),
  },
  serve: { summary: "Start the explorer, after reading the files if any", load: () => import("./explorer/serve.ts") },
  stats: { summary: "Count what is in a store", load: () => import("./corpus/stats.ts") },
  sources: { summary: "List where the papers come from; take one back", load: () => import("./corpus/sources.ts") },
  concepts: { summary: "List all concepts, most papers first", load: () => import("./corpus/concepts.ts") },
  mentions: { summary: "List every mention with its sentence", load: () => import("./corpus/mentions.ts") },
  cooccur: { summary: "Show what a concept occurs with", load: () => import("./questions/cooccur.ts") },
  pair: { summary: "Show how strongly two concepts belong together", load: () => import("./questions/pair.ts") },
  about: {
    summary: "Show what kind of thing a concept is, what is broader and narrower",
    load: () => import("./questions/about.ts"),
  },
  relations: {
    summary: "Show how concepts are related, with the sentences that say so",
    load: () => import("./questions/relations.ts"),
  },
  methods: {
    summary: "List which methods are used for which tasks of a field",
    load: () => import("./questions/methods.ts"),
  },
  bridges: { summary: "Rank the papers that bridge separate fields", load: () => import("./questions/bridges.ts") },
  query: { summary: "Find papers by concepts, words, years and venues", load: () => import("./questions/query.ts") },
  matrix: { summary: "Show every pair of some concepts", load: () => import("./questions/matrix.ts") },
  paths: { summary: "Show how one concept leads to another", load: () => import("./questions/paths.ts") },
  gaps: { summary: "List fields that share fewer links than expected", load: () => import("./questions/gaps.ts") },
  trends: { summary: "List concepts that rise or fall over the years", load: () => import("./questions/trends.ts") },
  sets: { summary: "Save concepts under a name, for queries", load: () => import("./questions/sets.ts") },
  dump: { summary: "Print the whole graph in canonical form", load: () => import("./corpus/dump.ts") },
  copy: { summary: "Copy a graph into another store and compare them", load: () => import("./corpus/copy.ts") },
  materialise: {
    summary: "Write the analyses into a Neo4j store, for Cypher and Bloom",
    load: () => import("./neo4j/materialise.ts"),
  },
  analyse: {
    summary: "Run the analyses in a Neo4j store with Graph Data Science",
    load: () => import("./neo4j/analyse.ts"),
  },
  curate: { summary: "Merge, split, rename or hide concepts; undo, log", load: () => import("./curation/curate.ts") },
  export: { summary: "Write the graph or its papers for other programs", load: () => import("./corpus/export.ts") },
  fetch: { summary: "Fetch papers from arXiv, OpenAlex, PubMed or by DOI", load: () => import("./corpus/fetch.ts") },
  mcp: {
    summary: "Answer an assistant's questions over the Model Context Protocol",
    load: () => import("./explorer/mcp.ts"),
  },
  publish: {
    summary: "Write the explorer with its corpus as a site that needs no server",
    load: () => import("./explorer/publish.ts"),
  },
  read: { summary: "Print what the readers see in files, storing nothing", load: () => import("./corpus/read.ts") },
  explain: { summary: "Show why a phrase is a concept, or why it is not", load: () => import("./phrases/explain.ts") },
  knowledge: {
    summary: "Say what phrases of texts name and how two are related, storing nothing",
    load: () => import("./phrases/knowledge.ts"),
  },
  worker: {
    summary: "Run one step of an extraction over many machines, storing nothing",
    load: () => import("./cluster/worker.ts"),
  },
  decide: {
    summary: "Decide the concepts of an extraction over many machines",
    load: () => import("./cluster/decide.ts"),
  },
  assemble: {
    summary: "Write an extraction over many machines into a new store",
    load: () => import("./cluster/assemble.ts"),
  },
  phrases: { summary: "Rank the phrases of texts, storing nothing", load: () => import("./phrases/phrases.ts") },
};

/** The command of that name, or undefined. */
export async function loadCommand(name: string): Promise<CommandDefinition | undefined> {
  if (!Object.hasOwn(commandList, name)) return undefined;
  const loaded = await commandList[name]?.load();
  return loaded?.default as CommandDefinition | undefined;
}
