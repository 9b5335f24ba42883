import request from "supertest";
import { describe, expect, it } from "vitest";
import { type AppOptions, createApp } from "../../server/adapters/express/app.ts";
import { isLoopback, requireSafeBinding } from "../../server/guard/guard.ts";
import { handlersWith } from "./fixture-handlers.ts";

const page = { total: 0, items: [] };
const appWith = (options: AppOptions) => createApp(handlersWith({ listConcepts: () => page }), options);
const get = (options: AppOptions, headers: Record<string, string>, path = "/api/concepts") =>
  request(appWith(options)).get(path).set(headers);

describe("host names", () => {
  it.each(["localhost", "localhost:4321", "127.0.0.1:4321", "127.5.5.5", "[::1]:4321"])(
    "answers to %s",
    async (Host) => {
      expect((await get({}, { Host })).status).toBe(200);
    },
  );

  it.each(["evil.example", "localhost.evil.example:4321", "192.168.1.2:4321", "127.0.0.1.evil.example", ""])(
    "does not answer to “%s”",
    async (Host) => {
      const answer = await get({}, { Host });
      expect(answer.status).toBe(403);
      expect(answer.type).toBe("application/problem+json");
    },
  );

  it("answers to configured names, and to bare addresses when open to the network", async () => {
    const open = { host: "0.0.0.0", token: "0123456789abcdef", allowedHosts: ["graph.example"] };
    const Authorization = "Bearer 0123456789abcdef";
    expect((await get(open, { Host: "graph.example:80", Authorization })).status).toBe(200);
    expect((await get(open, { Host: "192.168.1.2:4321", Authorization })).status).toBe(200);
    expect((await get(open, { Host: "evil.example", Authorization })).status).toBe(403);
  });
});

describe("other sites' pages", () => {
  const Host = "localhost:4321";

  it("answers to its own pages", async () => {
    expect((await get({}, { Host, Origin: "http://localhost:4321", "Sec-Fetch-Site": "same-origin" })).status).toBe(
      200,
    );
  });

  it.each([
    { Origin: "https://evil.example" },
    { Origin: "http://localhost:8000" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" },
    { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors" },
  ] as Record<string, string>[])("does not answer to %o", async (headers) => {
    expect((await get({}, { Host, ...headers })).status).toBe(403);
  });

  it("lets a link from elsewhere open a page", async () => {
    const headers = { Host, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" };
    expect((await get({}, headers)).status).toBe(200);
  });

  it("allows no other origin to read", async () => {
    const answer = await get({}, { Host });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
  });
});

describe("what a page of another site could send", () => {
  const probe = createApp(handlersWith({ listConcepts: () => page, runCypher: () => ({}) as never }));

  it("a parameter twice is bad input, unless it is a list", async () => {
    const answer = await request(probe).get("/api/concepts?limit=3&limit=4");
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining("limit")]);
  });

  it.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])(
    "a body of the type %s, as forms send it, is not read",
    async (type) => {
      const sent = request(probe).post("/api/cypher").set("Content-Type", type).send("statement=RETURN 1");
      expect((await sent).status).toBe(415);
    },
  );
});

describe("token", () => {
  const token = "correct horse battery";

  it("is asked for everywhere", async () => {
    for (const path of ["/api/concepts", "/api/openapi.json", "/", "/api/nothing"]) {
      const answer = await get({ token }, {}, path);
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toContain("Bearer");
    }
    expect((await get({ token }, { Authorization: "Bearer wrong horse" })).status).toBe(401);
    expect((await get({ token }, {}, "/api/concepts?token=wrong")).status).toBe(401);
    expect((await get({ token }, { Cookie: `isthmus_session=${token}` })).status).toBe(401);
  });

  it("opens with the header", async () => {
    expect((await get({ token }, { Authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it("in the address is swapped once for a cookie that pages cannot read and that is not the token", async () => {
    const first = await get({ token }, {}, `/bridges?a=1&token=${encodeURIComponent(token)}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe("/bridges?a=1");
    const cookie = String(first.headers["set-cookie"]);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).not.toMatch(/Domain|Expires|Max-Age/);
    expect(decodeURIComponent(cookie)).not.toContain(token);
    expect((await get({ token }, { Cookie: String(cookie.split(";")[0]) })).status).toBe(200);
  });

  it("does not redirect to another host", async () => {
    const answer = await get({ token }, {}, `//evil.example/?token=${encodeURIComponent(token)}`);
    expect(answer.headers.location).toBe("/");
  });
});

describe("binding", () => {
  const base = { host: "0.0.0.0", allowedHosts: [], token: undefined, readOnly: false };

  it("beyond loopback needs a token or read-only", () => {
    expect(() => requireSafeBinding(base)).toThrow(/anyone on the network/);
    expect(() => requireSafeBinding({ ...base, host: "192.168.1.2" })).toThrow();
    expect(() => requireSafeBinding({ ...base, token: "0123456789abcdef" })).not.toThrow();
    expect(() => requireSafeBinding({ ...base, readOnly: true })).not.toThrow();
    expect(() => requireSafeBinding({ ...base, host: "::1" })).not.toThrow();
  });

  it("knows loopback addresses", () => {
    expect(["127.0.0.1", "127.1.2.3", "localhost", "::1"].every(isLoopback)).toBe(true);
    expect(["0.0.0.0", "::", "127.0.0.1.example", "10.0.0.1"].some(isLoopback)).toBe(false);
  });
});

describe("read-only", () => {
  it("refuses every write before looking at it, and answers reads", async () => {
    const probe = appWith({ readOnly: true });
    await request(probe).get("/api/concepts").expect(200);
    for (const method of ["post", "put", "delete", "patch"] as const) {
      const answer = await request(probe)[method]("/api/concepts");
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toContain("read-only");
    }
  });

  it("answers questions that come in a body", async () => {
    const graph = { nodes: [], relationships: [], found: { nodes: 0, relationships: 0 } };
    const rows = { columns: [], rows: [], cut: null, graph, milliseconds: 1 };
    const probe = createApp(handlersWith({ runCypher: () => rows }), { readOnly: true });
    await request(probe).post("/api/cypher").send({ statement: "RETURN 1" }).expect(200);
    await request(probe).put("/api/cypher").send({ statement: "RETURN 1" }).expect(403);
  });
});
