import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** An operation by name, with the address that asks it. */
export interface Request {
  readonly operation: string;
  readonly path: string;
}

/** Of all requests, or those of one operation: half, 95 and 99 of a hundred were answered within this time. */
export interface Latencies {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** What a server answered under load. */
export interface Load extends Latencies {
  readonly requests: number;
  readonly perSecond: number;
  readonly kilobytes: number;
  readonly operations: Readonly<Record<string, Latencies>>;
}

/** Asks over some connections, on each the next question after an answer, for a while. Any answer but 200 fails. */
export async function load(port: number, next: () => Request, connections: number, ms: number): Promise<Load> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const delays: number[] = [];
  const byOperation: Record<string, number[]> = {};
  let bytes = 0;
  const start = performance.now();
  const oneAfterAnother = async (socket: Socket) => {
    while (performance.now() - start < ms) {
      const asked = performance.now();
      const { operation, path } = next();
      const received = await exchange(socket, path);
      bytes += received;
      const delay = performance.now() - asked;
      delays.push(delay);
      byOperation[operation] ??= [];
      byOperation[operation].push(delay);
    }
    socket.destroy();
  };
  await Promise.all(sockets.map(oneAfterAnother));
  const seconds = (performance.now() - start) / 1000;
  const requests = delays.length;
  return {
    ...{ requests, perSecond: requests / seconds, kilobytes: bytes / requests / 1000 },
    ...latencies(delays),
    operations: Object.fromEntries(Object.entries(byOperation).map(([name, values]) => [name, latencies(values)])),
  };
}

function latencies(delays: readonly number[]): Latencies {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (part: number) => Number(sorted[Math.floor(part * (sorted.length - 1))]!.toPrecision(3));
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** Asks once. */
export async function ask(port: number, path: string): Promise<void> {
  const socket = await open(port);
  await exchange(socket, path);
  socket.destroy();
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  return socket;
}

/** One request and its whole answer, as bytes; a client of Node would cost more than some of the answers. */
function exchange(socket: Socket, path: string): Promise<number> {
  return new Promise((done, fail) => {
    let head: string | undefined;
    let bytes = 0;
    const receive = (chunk: Buffer) => {
      const end = head === undefined ? chunk.indexOf("\r\n\r\n") : -4;
      head ??= chunk.toString("latin1", 0, end);
      const body = chunk.subarray(end + 4);
      bytes += body.length;
      if (!isWhole(head, body, bytes)) return;
      socket.off("data", receive).off("error", fail);
      if (head.startsWith("HTTP/1.1 200")) done(bytes);
      else fail(new Error(`${path}: ${head}`));
    };
    socket.on("data", receive).once("error", fail);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`);
  });
}

/** By its length, or by the empty chunk that is the last. */
function isWhole(head: string, last: Buffer, bytes: number): boolean {
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? last.toString("latin1").endsWith("0\r\n\r\n") : bytes >= Number(length);
}
