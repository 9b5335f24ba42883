import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import request from "supertest";
import { expect, it } from "vitest";
import { publishedPage } from "../../graph/publish/site-files.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { handlersWith } from "../server/fixture-handlers.ts";

it("gives a published page the policy of the server, before anything is loaded", async () => {
  const sent = String((await request(createApp(handlersWith({}))).get("/")).headers["content-security-policy"]);
  // A page cannot say who may frame it.
  const expected = sent.split(";").filter((rule) => !rule.startsWith("frame-ancestors"));
  const page = publishedPage(readFileSync(resolve(import.meta.dirname, "../../client/index.html"), "utf8"));
  const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy.split("; ").sort()).toEqual(expected.sort());
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.search(/<script|<link/));
});
