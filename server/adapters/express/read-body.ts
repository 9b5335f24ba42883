import express, { type Request, type RequestHandler, type Response } from "express";
import type { Endpoint } from "../../../graph/contract/endpoints.ts";
import { RequestProblem } from "../../dispatch/problem.ts";

const parseJson = express.json({ limit: "1mb" }) as RequestHandler;

/** The body, where the operation has one: parsed JSON, or the bytes of an upload as they come. */
export async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<unknown> {
  if (endpoint.accepts) {
    requireType("application/octet-stream", request);
    return request;
  }
  if (endpoint.method === "get" || endpoint.method === "delete") return undefined;
  requireType("application/json", request);
  await new Promise<void>((resolve, reject) => {
    parseJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return request.body;
}

/** A write must name a type that no plain form of another site can send. */
function requireType(type: string, request: Request): void {
  const given = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (given === type) return;
  throw new RequestProblem(415, "UNSUPPORTED_MEDIA_TYPE", { detail: `The body must be sent as ${type}.` });
}
