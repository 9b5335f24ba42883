import { z } from "zod";
import { Progress } from "./answers.ts";

export const ReadRemark = z
  .object({
    line: z.int().describe("Line (or record) of the file, counted from 1."),
    reason: z.string().describe("What is wrong."),
    cure: z.string().describe("What can be done about it."),
  })
  .meta({ id: "ReadRemark", description: "Something in a file that was not read, or read with a remark." });
export type ReadRemark = z.infer<typeof ReadRemark>;

export const ForeignPaper = z
  .object({
    line: z.int().describe("Line (or record) of the file, counted from 1."),
    title: z.string(),
    language: z.string().describe("Guessed from the text; code of ISO 639-1."),
  })
  .meta({ id: "ForeignPaper", description: "A paper that is not in English: kept, without concepts." });
export type ForeignPaper = z.infer<typeof ForeignPaper>;

export const ImportReport = z
  .object({
    read: z.int().nonnegative().describe("Records read from the file."),
    added: z.int().nonnegative().describe("New papers."),
    updated: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    merged: z.int().nonnegative().describe("Papers made of two or more records."),
    withoutAbstract: z.int().nonnegative(),
    notEnglishTotal: z.int().nonnegative(),
    notEnglish: z.array(ForeignPaper).describe("Papers in other languages; the first 1,000."),
    possibleDuplicates: z.array(z.array(z.string())).describe("Ids of papers with one title; the first 100 groups."),
    skippedTotal: z.int().nonnegative(),
    skipped: z.array(ReadRemark).describe("Lines that were not read; the first 1,000."),
    notices: z.array(ReadRemark).describe("Lines read with a remark; the first 1,000."),
    papers: z.int().nonnegative().describe("Papers in the store now."),
    concepts: z.int().nonnegative(),
    mentions: z.int().nonnegative(),
    seconds: z.number().nonnegative(),
  })
  .meta({ id: "ImportReport", description: "What an import did: nothing is lost without a word." });
export type ImportReport = z.infer<typeof ImportReport>;

export const AnalysisName = z
  .enum([
    "betweenness",
    "bridgeChange",
    "bridgeSignificance",
    "bridgeStability",
    "bridges",
    "changingPairs",
    "communityStability",
    "gaps",
    "layout",
    "pairSignificance",
    "pairTotal",
    "participation",
    "themes",
  ])
  .meta({ id: "AnalysisName", description: "An analysis of the whole corpus that is computed once a revision." });
export type AnalysisName = z.infer<typeof AnalysisName>;

export const Job = z
  .object({
    id: z.string(),
    kind: z.enum(["import", "analysis"]),
    analysis: z.string().nullable().describe("Name of the analysis; null for an import."),
    label: z.string().describe("What is worked on, for people: the name of the file, what is computed."),
    state: z.enum(["running", "done", "failed", "cancelled"]),
    progress: Progress.nullable(),
    seconds: z.number().nonnegative().describe("Since it began; until it ended, when it has."),
    problem: z.string().nullable().describe("Why it failed."),
    hint: z.string().nullable(),
    report: ImportReport.nullable().describe("Of an import, when it is done."),
  })
  .meta({ id: "Job", description: "A long piece of work, with its progress." });
export type Job = z.infer<typeof Job>;

export const JobList = z
  .object({ items: z.array(Job) })
  .meta({ id: "JobList", description: "Those that run, the oldest first, then those that ended, the youngest first." });

export const ImportPreview = z
  .object({
    formats: z.array(z.string()).describe("What it was read as; an archive may hold several formats."),
    complete: z.boolean().describe("False when only the beginning of the file was looked at."),
    records: z.int().describe("Papers in what was looked at, before those that are the same are merged."),
    withoutAbstract: z.int(),
    withoutYear: z.int(),
    papers: z
      .array(
        z.object({
          line: z.int(),
          title: z.string(),
          abstract: z.string(),
          year: z.int().nullable(),
          venue: z.string().nullable(),
          authors: z.array(z.string()),
        }),
      )
      .describe("The first ten."),
    skipped: z.array(ReadRemark).describe("The first hundred lines that cannot be read."),
    skippedTotal: z.int(),
  })
  .meta({ id: "ImportPreview", description: "How the beginning of a file would be read; nothing is stored." });
export type ImportPreview = z.infer<typeof ImportPreview>;
