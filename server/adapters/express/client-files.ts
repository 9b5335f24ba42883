import { existsSync } from "node:fs";
import { resolve } from "node:path";
import express, { type RequestHandler, Router } from "express";
import { RequestProblem } from "../../dispatch/problem.ts";

/** Where the built client lies: beside the sources, or beside the built server. */
export function builtClient(): string | undefined {
  const places = [
    resolve(import.meta.dirname, "../../../dist/client"),
    resolve(import.meta.dirname, "../../../client"),
  ];
  return places.find((place) => existsSync(resolve(place, "index.html")) && existsSync(resolve(place, "assets")));
}

/** Serves the built client: hashed assets for ever, and its page for every address that is none of the API's. */
export function clientFiles(directory: string | undefined): RequestHandler {
  if (directory === undefined) return notBuilt;
  const router = Router();
  const assets = express.static(resolve(directory, "assets"), { immutable: true, maxAge: "1y", fallthrough: false });
  router.use("/assets", assets);
  router.use(express.static(directory, { index: false, maxAge: "1h" }));
  router.use((request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") next();
    else response.set("Cache-Control", "no-cache").sendFile(resolve(directory, "index.html"));
  });
  return router;
}

const notBuilt: RequestHandler = () => {
  throw new RequestProblem(503, "UNAVAILABLE", {
    detail: "The browser client has not been built.",
    hint: "Run npm run build; the API under /api works without it.",
  });
};
