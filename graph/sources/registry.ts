import { arxiv } from "./arxiv.ts";
import { byDoi, openalex } from "./openalex.ts";
import { pubmed } from "./pubmed.ts";
import type { LiveSource } from "./source.ts";

/** Every live source, by its name on the command line. */
export const liveSources: Readonly<Record<string, LiveSource>> = { arxiv, openalex, doi: byDoi, pubmed };
