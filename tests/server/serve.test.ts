import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type RunningServer, type ServeOptions, startServer } from "../../server/main.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function start(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ store: await plantedStore(), port: 0, logLevel: "silent", ...options });
  running.push(server);
  return server;
}

describe("startServer", () => {
  it("listens on loopback at once, and answers when the corpus is loaded", async () => {
    const server = await start({ name: "Mine", sample: true, version: "9.9.9" });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
    const early = JSON.parse(await (await fetch(`${server.url}api/status`)).text());
    expect(["starting", "ready"]).toContain(early.state);
    await server.ready;
    const status = await (await fetch(`${server.url}api/status`)).json();
    expect(status).toMatchObject({ state: "ready", name: "Mine", sample: true, version: "9.9.9", papers: 12 });
    expect((await fetch(`${server.url}api/map`)).status).toBe(200);
  });

  it("takes the next port when the one asked for is in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    running.push({ close: () => new Promise((resolve) => other.close(resolve)) });
    const { port } = other.address() as AddressInfo;
    const server = await start({ port });
    expect(server.port).toBeGreaterThan(port);
    expect((await fetch(`${server.url}api/status`)).status).toBe(200);
  });

  it("does not open itself to the network without a token", async () => {
    const store = await plantedStore();
    running.push(store);
    await expect(startServer({ store, host: "0.0.0.0", port: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("says so when the machine has no such address", async () => {
    const store = await plantedStore();
    running.push(store);
    const options = { store, host: "192.0.2.1", port: 0, readOnly: true };
    await expect(startServer(options)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("closes what it opened", async () => {
    const store = await plantedStore();
    const server = await startServer({ store, port: 0, logLevel: "silent" });
    await server.ready;
    await server.close();
    await expect(fetch(`${server.url}api/status`)).rejects.toThrow();
    await expect(store.revision()).rejects.toThrow();
  });
});
