import {
  type Args,
  type Endpoint,
  endpoints,
  type Operation,
  type Output,
} from "../../graph/contract/operations/endpoints.ts";
import { CallError, problemOf, requestOf } from "./call.ts";

type Uploads = { [O in Operation]: (typeof endpoints)[O] extends { accepts: string } ? O : never }[Operation];

/** Sends a file (or its beginning) as the body of an operation that takes one. */
export async function upload<O extends Uploads>(operation: O, args: Args<O>, file: Blob): Promise<Output<O>> {
  const endpoint: Endpoint = endpoints[operation];
  const { url } = requestOf(endpoint, args as Record<string, unknown>);
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
  } catch {
    throw new CallError(0, "The server does not answer.");
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Output<O>;
}
