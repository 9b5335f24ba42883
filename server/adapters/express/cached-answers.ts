import type { Request, Response } from "express";
import type { DispatchAnswer } from "../../dispatch/dispatch.ts";
import { AnswerCache, type ContentEncoding, encodingFor, type PackedAnswer, packAnswer } from "./answer-cache.ts";

/** Sends answers that stay the same as long as the content does. Each function tells whether it has answered. */
export interface CachedAnswers {
  /** Sends what is in the cache, before anybody looks what is asked: it was a question that may be asked. */
  sendKnown(request: Request, response: Response): Promise<boolean>;
  /** Makes an answer, remembers and sends it; not while there is no content that it could stay with. */
  sendMade(answer: () => Promise<DispatchAnswer>, request: Request, response: Response): Promise<boolean>;
}

interface TaggedAnswer extends PackedAnswer {
  /** Of the content that it is made from; undefined when nobody knows, because it changed meanwhile. */
  readonly tag: string | undefined;
}

/**
 * Answers by their address, for the content that `currentTag` names. Who is near gets them as they are: packing would take longer
 * than the way.
 */
export function cachedAnswers(
  currentTag: () => Promise<string | undefined>,
  isNear: (request: Request) => boolean = () => false,
): CachedAnswers {
  const answers = new AnswerCache();
  const encodingTo = (request: Request) => (isNear(request) ? "identity" : encodingFor(request));
  return {
    async sendKnown(request, response) {
      const { method, url } = request;
      const tag = method === "GET" || method === "HEAD" ? await currentTag() : undefined;
      if (tag === undefined) return false;
      const encoding = encodingTo(request);
      const known = answers.find(tag, `${encoding} ${url}`);
      if (known) sendPacked({ ...known, tag }, encoding, request, response);
      return known !== undefined;
    },
    async sendMade(answer, request, response) {
      const tag = await currentTag();
      if (tag === undefined) return false;
      const encoding = encodingTo(request);
      if (isHeld(tag, encoding, request, response)) return true;
      const packed = await answers.answer(tag, `${encoding} ${request.url}`, async () => {
        const { json } = (await answer()) as DispatchAnswer & { kind: "json" };
        return packAnswer(JSON.stringify(json), encoding);
      });
      const isSame = (await currentTag()) === tag;
      sendPacked({ ...packed, tag: isSame ? tag : undefined }, encoding, request, response);
      return true;
    },
  };
}

/** Sends an answer, or 304 when the browser has it already. */
function sendPacked(answer: TaggedAnswer, accepted: ContentEncoding, request: Request, response: Response): void {
  const { bytes, encoding, tag } = answer;
  if (tag !== undefined && isHeld(tag, accepted, request, response)) return;
  if (tag === undefined) response.setHeader("Cache-Control", "no-store").removeHeader("ETag");
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  // Express would look each type up again.
  response.setHeader("Content-Type", "application/json; charset=utf-8").setHeader("Content-Length", bytes.length);
  response.end(bytes);
}

/** Sets the tag of the answer to this content, and says whether the copy that the browser has is still current. */
function isHeld(tag: string, encoding: ContentEncoding, request: Request, response: Response): boolean {
  response.setHeader("Cache-Control", "private, no-cache").setHeader("Vary", "Accept-Encoding");
  response.setHeader("ETag", `"${tag}-${encoding}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
