import { describe, expect, it } from "vitest";
import { z } from "zod";
import { requestOf } from "../../client/http/call.ts";

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
