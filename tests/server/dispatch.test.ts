import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerer } from "../../server/adapters/browser/answer-request.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import { dispatcher } from "../../server/dispatch/dispatch.ts";
import { problemOf } from "../../server/dispatch/problem.ts";
import { allHandlers } from "../../server/handlers/all.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

/** What an adapter gives: the status, and the body as it was parsed or written. */
interface Seen {
  readonly status: number;
  readonly body: unknown;
}

let context: ServerContext;
type Ask = (method: string, path: string, body?: object) => Promise<Seen>;
let adapters: { readonly express: Ask; readonly browser: Ask; readonly dispatch: Ask };

beforeAll(async () => {
  const flags = { sample: false, readOnly: false, workers: false };
  context = new ServerContext({ store: await plantedStore(), name: "Planted", version: "1.2.3", ...flags });
  await context.live.open();
  const app = createApp(allHandlers(context));
  const inBrowser = answerer(context, (error) => {
    throw error;
  });
  const { match, answer } = dispatcher(allHandlers(context));
  adapters = {
    async express(method, path, body) {
      const asked = request(app)[method as "get" | "post"](path);
      const { status, type, text } = await (body ? asked.send(body) : asked);
      return { status, body: type.endsWith("json") ? JSON.parse(text) : text };
    },
    async browser(method, path, body) {
      const found = await inBrowser({ method, path, body: body && JSON.stringify(body) });
      return { status: found.status, body: found.type.endsWith("json") ? JSON.parse(found.body) : found.body };
    },
    async dispatch(method, path, body) {
      try {
        const found = await answer({ ...match(method.toUpperCase(), path), body }, new AbortController().signal);
        if (found.kind === "json") return { status: 200, body: JSON.parse(JSON.stringify(found.json)) };
        let text = "";
        for await (const piece of found.text.pieces) text += piece;
        return { status: 200, body: text };
      } catch (error) {
        const { problem } = problemOf(error);
        return { status: problem.status, body: problem };
      }
    },
  };
});

afterAll(() => context.close());

const requests: [number, string, string, object?][] = [
  [200, "get", "/api/status"],
  [200, "get", "/api/concepts?limit=3"],
  [200, "get", "/api/map?communities=1&communities=2&include=nothing"],
  [200, "get", "/api/query?q=year%3A2001..2020"],
  [200, "get", "/api/bridges/?limit=2"],
  [200, "get", "/api/export"],
  [200, "get", "/api/export/papers/bibtex"],
  [200, "get", "/api/curation"],
  [200, "post", "/api/curation/preview", { actions: [{ kind: "never", phrase: "nothing at all" }], full: false }],
  [400, "get", "/api/concepts?limit=nonsense"],
  [400, "get", "/api/concepts/%E0%A4%A"],
  [400, "get", "/api/query?q=%28unclosed"],
  [400, "post", "/api/curation/preview", {}],
  [404, "get", "/api/concepts/unknown-concept"],
  [404, "get", "/api/concepts/unknown-concept/cooccurrence"],
  [404, "get", "/api/papers/unknown-paper"],
  [404, "get", "/api/nowhere"],
  [404, "get", "/api/export/graph/nonsense"],
  [405, "get", "/api/imports"],
  [501, "post", "/api/cypher", { statement: "RETURN 1" }],
];

describe("a request through Express, through the browser's adapter and dispatched directly", () => {
  it.each(requests)("answers %i to %s %s in the same words", async (status, method, path, body) => {
    const dispatched = await adapters.dispatch(method, path, body);
    expect(dispatched.status).toBe(status);
    expect(await adapters.express(method, path, body)).toEqual(dispatched);
    expect(await adapters.browser(method, path, body)).toEqual(dispatched);
  });

  it("is refused by a published copy alone when its method writes", async () => {
    const wrong = await adapters.dispatch("delete", "/api/status");
    expect(wrong).toMatchObject({ status: 405, body: { title: "METHOD_NOT_ALLOWED" } });
    expect(await adapters.express("delete", "/api/status")).toEqual(wrong);
    expect(await adapters.browser("delete", "/api/status")).toMatchObject({ status: 403 });
    expect(await adapters.browser("post", "/api/curation/undo", {})).toMatchObject({
      status: 403,
      body: { title: "FORBIDDEN", hint: "Open the corpus with Isthmus itself." },
    });
  });
});
