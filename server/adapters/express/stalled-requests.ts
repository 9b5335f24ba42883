import type { Server } from "node:http";

/** A request that is sent more slowly than this is closed: it would only occupy a connection. */
const WINDOW_MS = 10_000;
const MIN_BYTES = 1000;

/**
 * Closes requests whose head or body comes too slowly, or not at all. A limit on the whole request would cut off large files on slow
 * lines, so that only what comes within each ten seconds counts.
 */
export function closeStalledRequests(server: Server, windowMs = WINDOW_MS): void {
  server.headersTimeout = windowMs;
  server.requestTimeout = 0;
  server.on("request", (request, response) => {
    let seen = request.socket.bytesRead;
    const timer = setInterval(() => {
      if (request.complete) return clearInterval(timer);
      const now = request.socket.bytesRead;
      if (now - seen < MIN_BYTES) request.socket.destroy();
      seen = now;
    }, windowMs);
    response.once("close", () => clearInterval(timer));
  });
}
