import type { Request, Response } from "express";
import type { Job, UnderWay } from "../../../graph/contract/jobs.ts";
import type { DispatchAnswer } from "../../dispatch/dispatch.ts";
import { AnswerCache, type ContentEncoding, encodingFor, type PackedAnswer, packAnswer } from "./answer-cache.ts";

/** How long an answer that nobody has asked for again is kept, in milliseconds. */
const KEPT_MS = 120_000;
/** A timer of Node's takes no longer time. */
const MAX_WAIT_S = 86_400;

/**
 * Sends answers that stay the same as long as the content does. Each function tells whether it has answered. A request that says how long it waits
 * gets 202 after that time, and the answer when it is sent again.
 */
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
 * than the way. `jobs` are what who has to wait is told of.
 */
export function cachedAnswers(
  currentTag: () => Promise<string | undefined>,
  isNear: (request: Request) => boolean = () => false,
  jobs: () => readonly Job[] = () => [],
): CachedAnswers {
  const answers = new AnswerCache();
  const late = new LateAnswers<PackedAnswer>();
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
      const key = `${encoding} ${request.url}`;
      const make = async () => {
        const { json } = (await answer()) as DispatchAnswer & { kind: "json" };
        return packAnswer(JSON.stringify(json), encoding);
      };
      const made = late.take(`${tag} ${key}`) ?? answers.answer(tag, key, make);
      const packed = await within(made, longestWait(request.headers.prefer));
      if (packed === undefined) {
        late.keep(`${tag} ${key}`, made);
        sendLater(response, jobs());
        return true;
      }
      const isSame = (await currentTag()) === tag;
      sendPacked({ ...packed, tag: isSame ? tag : undefined }, encoding, request, response);
      return true;
    },
  };
}

/** Says that the answer is being made, and to ask again (RFC 7240). */
function sendLater(response: Response, jobs: readonly Job[]): void {
  response.removeHeader("ETag");
  response.set({ "Cache-Control": "no-store", "Preference-Applied": "respond-async", "Retry-After": "1" });
  const message = "The answer is being made: ask the same again.";
  const body: UnderWay = { message, status: "/api/status", jobs: [...jobs] };
  // Not by Express, which would give it a tag.
  response.status(202).type("application/json").end(JSON.stringify(body));
}

/** Answers that were not ready when somebody asked, until that one asks again: so that a failure is told, too. */
class LateAnswers<Answer> {
  readonly #kept = new Map<string, Promise<Answer>>();

  keep(question: string, answer: Promise<Answer>): void {
    this.#kept.set(question, answer);
    const forget = () => {
      setTimeout(() => this.#kept.get(question) === answer && this.#kept.delete(question), KEPT_MS).unref();
    };
    answer.then(forget, forget);
  }

  /** The answer that was kept, which then is no longer. */
  take(question: string): Promise<Answer> | undefined {
    const answer = this.#kept.get(question);
    this.#kept.delete(question);
    return answer;
  }
}

/**
 * How many milliseconds a request waits for its answer, by its header `Prefer: respond-async, wait=20` (RFC 7240); undefined when it
 * waits for as long as the answer takes.
 */
export function longestWait(prefer: string | readonly string[] | undefined): number | undefined {
  const preferences = [prefer ?? []].flat().flatMap((line) =>
    line
      .toLowerCase()
      .split(/[,;]/)
      .map((one) => one.trim()),
  );
  if (!preferences.includes("respond-async")) return undefined;
  const seconds = preferences.flatMap((one) => /^wait\s*=\s*"?(\d+)"?$/.exec(one)?.[1] ?? []).map(Number);
  return 1000 * Math.min(seconds[0] ?? 0, MAX_WAIT_S);
}

/** The answer, or undefined when it is not there within that many milliseconds. */
async function within<Answer>(answer: Promise<Answer>, ms: number | undefined): Promise<Answer | undefined> {
  if (ms === undefined) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
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
