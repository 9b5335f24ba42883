import request from "supertest";
import { describe, expect, it } from "vitest";
import { type Endpoint, endpoints, type Handlers } from "../../graph/contract/operations/endpoints.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { userFacingError } from "../../graph/store/sqlite/database/user-facing-error.ts";
import { createApp } from "../../server/adapters/express/app.ts";

/** An application whose every operation fails with this error. */
function failingApp(error: unknown) {
  const fail = () => {
    throw error;
  };
  return createApp(Object.fromEntries(Object.keys(endpoints).map((name) => [name, fail])) as unknown as Handlers);
}

const systemError = (code: string, path: string) =>
  Object.assign(new Error(`${code}: cannot open '${path}'`), { code });

const PLACES = [
  "/home/kim/papers.db",
  "/tmp/isthmus-upload-x1/papers.db",
  "C:\\Users\\kim\\papers.db",
  "/var/lib/isthmus/a-b/papers.db",
];

const INSIDES = /home|kim|\/tmp|isthmus-upload|Users|\/var|ENOENT|EACCES|SQLITE|\.ts:\d/;

const sqliteCodes = [
  "SQLITE_CORRUPT",
  "SQLITE_NOTADB",
  "SQLITE_FULL",
  "SQLITE_BUSY",
  "SQLITE_READONLY",
  "SQLITE_IOERR",
];

const questions = (Object.values(endpoints) as Endpoint[]).filter(({ method }) => method === "get");

describe("an operation that fails tells nothing of where files lie", () => {
  it.each(PLACES)("%s", async (path) => {
    const errors = [
      ...["ENOENT", "EACCES", "EISDIR", "ENOSPC"].map((code) => systemError(code, path)),
      ...sqliteCodes.map((code) => userFacingError(path, Object.assign(new Error(`${code} ${path}`), { code }))),
      new GraphError("CONFLICT", `Another process is writing to sqlite:${path}`, { hint: `Close "${path}" there.` }),
    ];
    for (const error of errors) {
      const app = failingApp(error);
      for (const { path: address } of questions.slice(0, 2)) {
        const { text } = await request(app).get(`/api${address.replace(/\{\w+\}/g, "x")}`);
        expect(text).not.toMatch(INSIDES);
      }
    }
  });

  it("keeps the name of the file and addresses of the web", async () => {
    const error = new GraphError("CONFLICT", "/home/kim/papers.db is damaged; see https://example.org/a/b.", {});
    const { body } = await request(failingApp(error)).get("/api/status");
    expect(body.detail).toBe("papers.db is damaged; see https://example.org/a/b.");
  });
});
