import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { GraphError } from "../../graph/shared/errors.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { handlersWith } from "./fixture-handlers.ts";

const page = { total: 0, items: [] };
const app = createApp(handlersWith({ listConcepts: () => page, getConcept: () => ({ broken: true }) as never }));

describe("routes from the table", () => {
  it("answers JSON", async () => {
    const answer = await request(app).get("/api/concepts?limit=3");
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(page);
  });

  it("passes parsed input with defaults and decodes path parameters", async () => {
    const seen: unknown[] = [];
    const probe = createApp(
      handlersWith({
        getConceptPapers: (input) => {
          seen.push(input);
          return page;
        },
      }),
    );
    await request(probe).get("/api/concepts/cs%2F0112017%20x/papers?limit=7").expect(200);
    expect(seen).toEqual([{ id: "cs/0112017 x", limit: 7, offset: 0, sort: "newest" }]);
  });

  it.each([
    ["/api/concepts?limit=0"],
    ["/api/concepts?limit=501"],
    ["/api/concepts?limit=x"],
    ["/api/concepts?offset=-1"],
  ])("calls %s bad input", async (path) => {
    const answer = await request(app).get(path);
    expect(answer.status).toBe(400);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ type: "about:blank", title: "INVALID_INPUT", status: 400 });
    expect(answer.body.detail).toContain(path.includes("offset") ? "offset" : "limit");
  });

  it("calls a broken answer its own fault and tells no insides", async () => {
    const faults: unknown[] = [];
    const probe = createApp(handlersWith({ getConcept: () => ({ label: "secret" }) as never }), {
      onFault: (error) => faults.push(error),
    });
    const answer = await request(probe).get("/api/concepts/a");
    expect(answer.status).toBe(500);
    expect(answer.body.title).toBe("INTERNAL");
    expect(JSON.stringify(answer.body)).not.toMatch(/aliases|secret|papers/);
    expect(String(faults[0])).toMatch(/Broken answer[\s\S]*aliases/);
  });

  it.each([
    ["NOT_FOUND", 404],
    ["INVALID_INPUT", 400],
    ["FORBIDDEN", 403],
    ["CONFLICT", 409],
    ["UNSUPPORTED", 501],
    ["UNAVAILABLE", 503],
  ] as const)("maps %s to %i with message and hint", async (code, status) => {
    const probe = createApp(
      handlersWith({
        getStatus: () => {
          throw new GraphError(code, "What happened.", { hint: "What to do." });
        },
      }),
    );
    const answer = await request(probe).get("/api/status");
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      type: "about:blank",
      title: code,
      status,
      detail: "What happened.",
      hint: "What to do.",
    });
    expect(answer.headers["retry-after"]).toBe(status === 503 ? "1" : undefined);
  });

  it("knows no other path, and says so as a problem", async () => {
    const answer = await request(app).get("/api/nothing/here");
    expect(answer.status).toBe(404);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body.detail).toContain("/api/nothing/here");
  });

  it("refuses other methods and names those it takes", async () => {
    const answer = await request(app).post("/api/concepts").set("Content-Type", "application/json").send("{}");
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD");
    expect(answer.body.title).toBe("METHOD_NOT_ALLOWED");
  });

  it("bears a malformed address", async () => {
    const answer = await request(app).get("/api/concepts/%E0%A4%A");
    expect(answer.status).toBe(400);
    expect(answer.type).toBe("application/problem+json");
  });
});

describe("headers", () => {
  it.each(["/api/concepts", "/api/nothing", "/", "/assets/gone.js", "/api/concepts?limit=x"])(
    "of %s guard what is read, and name no program",
    async (path) => {
      const { headers } = await request(app).get(path);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toMatch(/^(no-referrer|same-origin|strict-origin)/);
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
      expect(headers["content-type"]).toMatch(/; charset=utf-8$/);
      expect([headers["x-powered-by"], headers.server]).toEqual([undefined, undefined]);
    },
  );
});

