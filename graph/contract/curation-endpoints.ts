import { z } from "zod";
import { CurationAction } from "./curation.ts";
import {
  CurationPreview,
  Decided,
  LogImport,
  SplitProposal,
  SuggestionKind,
  SuggestionList,
  Vocabulary,
} from "./curation-answers.ts";
import { name, page } from "./field-types.ts";

const author = {
  by: z.string().trim().min(1).max(200).optional().describe("Who decides; by default who runs the server."),
  why: z.string().trim().max(2000).optional(),
};
const actions = z.array(CurationAction).min(1).max(500);
const which = z
  .string()
  .regex(/^[0-9a-f]{4,16}$/)
  .optional()
  .describe("Id of a decision or its beginning; without it the last one.");
const format = z.enum(["log", "thesaurus"]).default("log").describe("thesaurus: a file of VOSviewer.");

/** Deciding about concepts. */
export const curationEndpoints = {
  getVocabulary: {
    method: "get",
    path: "/curation",
    summary: "What was decided about concepts: the log, conflicts, rules, groups and what is hidden.",
    query: z.object(page),
    volatile: true,
    response: Vocabulary,
  },
  decide: {
    method: "post",
    path: "/curation",
    summary: "Decides: merge, split, rename, hide, restore, pin, group, apart, whole, always, never. All or none.",
    body: z.object({ actions, ...author }),
    response: Decided,
  },
  previewDecision: {
    method: "post",
    path: "/curation/preview",
    summary: "The graph without and with some decisions; nothing is written.",
    body: z.object({
      actions,
      full: z.boolean().default(true).describe("false: without links and communities, which take longer."),
    }),
    reads: true,
    response: CurationPreview,
  },
  undoDecision: {
    method: "post",
    path: "/curation/undo",
    summary: "Takes the last standing decision back, or the one named.",
    body: z.object({ decision: which, ...author }),
    response: Decided,
  },
  redoDecision: {
    method: "post",
    path: "/curation/redo",
    summary: "Brings back the decision that was undone last, or the one named.",
    body: z.object({ decision: which, ...author }),
    response: Decided,
  },
  exportLog: {
    method: "get",
    path: "/curation/log",
    summary: "The log as a text file, one decision a line, or what it comes to as a thesaurus.",
    query: z.object({ format }),
    volatile: true,
    produces: "text/plain",
    response: z.string(),
  },
  importLog: {
    method: "post",
    path: "/curation/log",
    summary: "Joins another log (or a thesaurus) into this one; where they contradict each other, nothing is guessed.",
    query: z.object({
      name: z.string().min(1).max(255).describe("Name of the file, for messages."),
      format,
      prefer: z.enum(["ours", "theirs"]).optional().describe("Whose decisions hold where the logs contradict."),
      by: author.by,
    }),
    accepts: "application/octet-stream",
    response: LogImport,
  },
  proposeSplit: {
    method: "get",
    path: "/curation/split/{id}",
    summary: "How a concept that means two things could be split by the fields of its papers, with sentences.",
    params: z.object({ id: name }),
    response: SplitProposal,
  },
  listSuggestions: {
    method: "get",
    path: "/curation/suggestions",
    summary: "Suggested merges and splits with their reasons, the surest first; refused ones do not come again.",
    query: z.object({ kind: SuggestionKind.optional(), ...page }),
    response: SuggestionList,
  },
} as const;
