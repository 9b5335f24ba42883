import { type AddressInfo, createServer } from "node:net";

/** A server that speaks just enough Bolt 4.4 to say that it is Neo4j 4.4. */
export async function oldServer(): Promise<{ url: string; end(): Promise<void> }> {
  const server = createServer((socket) => {
    let greeted = false;
    socket.on("error", () => undefined);
    socket.on("data", () => {
      if (greeted) socket.write(message({ server: "Neo4j/4.4.38", connection_id: "bolt-1" }));
      else socket.write(Buffer.from([0, 0, 4, 4]));
      greeted = true;
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: () => new Promise((done) => server.close(() => done())),
  };
}

/** SUCCESS with a map of short texts, as one chunk of PackStream. */
function message(fields: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(fields);
  const text = (value: string) => Buffer.concat([Buffer.from([0x80 + value.length]), Buffer.from(value)]);
  const body = Buffer.concat([
    Buffer.from([0xb1, 0x70, 0xa0 + entries.length]),
    ...entries.flatMap(([key, value]) => [text(key), text(value)]),
  ]);
  return Buffer.concat([Buffer.from([0, body.length]), body, Buffer.from([0, 0])]);
}
