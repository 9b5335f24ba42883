import { parse } from "csv-parse/sync";
import type { Quad } from "n3";
import type { CurationAction, CurationDecision } from "../../contract/curation.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import { GraphError } from "../../shared/errors.ts";
import { createPause } from "../../shared/pauses.ts";
import { type CurationState, followMerges, plainPhrase } from "../apply-decisions.ts";
import type { CuratedStore } from "../curated-store.ts";
import { type Author, decide } from "../decide.ts";
import { idsByName, thesaurusActions, type UnknownLine } from "./thesaurus.ts";

/** What a file says: one concept is a kind of another, or is not. */
interface NamedLink {
  readonly line: number;
  /** Names by which the concepts may be known here, best first. */
  readonly narrower: readonly string[];
  readonly broader: readonly string[];
  readonly holds: boolean;
}

/**
 * Reads a hierarchy of one's own as decisions: a table with the columns narrower and broader (and holds, "no" for what is not a kind of),
 * or a thesaurus or ontology in RDF (Turtle, N-Triples) with SKOS. Links of a table whose names are no concepts here are listed; those of RDF are
 * left out, as most of a large thesaurus is about other things. What is decided already is not decided again.
 */
async function hierarchyActions(
  text: string,
  concepts: readonly ConceptRecord[],
  decided: Pick<CurationState, "mergedInto" | "labels" | "knowledge">,
): Promise<{ actions: CurationAction[]; unknown: UnknownLine[] }> {
  const ids = idsByName(concepts, decided);
  const find = (names: readonly string[]) => {
    const known = names.find((name) => ids.has(plainPhrase(name)));
    return known === undefined ? undefined : followMerges(decided.mergedInto, ids.get(plainPhrase(known))!);
  };
  const links = isRdf(text) ? await linksOfRdf(text, (names) => find(names) !== undefined) : linksOfTable(text);
  const done = new Set(
    decided.knowledge?.links.map((link) => JSON.stringify([link.narrower, link.broader, link.holds])),
  );
  const actions: CurationAction[] = [];
  const unknown: UnknownLine[] = [];
  for (const { line, narrower, broader, holds } of links) {
    const [concept, than] = [find(narrower), find(broader)];
    if (concept === undefined || than === undefined) {
      unknown.push({ line, label: (concept === undefined ? narrower : broader)[0]! });
      continue;
    }
    const link = JSON.stringify([concept, than, holds]);
    if (concept === than || done.has(link)) continue;
    done.add(link);
    actions.push({ kind: "narrower", concept, than, holds });
  }
  return { actions, unknown };
}

const NO = new Set(["no", "false", "0"]);

/** The rows of a table; its first line says what separates cells, and is left out when it names the columns. */
function linksOfTable(text: string): NamedLink[] {
  const first = text.split(/\r\n|\n|\r/, 1)[0]!;
  const delimiter = ["\t", ";", ","].find((sign) => first.includes(sign)) ?? ",";
  const rows = parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    info: true,
  });
  return (rows as unknown as { record: string[]; info: { lines: number } }[]).flatMap(({ record, info }, i) => {
    const [narrower = "", broader = "", holds = ""] = record;
    if (narrower === "" || broader === "" || (i === 0 && narrower.toLowerCase() === "narrower")) return [];
    return [{ line: info.lines, narrower: [narrower], broader: [broader], holds: !NO.has(holds.toLowerCase()) }];
  });
}

/** The first line that says something begins as Turtle or N-Triples do. */
function isRdf(text: string): boolean {
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== "" && !one.trimStart().startsWith("#")) ?? "";
  return /^\s*(?:@prefix|@base|prefix\s|base\s|<)/i.test(line);
}

const SKOS = "http://www.w3.org/2004/02/skos/core#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const UP = new Set([`${SKOS}broader`, `${RDFS}subClassOf`]);
const DOWN = `${SKOS}narrower`;
/** Predicates of names, best first. */
const NAMES = [`${SKOS}prefLabel`, `${RDFS}label`, `${SKOS}altLabel`];

/** Every known thing with the nearest known ones above it: a step over one that is not known here is taken. */
async function linksOfRdf(text: string, isKnown: (names: readonly string[]) => boolean): Promise<NamedLink[]> {
  const { above, namesOf } = await readRdf(text);
  const links: NamedLink[] = [];
  for (const narrower of above.keys()) {
    if (!isKnown(namesOf(narrower))) continue;
    const seen = new Set([narrower]);
    const open = [...above.get(narrower)!];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      if (isKnown(namesOf(at))) links.push({ line: 0, narrower: namesOf(narrower), broader: namesOf(at), holds: true });
      else open.push(...(above.get(at) ?? []));
    }
  }
  return links;
}

/** Bytes that the parser receives at a time: some milliseconds' work. */
const SLICE = 16_384;

async function readRdf(text: string) {
  const { StreamParser } = await import("n3");
  const above = new Map<string, Set<string>>();
  const names = new Map<string, string[][]>();
  const putLink = (narrower: string, broader: string) => {
    const known = above.get(narrower);
    if (known) known.add(broader);
    else above.set(narrower, new Set([broader]));
  };
  const putName = (thing: string, rank: number, name: string) => {
    if (!names.has(thing))
      names.set(
        thing,
        Array.from(NAMES, () => []),
      );
    names.get(thing)![rank]!.push(name);
  };
  const take = ({ subject, predicate, object }: Quad) => {
    const rank = NAMES.indexOf(predicate.value);
    if (rank >= 0) putName(subject.value, rank, object.value);
    else if (UP.has(predicate.value)) putLink(subject.value, object.value);
    else if (predicate.value === DOWN) putLink(object.value, subject.value);
  };
  let fault: Error | undefined;
  const parser = new StreamParser();
  const end = new Promise<void>((ended) => {
    parser.on("data", take);
    parser.on("end", ended);
    parser.on("error", (error) => {
      fault = error;
      ended();
    });
  });
  const pause = createPause();
  for (const slice of slices(text)) {
    if (fault) break;
    parser.write(slice);
    await pause();
  }
  parser.end();
  await end;
  if (fault) {
    throw new GraphError("INVALID_INPUT", `The file is no valid Turtle: ${fault.message}`, {
      hint: "Mend that line, or write a table with the columns narrower and broader.",
      cause: fault,
    });
  }
  return { above, namesOf: (thing: string) => names.get(thing)?.flat() ?? [] };
}

/** As bytes, because a cut text may end within a character. */
function* slices(text: string): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** Takes a thesaurus or a hierarchy into a store as decisions, and says which lines name no concept. */
export async function importVocabulary(
  store: CuratedStore,
  { text, format }: { readonly text: string; readonly format: "thesaurus" | "hierarchy" },
  author: Author,
): Promise<{ added: readonly CurationDecision[]; contradictions: []; unknown: UnknownLine[] }> {
  const { concepts, state } = await store.curation();
  const read = format === "hierarchy" ? hierarchyActions : thesaurusActions;
  const { actions, unknown } = await read(text, concepts, state);
  return { added: actions.length > 0 ? await decide(store, actions, author) : [], contradictions: [], unknown };
}
