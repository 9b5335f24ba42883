import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../server/main.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ store: await plantedStore(), port: 0, logLevel: "silent" });
  await server.ready;
});
afterAll(() => server.close());

/** Seconds until the server closes a connection on which this is sent, and `more` every second. */
function closedAfter(start: string, more = ""): Promise<number> {
  return new Promise((resolve) => {
    const since = performance.now();
    const socket = connect(server.port, "127.0.0.1", () => socket.write(start));
    const timer = setInterval(() => more && socket.write(more), 1000);
    socket.on("error", () => undefined).resume();
    socket.once("close", () => {
      clearInterval(timer);
      resolve((performance.now() - since) / 1000);
    });
  });
}

const head = (path: string, type: string) =>
  `POST /api${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nContent-Length: 100000\r\n\r\n`;

describe("requests that are half sent", () => {
  it("are closed after ten seconds, wherever they stop", async () => {
    const upload = "application/octet-stream";
    const seconds = await Promise.all([
      closedAfter("GET /api/status HTTP/1.1\r\nHost: 127"),
      closedAfter("GET /api/status HTTP/1.1\r\nHost: 127.0.0.1\r\n", "X-More: 1\r\n"),
      closedAfter(`${head("/decisions", "application/json")}{"actions":`),
      closedAfter(head("/imports/preview?name=slow.bib", upload), "@"),
      closedAfter(`${head("/imports?name=slow.bib", upload)}@article{`),
      closedAfter("GET /api/status HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n12"),
    ]);
    for (const each of seconds) expect(each).toBeLessThan(14);
  });

  it("that come slowly but steadily are not", async () => {
    const line = `${JSON.stringify({ title: "Message passing", abstract: "Words. ".repeat(80) })}\n`;
    const body = new ReadableStream({
      async start(controller) {
        for (let sent = 0; sent < 12; sent++) {
          controller.enqueue(new TextEncoder().encode(line));
          await sleep(1000);
        }
        controller.close();
      },
    });
    const answer = await fetch(`${server.url}api/imports/preview?name=steady.jsonl`, {
      ...{ method: "POST", body, headers: { "Content-Type": "application/octet-stream" }, duplex: "half" },
    } as RequestInit);
    expect(JSON.parse(await answer.text())).toMatchObject({ records: 12 });
  });
});
