import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { call, requestOf } from "../../client/http/call.ts";

describe("the request of an operation", () => {
  it("fills the path and puts the rest into the query", () => {
    const endpoint = { method: "get", path: "/pairs/{a}/{b}", summary: "", response: z.string() } as const;
    expect(requestOf(endpoint, { a: "x/y", b: "ä b", limit: 5, with: undefined })).toEqual({
      url: "/api/pairs/x%2Fy/%C3%A4%20b?limit=5",
      body: undefined,
    });
  });

  it("sends a body as JSON where the contract has one", () => {
    const body = z.object({ name: z.string() });
    const endpoint = { method: "post", path: "/things", summary: "", body, response: z.string() } as const;
    expect(requestOf(endpoint, { name: "n", q: "w" })).toEqual({ url: "/api/things?q=w", body: '{"name":"n"}' });
  });
});

describe("a call", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("asks again while the server says that the answer is being made", async () => {
    const answers = [202, 202, 200].map((status) => {
      return status === 200 ? Response.json({ items: [] }) : new Response(null, { status });
    });
    const fetching = vi.fn(async (_url: string, _init: RequestInit) => answers.shift()!);
    vi.stubGlobal("fetch", fetching);
    expect(await call("listSets", {})).toEqual({ items: [] });
    expect(fetching).toHaveBeenCalledTimes(3);
    for (const [url, { headers }] of fetching.mock.calls) {
      expect([url, headers]).toEqual(["/api/sets", { prefer: expect.stringMatching(/^respond-async, wait=\d+$/) }]);
    }
  });
});
