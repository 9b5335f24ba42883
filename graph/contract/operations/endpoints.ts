import type { z } from "zod";
import { conceptEndpoints, pairEndpoints } from "../concepts.ts";
import { connectionEndpoints } from "../connections.ts";
import { curationEndpoints } from "../curation.ts";
import { curationLogEndpoints } from "../curation-log.ts";
import { discoveryEndpoints, suggestionEndpoints } from "../discovery.ts";
import { explainEndpoints } from "../explain.ts";
import { jobEndpoints, statusEndpoints } from "../jobs.ts";
import { knowledgeEndpoints } from "../knowledge/knowledge.ts";
import { openQuestionEndpoints } from "../knowledge/open-questions.ts";
import { pairKindsEndpoints } from "../knowledge/pair-kinds.ts";
import { relationEndpoints } from "../knowledge/relations.ts";
import { strongPartnerEndpoints } from "../knowledge/strong-partners.ts";
import { mapEndpoints } from "../map.ts";
import { paperEndpoints } from "../papers.ts";
import { cypherEndpoints, queryEndpoints } from "../query.ts";
import { sourceEndpoints } from "../sources.ts";
import { trendEndpoints } from "../trends.ts";
import { exportEndpoints } from "./exports.ts";

/** One operation: its address, what it takes, and what it answers. */
export interface Endpoint {
  method: "get" | "post" | "put" | "delete";
  path: `/${string}`;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Media type of a body that is not JSON; the handler receives it as a stream. */
  accepts?: string;
  /** Media type of an answer that is not JSON; the handler gives a TextAnswer, or bytes. */
  produces?: string;
  /** True when the answer can change while the content revision does not: never answered from a cache. */
  volatile?: true;
  /** True when the operation changes nothing although its method is not GET: a read-only server answers it. */
  reads?: true;
  response: z.ZodType;
}

/** True when an answer stays the same as long as the content does. */
export function isCacheable({ method, volatile, produces }: Endpoint): boolean {
  return method === "get" && !volatile && !produces;
}

/** Every HTTP operation of the product: the server, the client and the OpenAPI document read this table. */
export const endpoints = {
  ...statusEndpoints,
  ...mapEndpoints,
  ...conceptEndpoints,
  ...strongPartnerEndpoints,
  ...pairEndpoints,
  ...pairKindsEndpoints,
  ...paperEndpoints,
  ...connectionEndpoints,
  ...knowledgeEndpoints,
  ...relationEndpoints,
  ...discoveryEndpoints,
  ...openQuestionEndpoints,
  ...trendEndpoints,
  ...queryEndpoints,
  ...explainEndpoints,
  ...exportEndpoints,
  ...curationEndpoints,
  ...curationLogEndpoints,
  ...suggestionEndpoints,
  ...cypherEndpoints,
  ...sourceEndpoints,
  ...jobEndpoints,
} as const satisfies Record<string, Endpoint>;

/** The table of operations as a type. */
export type Endpoints = typeof endpoints;

/** The name of an operation. */
export type Operation = keyof Endpoints;

/** The fields of one part of an operation (`params`, `query` or `body`) after validation; none when it has no such part. */
export type OutputOf<E, K extends string> =
  E extends Record<K, infer S extends z.ZodType> ? Fields<z.output<S>> : unknown;

/** The same fields as a caller writes them: those with a default may be left out. */
export type InputOf<E, K extends string> =
  E extends Record<K, infer S extends z.ZodType> ? Fields<z.input<S>> : unknown;

/** An object without fields has the type of a record of nothing, which would forbid the fields of the others. */
type Fields<T> = T extends Record<string, never> ? unknown : T;

/** What a handler receives: path, query and body, validated and merged; uploads as a stream. */
export type Input<O extends Operation> = OutputOf<Endpoints[O], "params"> &
  OutputOf<Endpoints[O], "query"> &
  OutputOf<Endpoints[O], "body"> &
  (Endpoints[O] extends { accepts: string } ? { body: AsyncIterable<Uint8Array> } : unknown) &
  (Endpoints[O] extends { produces: string } ? { signal: AbortSignal } : unknown);

/** What a caller passes. */
export type Args<O extends Operation> = InputOf<Endpoints[O], "params"> &
  InputOf<Endpoints[O], "query"> &
  InputOf<Endpoints[O], "body">;

/** The answer of an operation. */
export type Output<O extends Operation> = z.output<Endpoints[O]["response"]>;

/** Text that is sent piece by piece; as a file where it has a name. */
export interface TextAnswer {
  readonly pieces: AsyncIterable<string> | Iterable<string>;
  readonly mediaType?: string;
  readonly fileName?: string;
}

/** The same with bytes. */
export interface BytesAnswer extends Omit<TextAnswer, "pieces"> {
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** What a handler gives back: the answer, or text or bytes where the answer is not JSON. */
export type Answer<O extends Operation> = Endpoints[O] extends { produces: "application/zip" }
  ? BytesAnswer
  : Endpoints[O] extends { produces: string }
    ? TextAnswer
    : Output<O>;

/** A function for every operation. */
export type Handlers = { [O in Operation]: (input: Input<O>) => Answer<O> | Promise<Answer<O>> };
