import { z } from "zod";
import {
  type BytesAnswer,
  type Endpoint,
  endpoints,
  type Handlers,
  type Operation,
  type TextAnswer,
} from "../../graph/contract/operations/endpoints.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { RequestProblem } from "./problem.ts";

/** An operation with what a request says to it, not yet checked. */
export interface Question {
  readonly operation: Operation;
  readonly params: unknown;
  readonly query: unknown;
  /** JSON that was parsed already, or the bytes of an upload. */
  readonly body?: unknown;
}

/** What an operation answers: JSON that fits the contract, or text in chunks. */
export type DispatchAnswer =
  | { readonly kind: "json"; readonly json: unknown }
  | { readonly kind: "text"; readonly text: TextAnswer | BytesAnswer; readonly mediaType: string };

/** Why operations that change something, or that have no handler here, are refused. */
export interface Refusal {
  readonly detail: string;
  readonly hint?: string;
}

/** From a request without transport to an answer; the adapter maps thrown errors with `problemOf`. */
export interface Dispatcher {
  /** The question that a method and an address ask; `url` has the query, but no host. */
  match(method: string, url: string): Question;
  /** Checks the question by the contract, has it answered, and checks the answer unless it is left out of the sample. */
  answer(question: Question, signal: AbortSignal): Promise<DispatchAnswer>;
}

export interface DispatchOptions {
  /** With it the dispatch is read-only; without it every operation needs its handler. */
  readonly refusal?: Refusal | undefined;
  /** Whether the next answer of an operation is checked by the contract; by default each is. */
  readonly isChecked?: ((operation: Operation) => boolean) | undefined;
}

/** Dispatches to handlers. */
export function dispatcher(handlers: Partial<Handlers>, options: DispatchOptions = {}): Dispatcher {
  const { refusal, isChecked = () => true } = options;
  return {
    match(method, url) {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const rows = routes.filter(({ pattern }) => pattern.test(pathname));
      const row = rows.find(({ endpoint }) => endpoint.method === (method === "HEAD" ? "get" : method.toLowerCase()));
      if (rows.length === 0) throw unknownPath(pathname);
      const isAllowed = row ? isReadOnly(row.endpoint) && handlers[row.operation] : SAFE_METHODS.has(method);
      if (refusal && !isAllowed) throw new RequestProblem(403, "FORBIDDEN", refusal);
      if (!row) throw refuseMethod(method, rows);
      return { operation: row.operation, params: paramsOf(row, pathname), query: queryOf(searchParams) };
    },
    async answer(question, signal) {
      const endpoint: Endpoint = endpoints[question.operation];
      const handle = handlers[question.operation] as ((input: unknown) => unknown) | undefined;
      if (!handle) throw new Error(`No handler answers ${question.operation}.`);
      const result = await handle(inputOf(endpoint, question, signal));
      if (endpoint.produces) {
        const text = result as TextAnswer | BytesAnswer;
        return { kind: "text", text, mediaType: text.mediaType ?? endpoint.produces };
      }
      if (isChecked(question.operation)) checkAnswer(endpoint, result);
      return { kind: "json", json: result };
    },
  };
}

interface Route {
  readonly operation: Operation;
  readonly endpoint: Endpoint;
  readonly pattern: RegExp;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const routes: readonly Route[] = (Object.entries(endpoints) as [Operation, Endpoint][]).map(
  ([operation, endpoint]) => ({
    operation,
    endpoint,
    pattern: new RegExp(`^/api${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`, "i"),
  }),
);

/** True when an operation changes nothing. */
export function isReadOnly({ method, reads }: Endpoint): boolean {
  return method === "get" || reads === true;
}

function unknownPath(path: string): RequestProblem {
  return new RequestProblem(404, "NOT_FOUND", {
    detail: `There is no operation at ${path}.`,
    hint: "All operations are listed at /api/openapi.json.",
  });
}

/** The problem of a path that knows other methods only. */
function refuseMethod(method: string, rows: readonly Route[]): RequestProblem {
  const allowed = rows.map(({ endpoint }) => endpoint.method.toUpperCase());
  const headers = { Allow: [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : [])].join(", ") };
  return new RequestProblem(405, "METHOD_NOT_ALLOWED", { detail: `${method} is not possible here.`, headers });
}

function paramsOf({ pattern }: Route, path: string): Record<string, string> {
  const values = Object.entries(pattern.exec(path)?.groups ?? {});
  return Object.fromEntries(values.map(([name, value]) => [name, decodePart(value)]));
}

function decodePart(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    throw new GraphError("INVALID_INPUT", `The address cannot be decoded at ${value}.`, { cause });
  }
}

/** A name that stands several times is a list. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...others] = search.getAll(name);
      return [name, others.length > 0 ? [first, ...others] : first];
    }),
  );
}

function inputOf(
  { params, query, body, accepts, produces }: Endpoint,
  question: Question,
  signal: AbortSignal,
): unknown {
  try {
    return {
      ...params?.parse(question.params),
      ...query?.parse(question.query),
      ...body?.parse(question.body),
      ...(accepts && { body: question.body }),
      ...(produces && { signal }),
    };
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    throw new GraphError("INVALID_INPUT", z.prettifyError(cause), { cause });
  }
}

/** An answer that does not fit the contract is our fault, never the caller's. */
function checkAnswer(endpoint: Endpoint, result: unknown): void {
  const { success, error } = endpoint.response.safeParse(result);
  if (!success) throw new Error(`Broken answer: ${z.prettifyError(error)}`, { cause: error });
}

/** Answers of an operation that are always checked. */
const FIRST_CHECKED = 20;
/** Afterwards one answer in this many is checked. */
const CHECKED_EACH = 100;

/** Checks the first answers of each operation and a sample of the others: checking may take longer than answering. */
export function sampledChecks(): (operation: Operation) => boolean {
  const answered = new Map<Operation, number>();
  return (operation) => {
    const before = answered.get(operation) ?? 0;
    answered.set(operation, before + 1);
    return before < FIRST_CHECKED || before % CHECKED_EACH === 0;
  };
}
