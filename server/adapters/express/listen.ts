import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GraphError } from "../../../graph/shared/errors.ts";
import { closeStalledRequests } from "./stalled-requests.ts";

/** Ports tried after the one asked for. */
const FURTHER_PORTS = 20;

/** Listens on the port asked for, or on the next free one; 0 takes any. */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const last = port === 0 ? 0 : Math.min(65_535, port + FURTHER_PORTS);
  for (let candidate = port; candidate <= last; candidate++) {
    const server = await listenOn(app, host, candidate);
    if (server) return { server, port: (server.address() as AddressInfo).port };
  }
  throw new GraphError("CONFLICT", `Ports ${port} to ${last} are all in use.`, { hint: "Name another with --port." });
}

/** The server, or undefined when the port is taken. */
function listenOn(app: RequestListener, host: string, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer({ connectionsCheckingInterval: 1000 }, app);
    closeStalledRequests(server);
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(bindingProblem(error, host, port));
    });
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve(server);
    });
  });
}

function bindingProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EACCES") {
    return new GraphError("FORBIDDEN", `Listening on port ${port} needs more rights.`, {
      hint: "Use a port above 1023.",
      cause: error,
    });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new GraphError("INVALID_INPUT", `This machine has no address ${host}.`, {
      hint: "Use 127.0.0.1, or one of its own addresses.",
      cause: error,
    });
  }
  return error;
}
