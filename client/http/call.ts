import type { Problem } from "../../graph/contract/entities.ts";
import {
  type Args,
  type Endpoint,
  endpoints,
  type Operation,
  type Output,
} from "../../graph/contract/operations/endpoints.ts";

/** An error of the server, or no answer at all (status 0). */
export class CallError extends Error {
  readonly status: number;
  readonly hint: string | undefined;
  /** The position of the mistake in the submitted text. */
  readonly at: Problem["at"];

  constructor(status: number, message: string, hint?: string, at?: Problem["at"]) {
    super(message);
    this.name = "CallError";
    this.status = status;
    this.hint = hint;
    this.at = at;
  }
}

type Values = Record<string, unknown>;

/** Address and body of an operation: path parameters are filled in, the rest becomes query or JSON. */
export function requestOf(endpoint: Endpoint, args: Values): { url: string; body: string | undefined } {
  const left = new Map(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const body = new Map<string, unknown>();
  const query = new URLSearchParams();
  for (const [name, value] of left) {
    if (endpoint.body && name in endpoint.body.shape) body.set(name, value);
    else if (Array.isArray(value)) for (const item of value) query.append(name, String(item));
    else query.set(name, String(value));
  }
  const search = query.size > 0 ? `?${query}` : "";
  return {
    url: `/api${path}${search}`,
    body: endpoint.body ? JSON.stringify(Object.fromEntries(body)) : undefined,
  };
}

/** Proxies and browsers give up a request that has no answer for about a minute: a longer computation is asked for again. */
const WAIT_S = 25;
/** Accepted: the answer is being made. */
const IS_UNDER_WAY = 202;

/** Asks the server; the types of arguments and answer come from the contract, which the server has checked already. */
export async function call<O extends Operation>(operation: O, args: Args<O>, signal?: AbortSignal): Promise<Output<O>> {
  const endpoint: Endpoint = endpoints[operation];
  const { url, body } = requestOf(endpoint, args as Values);
  const ask = async () => {
    try {
      return await fetch(url, {
        method: endpoint.method.toUpperCase(),
        headers:
          body === undefined ? { prefer: `respond-async, wait=${WAIT_S}` } : { "content-type": "application/json" },
        ...(body === undefined ? {} : { body }),
        ...(signal ? { signal } : {}),
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new CallError(0, "The server does not answer.");
    }
  };
  let response = await ask();
  while (response.status === IS_UNDER_WAY) response = await ask();
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Output<O>;
}

/** The problem (RFC 9457) that the server answered with. */
export async function problemOf(response: Response): Promise<CallError> {
  try {
    const problem = (await response.json()) as Problem;
    return new CallError(response.status, problem.detail ?? problem.title, problem.hint, problem.at);
  } catch {
    return new CallError(response.status, `The server answered ${response.status}.`);
  }
}
