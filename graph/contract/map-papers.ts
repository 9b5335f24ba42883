import { z } from "zod";

/** Columns: position i of every array is the same paper; links hold positions. */
export const MapPapers = z
  .object({
    revision: z.int(),
    layout: z.enum(["ready", "computing"]).describe("While computing, positions are rough: ask again."),
    total: z.int().describe("Papers that hold a concept of the map."),
    papers: z.object({
      id: z.array(z.string()),
      title: z.array(z.string()),
      year: z.array(z.int().nullable()),
      concepts: z.array(z.int()).describe("Concepts of the map that it holds."),
      community: z.array(z.int()).describe("Community of most of them, 0 = none."),
      x: z.array(z.number()),
      y: z.array(z.number()),
    }),
    concepts: z.array(z.string()).describe("The concepts of the map, in its order."),
    ties: z
      .object({ paper: z.array(z.int()), concept: z.array(z.int()) })
      .describe("Papers with their concepts, at most eight of each: the rarest."),
    alike: z
      .object({ a: z.array(z.int()), b: z.array(z.int()), shared: z.array(z.int()) })
      .describe("Papers that share concepts: each with the two most alike, and how many they share."),
  })
  .meta({ id: "MapPapers", description: "The papers that hold most of the concepts of a map, placed among them." });
export type MapPapers = z.infer<typeof MapPapers>;
