import { z } from "zod";
import {
  ConceptDetail,
  ConceptList,
  Cooccurrence,
  EvidenceList,
  MeasureName,
  PairDetail,
  PaperList,
  PartnerOrder,
  SearchHits,
  Status,
} from "./answers.ts";
import { BridgeRanking, PaperDetail } from "./bridge-answers.ts";
import { curationEndpoints } from "./curation-endpoints.ts";
import { cypherEndpoints } from "./cypher-endpoints.ts";
import { discoveryEndpoints } from "./discovery-endpoints.ts";
import { explainEndpoints } from "./explain-endpoints.ts";
import { exportEndpoints } from "./export-endpoints.ts";
import { eachSide, name as id, integer, page } from "./field-types.ts";
import { jobEndpoints } from "./job-endpoints.ts";
import { mapEndpoints } from "./map-endpoints.ts";
import { queryEndpoints } from "./query-endpoints.ts";

export interface Endpoint {
  method: "get" | "post" | "put" | "delete";
  path: `/${string}`;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Media type of a body that is not JSON; the handler receives it as a stream. */
  accepts?: string;
  /** Media type of an answer that is not JSON; the handler gives a TextAnswer. */
  produces?: string;
  /** True when the answer can change while the content revision does not: never answered from a cache. */
  volatile?: true;
  /** True when the operation changes nothing although its method is not GET: a read-only server answers it. */
  reads?: true;
  response: z.ZodType;
}

/** Every HTTP operation of the product: the server, the client and the OpenAPI document read this table. */
export const endpoints = {
  getStatus: { method: "get", path: "/status", summary: "What is being explored.", volatile: true, response: Status },
  ...mapEndpoints,
  search: {
    method: "get",
    path: "/search",
    summary: "Type-ahead over concepts (label, alias) and papers (words).",
    query: z.object({ q: z.string().max(200), limit: integer(1, 50).default(8) }),
    response: SearchHits,
  },
  listConcepts: {
    method: "get",
    path: "/concepts",
    summary: "Concepts, most papers first, ties by id.",
    query: z.object(page),
    response: ConceptList,
  },
  getConcept: {
    method: "get",
    path: "/concepts/{id}",
    summary: "One concept, by id, label or alias.",
    params: z.object({ id }),
    response: ConceptDetail,
  },
  getCooccurrence: {
    method: "get",
    path: "/concepts/{id}/cooccurrence",
    summary: "What a concept occurs with, strongest first.",
    params: z.object({ id }),
    query: z.object({
      measure: MeasureName.default("npmi"),
      minPapers: integer(1, 1_000_000).default(1).describe("Fewest joint papers."),
      sort: PartnerOrder.optional().describe("What they are ordered by; without it, the measure."),
      first: z.enum(["strongest", "weakest"]).default("strongest"),
      which: z.enum(["all", "beyondChance"]).default("all").describe("beyondChance: only those at q < 0.05."),
      limit: integer(1, 1000).default(50),
    }),
    response: Cooccurrence,
  },
  getConceptPapers: {
    method: "get",
    path: "/concepts/{id}/papers",
    summary: "Papers that mention a concept (and another, when given), ties by id.",
    params: z.object({ id }),
    query: z.object({
      with: id.optional(),
      sort: z.enum(["newest", "central"]).default("newest").describe("central: those that are most about it."),
      ...page,
    }),
    response: PaperList,
  },
  getEvidence: {
    method: "get",
    path: "/concepts/{id}/evidence",
    summary: "Sentences that mention a concept (and the papers' sentences for both, when another is given).",
    params: z.object({ id }),
    query: z.object({ with: id.optional(), ...page }),
    response: EvidenceList,
  },
  getPair: {
    method: "get",
    path: "/pairs/{a}/{b}",
    summary: "Two concepts: how strong, more than chance, since when.",
    params: z.object({ a: id, b: id }),
    response: PairDetail,
  },
  listBridges: {
    method: "get",
    path: "/bridges",
    summary: "Bridge papers, best first, with their reasons.",
    query: z.object({
      correction: z.enum(["length", "raw"]).default("length"),
      a: integer(1, 1_000_000).optional().describe("Only papers that join this community …"),
      b: integer(1, 1_000_000).optional().describe("… with this one."),
      minConcepts: eachSide,
      ...page,
    }),
    response: BridgeRanking,
  },
  getPaper: {
    method: "get",
    path: "/papers/{id}",
    summary: "A paper with its concepts marked and the fields it stands in.",
    params: z.object({ id }),
    query: z.object({
      correction: z.enum(["length", "raw"]).default("length"),
      a: integer(1, 1_000_000).optional().describe("Why it joins this community …"),
      b: integer(1, 1_000_000).optional().describe("… with this one, and its rank among the papers that do."),
      minConcepts: eachSide,
    }),
    response: PaperDetail,
  },
  listPapers: {
    method: "get",
    path: "/papers",
    summary: "Papers, newest first, ties by id; with `q`, those whose words match, best first.",
    query: z.object({ q: z.string().max(200).optional(), ...page }),
    response: PaperList,
  },
  ...discoveryEndpoints,
  ...queryEndpoints,
  ...explainEndpoints,
  ...exportEndpoints,
  ...curationEndpoints,
  ...cypherEndpoints,
  ...jobEndpoints,
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type Operation = keyof Endpoints;

type Parsed<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? Fields<z.output<S>> : unknown;
type Given<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? Fields<z.input<S>> : unknown;
/** An object without fields has the type of a record of nothing, which would forbid the fields of the others. */
type Fields<T> = T extends Record<string, never> ? unknown : T;

/** What a handler receives: path, query and body, validated and merged; uploads as a stream. */
export type Input<O extends Operation> = Parsed<Endpoints[O], "params"> &
  Parsed<Endpoints[O], "query"> &
  Parsed<Endpoints[O], "body"> &
  (Endpoints[O] extends { accepts: string } ? { body: AsyncIterable<Uint8Array> } : unknown) &
  (Endpoints[O] extends { produces: string } ? { signal: AbortSignal } : unknown);
/** What a caller passes. */
export type Args<O extends Operation> = Given<Endpoints[O], "params"> &
  Given<Endpoints[O], "query"> &
  Given<Endpoints[O], "body">;
export type Output<O extends Operation> = z.output<Endpoints[O]["response"]>;
/** Text that is sent piece by piece; as a file where it has a name. */
export interface TextAnswer {
  readonly pieces: AsyncIterable<string> | Iterable<string>;
  readonly mediaType?: string;
  readonly fileName?: string;
}
/** What a handler gives back: the answer, or text where the answer is not JSON. */
export type Answer<O extends Operation> = Endpoints[O] extends { produces: string } ? TextAnswer : Output<O>;
export type Handlers = { [O in Operation]: (input: Input<O>) => Answer<O> | Promise<Answer<O>> };
