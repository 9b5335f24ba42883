import type { z } from "zod";
import { answersOf, type SnapshotOperation } from "../../../graph/answers/table.ts";
import { type Endpoint, endpoints } from "../../../graph/contract/operations/endpoints.ts";
import type { Snapshot } from "../../../graph/snapshot/snapshot.ts";
import { dispatcher } from "../../../server/dispatch/dispatch.ts";
import { problemOf } from "../../../server/dispatch/problem.ts";

/** One question that an assistant may ask of the graph: an operation of the contract, with its arguments. */
export interface McpTool {
  readonly name: string;
  readonly operation: SnapshotOperation;
  readonly description: string;
}

const CONCEPTS = "Concepts are named by id, label or alias; `search` finds them.";

/** What the server of `isthmus mcp` offers. */
export const mcpTools: readonly McpTool[] = [
  {
    name: "search",
    operation: "search",
    description: "Find concepts (by label or alias) and papers (by words) of the corpus.",
  },
  {
    name: "cooccur",
    operation: "getCooccurrence",
    description: `What a concept occurs with in papers, strongest first. ${CONCEPTS}`,
  },
  {
    name: "pair",
    operation: "getPair",
    description: `How strongly two concepts belong together: joint papers, NPMI, significance, years. ${CONCEPTS}`,
  },
  {
    name: "about",
    operation: "getConceptKnowledge",
    description: `What kind of thing a concept is, what is broader and narrower, how many relations it has. ${CONCEPTS}`,
  },
  {
    name: "relations",
    operation: "getConceptRelations",
    description: `How a concept is related to others: methods for a task, tasks of a method, its data and metrics. ${CONCEPTS}`,
  },
  {
    name: "relation_sentences",
    operation: "getPairRelations",
    description: `How two concepts are related, with the sentences that say so: cite these. ${CONCEPTS}`,
  },
  {
    name: "methods",
    operation: "getTaskMethods",
    description:
      "Which methods are used for which tasks of a field, and which pairs have no paper although it would be expected.",
  },
  {
    name: "bridges",
    operation: "listBridges",
    description: "Papers that connect fields which few other papers connect, best first, with the reasons.",
  },
  {
    name: "paths",
    operation: "getPaths",
    description: `Short, strong, different paths from one concept to another, with a paper for each step. ${CONCEPTS}`,
  },
  {
    name: "evidence",
    operation: "getEvidence",
    description: `The sentences in which papers mention a concept, or two together: cite these. ${CONCEPTS}`,
  },
];

/** The arguments of a tool: those of its operation, path and query together. */
export function argumentsOf({ operation }: McpTool): z.core.$ZodLooseShape {
  const { params, query }: Endpoint = endpoints[operation];
  return { ...params?.shape, ...query?.shape };
}

interface ToolAnswer {
  /** JSON as the API answers it, or what is wrong with the question and how to mend it. */
  readonly text: string;
  readonly isError: boolean;
}

/** Answers tools from a snapshot, as the API would. */
export function toolAnswers(snapshot: Snapshot): (tool: McpTool, args: unknown) => Promise<ToolAnswer> {
  const { answer } = dispatcher(answersOf(() => snapshot));
  return async ({ operation }, args) => {
    try {
      const found = await answer({ operation, params: args, query: args }, new AbortController().signal);
      return { text: JSON.stringify(found.kind === "json" ? found.json : found.text), isError: false };
    } catch (error) {
      const { problem, isFault } = problemOf(error);
      if (isFault) throw error;
      return { text: [problem.detail, problem.hint].filter(Boolean).join(" "), isError: true };
    }
  };
}
