import { once } from "node:events";
import type { Response } from "express";

/** Streams text piece by piece, no faster than the receiver takes it; stops the source when the receiver leaves. */
export async function sendLines(
  mediaType: string,
  pieces: AsyncIterable<string> | Iterable<string>,
  response: Response,
  signal: AbortSignal,
): Promise<void> {
  const isPlain = mediaType.startsWith("text/") && !mediaType.includes("charset");
  response.set("Content-Type", isPlain ? `${mediaType}; charset=utf-8` : mediaType);
  response.set("Cache-Control", "no-store");
  response.flushHeaders();
  for await (const piece of pieces) {
    if (signal.aborted) return;
    if (!response.write(piece)) await once(response, "drain", { signal }).catch(() => undefined);
  }
  response.end();
}
