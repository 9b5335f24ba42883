import type { z } from "zod";
import { bridgeRanking } from "../../../graph/answers/bridges/bridges.ts";
import { conceptPaths } from "../../../graph/answers/bridges/paths.ts";
import { cooccurrence } from "../../../graph/answers/concepts/cooccurrence.ts";
import { evidence } from "../../../graph/answers/concepts/evidence.ts";
import { pairDetail } from "../../../graph/answers/concepts/pair.ts";
import { search } from "../../../graph/answers/lookup/search.ts";
import { type Endpoint, endpoints, type Handlers, type Operation } from "../../../graph/contract/endpoints.ts";
import type { Snapshot } from "../../../graph/snapshot/snapshot.ts";

/** One question that an assistant may ask of the graph. */
export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.core.$ZodLooseShape;
  answer(snapshot: Snapshot, input: Record<string, unknown>): Promise<object>;
}

/** A tool with the arguments of an operation of the contract, which checks them here as it does over HTTP. */
function tool<O extends Operation>(
  name: string,
  operation: O,
  description: string,
  ask: (snapshot: Snapshot, question: Parsed<O>) => Promise<object>,
): McpTool {
  const { params, query }: Endpoint = endpoints[operation];
  return {
    ...{ name, description, input: { ...params?.shape, ...query?.shape } },
    answer: (snapshot, input) => ask(snapshot, { ...params?.parse(input), ...query?.parse(input) } as Parsed<O>),
  };
}

/** What handlers are given: every default filled in. */
type Parsed<O extends Operation> = Parameters<Handlers[O]>[0];

const CONCEPTS = "Concepts are named by id, label or alias; `search` finds them.";

/** What the server of `isthmus mcp` offers. */
export const mcpTools: readonly McpTool[] = [
  tool("search", "search", "Find concepts (by label or alias) and papers (by words) of the corpus.", search),
  tool(
    "cooccur",
    "getCooccurrence",
    `What a concept occurs with in papers, strongest first. ${CONCEPTS}`,
    cooccurrence,
  ),
  tool(
    "pair",
    "getPair",
    `How strongly two concepts belong together: joint papers, NPMI, significance, years. ${CONCEPTS}`,
    pairDetail,
  ),
  tool(
    "bridges",
    "listBridges",
    "Papers that join fields which few other papers join, best first, with the reasons.",
    bridgeRanking,
  ),
  tool(
    "paths",
    "getPaths",
    `Short, strong, different paths from one concept to another, with a paper for each step. ${CONCEPTS}`,
    conceptPaths,
  ),
  tool(
    "evidence",
    "getEvidence",
    `The sentences in which papers mention a concept, or two together: cite these. ${CONCEPTS}`,
    evidence,
  ),
];
