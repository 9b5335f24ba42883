import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import type { Request, RequestHandler, Response } from "express";
import { GraphError } from "../../graph/shared/errors.ts";
import { RequestProblem } from "../dispatch/problem.ts";

/** Who may speak to the server, and how. */
export interface GuardOptions {
  /** The address it listens on. */
  host: string;
  allowedHosts: readonly string[];
  token: string | undefined;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);
const COOKIE = "isthmus_session";
const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Refuses to open the server to others without a token, unless nobody can change anything. */
export function requireSafeBinding({ host, token, readOnly }: GuardOptions & { readOnly: boolean }): void {
  if (isLoopback(host) || token !== undefined || readOnly) return;
  throw new GraphError("FORBIDDEN", `Listening on ${host} would let anyone on the network change this store.`, {
    hint: "Set a token in ISTHMUS_TOKEN, or add --read-only, or listen on 127.0.0.1.",
  });
}

/** The checks every request passes before anything else looks at it, in order. */
export function guards(options: GuardOptions): RequestHandler[] {
  const { token } = options;
  return [hostGuard(options), originGuard, ...(token === undefined ? [] : [tokenGuard(token)])];
}

/** Host name of a `Host` header or an origin's authority, without port and brackets. */
function hostName(authority: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(authority);
  return (bracketed?.[1] ?? authority.replace(/:\d*$/, "")).toLowerCase();
}

/**
 * Against DNS rebinding: a page of another site may point its own name at this machine, but cannot forge the Host header.
 * Bare addresses are no names and cannot be rebound, so they pass where the server is open to the network anyway.
 */
function hostGuard({ host, allowedHosts }: GuardOptions): RequestHandler {
  const allowed = new Set([...LOOPBACK, host.toLowerCase(), ...allowedHosts]);
  const open = !isLoopback(host);
  return (request, _response, next) => {
    const name = hostName(request.headers.host ?? "");
    if (allowed.has(name) || isLoopback(name) || (open && isIP(name) !== 0)) next();
    else {
      throw new RequestProblem(403, "FORBIDDEN", {
        detail: "The server does not answer to this host name.",
        hint: "Add the name to ISTHMUS_ALLOWED_HOSTS if it is yours.",
      });
    }
  };
}

/** Any web page can send requests to a local port; only pages served from here may. */
const originGuard: RequestHandler = (request, _response, next) => {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const navigates = request.headers["sec-fetch-mode"] === "navigate" && SAFE_METHODS.has(request.method);
  const foreignOrigin = origin !== undefined && origin.replace(/^https?:\/\//, "") !== host;
  const foreignSite = (site === "cross-site" || site === "same-site") && !navigates;
  if (foreignOrigin || foreignSite) {
    throw new RequestProblem(403, "FORBIDDEN", { detail: "Pages of other sites may not use this server." });
  }
  next();
};

/** A token comes in the Authorization header, or once in the address, which is then swapped for a cookie. */
function tokenGuard(token: string): RequestHandler {
  // The cookie contains a value computed from the token, so that it does not reveal the token.
  const session = createHmac("sha256", token).update("isthmus session").digest("base64url");
  return (request, response, next) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
    if (isEqual(bearer, token) || isEqual(cookie(request, COOKIE), session)) next();
    else if (request.method === "GET" && isEqual(queryToken(request), token)) startSession(request, response, session);
    else {
      throw new RequestProblem(401, "UNAUTHORIZED", {
        detail: "This server asks for a token.",
        hint: "Open the address with ?token=… once, or send the header Authorization: Bearer ….",
        headers: { "WWW-Authenticate": 'Bearer realm="isthmus"' },
      });
    }
  };
}

function startSession(request: Request, response: Response, session: string): void {
  const address = new URL(request.originalUrl, "http://localhost");
  address.searchParams.delete("token");
  response.cookie(COOKIE, session, { httpOnly: true, sameSite: "strict", path: "/", secure: request.secure });
  // A leading "//" would name another host.
  const path = address.pathname.replace(/^\/+/, "/");
  response.set("Cache-Control", "no-store").redirect(303, `${path}${address.search}`);
}

function queryToken(request: Request): string | undefined {
  const { token } = request.query;
  return typeof token === "string" ? token : undefined;
}

function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

/** Equality in constant time, whatever the lengths. */
function isEqual(actual: string | undefined, expected: string): boolean {
  if (actual === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(actual), digest(expected));
}
