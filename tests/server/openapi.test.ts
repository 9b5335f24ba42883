import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { handlersWith } from "./fixture-handlers.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const app = createApp(handlersWith({}), { version });

describe("/api/openapi.json", () => {
  it("is the document the repository holds (npx vitest run tests/server/openapi.test.ts --update writes it)", async () => {
    const { text } = await request(app).get("/api/openapi.json");
    await expect(`${text}\n`).toMatchFileSnapshot("../../server/openapi.json");
  });

  it("is valid OpenAPI 3.1", async () => {
    const { body } = await request(app).get("/api/openapi.json");
    const validator = new Validator();
    const result = await validator.validate(body);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("holds every operation of the table and no reference that leads nowhere", async () => {
    const { body, text } = await request(app).get("/api/openapi.json");
    const operations = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(operations.sort()).toEqual(Object.keys(endpoints).sort());
    for (const [, name] of text.matchAll(/#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(body.components.schemas)).toContain(name);
    }
  });
});
