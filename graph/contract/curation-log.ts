import { z } from "zod";
import { author, count, LoggedDecision } from "./curation.ts";

export const LogImport = z
  .object({
    revision: count,
    added: z.array(LoggedDecision),
    contradictions: z
      .array(z.object({ theirs: LoggedDecision, ours: LoggedDecision, reason: z.string() }))
      .describe("Where the two logs say opposite things; without `prefer` nothing is added then."),
    unknown: z
      .array(z.object({ line: count, label: z.string() }))
      .describe("Lines of a thesaurus or hierarchy that name no concept of this graph."),
  })
  .meta({ id: "LogImport", description: "What became of a log or thesaurus that came in." });
export type LogImport = z.infer<typeof LogImport>;

const format = z.enum(["log", "thesaurus"]).default("log").describe("thesaurus: a file of VOSviewer.");
const importFormat = z
  .enum(["log", "thesaurus", "hierarchy"])
  .default("log")
  .describe(
    "thesaurus: a file of VOSviewer; hierarchy: a table with the columns narrower and broader, or SKOS in Turtle.",
  );

/** The log of decisions as a file. */
export const curationLogEndpoints = {
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
    summary:
      "Merges another log (or a thesaurus, or a hierarchy) into this one; contradictions are returned unless `prefer` decides them.",
    query: z.object({
      name: z.string().min(1).max(255).describe("Name of the file, for messages."),
      format: importFormat,
      prefer: z
        .enum(["ours", "theirs"])
        .optional()
        .describe("Whose decisions win where the logs contradict each other."),
      by: author.by,
    }),
    accepts: "application/octet-stream",
    response: LogImport,
  },
} as const;