describe("caching", () => {
  it("answers 304 until the content changes", async () => {
    let tag = "one";
    let calls = 0;
    const handlers = handlersWith({
      listConcepts: () => {
        calls++;
        return page;
      },
    });
    const probe = createApp(handlers, { contentTag: async () => tag });
    const first = await request(probe).get("/api/concepts");
    expect(first.headers.etag).toMatch(/^"one-/);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    await request(probe).get("/api/concepts").set("If-None-Match", String(first.headers.etag)).expect(304);
    await request(probe).get("/api/concepts").expect(200, first.body);
    expect(calls).toBe(1);
    tag = "two";
    await request(probe).get("/api/concepts").set("If-None-Match", String(first.headers.etag)).expect(200);
    expect(calls).toBe(2);
  });

  it("answers otherwise after something was written, whatever the revision", async () => {
    let calls = 0;
    const handlers = handlersWith({
      listConcepts: () => {
        calls++;
        return page;
      },
      removeSet: () => ({ items: [] }),
    });
    const probe = createApp(handlers, { contentTag: async () => "one" });
    const first = await request(probe).get("/api/concepts");
    await request(probe).delete("/api/sets/mine").expect(200);
    await request(probe).get("/api/concepts").set("If-None-Match", String(first.headers.etag)).expect(200);
    expect(calls).toBe(2);
  });

  it("gives no tag to an answer during which the content changed", async () => {
    let tag = "one";
    const handlers = handlersWith({
      listConcepts: () => {
        tag = "two";
        return page;
      },
    });
    const probe = createApp(handlers, { contentTag: async () => tag });
    const answer = await request(probe).get("/api/concepts");
    expect(answer.headers.etag).toBeUndefined();
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("packs a large answer as its receiver takes it, and tells the packings apart", async () => {
    const items = Array.from({ length: 200 }, (_, k) => ({
      id: `concept-${k}`,
      label: "A",
      aliases: [],
      aliasCount: 0,
      papers: 1,
    }));
    const handlers = handlersWith({ listConcepts: () => ({ total: 200, items }) });
    const probe = createApp(handlers, { contentTag: async () => "one" });
    const tags = new Set<unknown>();
    for (const encoding of ["br", "gzip", "identity"]) {
      const { headers, body } = await request(probe).get("/api/concepts").set("Accept-Encoding", encoding);
      expect(headers["content-encoding"] ?? "identity").toBe(encoding);
      expect(headers.vary).toContain("Accept-Encoding");
      expect(body.items).toEqual(items);
      tags.add(headers.etag);
    }
    expect(tags.size).toBe(3);
  });

  it("marks no problem with the content's tag", async () => {
    const probe = createApp(handlersWith({}), { contentTag: async () => "one" });
    const answer = await request(probe).get("/api/concepts");
    expect(answer.status).toBe(501);
    expect(answer.headers.etag ?? "").not.toMatch(/one/);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });
});

describe("the client's files", () => {
  const directory = mkdtempSync(join(tmpdir(), "isthmus-client-"));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "index.html"), "<!doctype html><title>Isthmus</title>");
  writeFileSync(join(directory, "assets", "main-abc123.js"), "export {};");
  const site = createApp(handlersWith({}), { clientDirectory: directory });

  it("serves the page for every address that is not the API's, never from a cache unasked", async () => {
    for (const path of ["/", "/concepts/graph?x=1", "/bridges"]) {
      const answer = await request(site).get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain("Isthmus");
      expect(answer.headers["cache-control"]).toBe("no-cache");
    }
  });

  it("serves hashed assets for ever, and no page in place of a missing one", async () => {
    const asset = await request(site).get("/assets/main-abc123.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await request(site).get("/assets/gone.js")).status).toBe(404);
  });

  it("stays inside its folder", async () => {
    const answer = await request(site).get("/assets/..%2f..%2fetc%2fpasswd");
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it("sends a strict policy without inline scripts or styles", async () => {
    const policy = String((await request(site).get("/")).headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("upgrade-insecure-requests");
  });

  it("says what to do when the client is not built", async () => {
    const answer = await request(app).get("/");
    expect(answer.status).toBe(503);
    expect(answer.body.hint).toContain("npm run build");
  });
});
