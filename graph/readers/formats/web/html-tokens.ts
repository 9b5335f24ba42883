import { withoutEntities } from "../../record/text-values.ts";

/** A piece of a web page: a tag, or the text between two. */
export type HtmlToken =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  /** The inside of a `script`, which is not marked up. */
  | { readonly kind: "script"; readonly type: string; readonly text: string };

/** Elements whose inside is no text of the page. */
const RAW = new Set(["script", "style", "noscript", "template", "textarea", "svg"]);
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** No tag that says something about a paper is longer. */
const MAX_TAG = 100_000;

/** Cuts a web page into tags and text, in one pass; nothing is run, fetched or checked. */
export function* htmlTokens(page: string): Generator<HtmlToken> {
  for (let at = 0; at < page.length; ) {
    const start = page.indexOf("<", at);
    const text = page.slice(at, start < 0 ? page.length : start);
    if (text !== "") yield { kind: "text", text: withoutEntities(text) };
    if (start < 0) return;
    const { token, end } = markupAt(page, start);
    if (token) yield token;
    at = end;
  }
}

interface Markup {
  readonly token: HtmlToken | undefined;
  readonly end: number;
}

/** The tag or comment that begins at `start`. */
function markupAt(page: string, start: number): Markup {
  if (page.startsWith("<!--", start)) return { token: undefined, end: after(page, "-->", start + 4) };
  const end = endOfTag(page, start + 1);
  const tag = page.slice(start + 1, end - 1);
  const name = /^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined) return { token: undefined, end };
  if (tag.startsWith("/")) return { token: { kind: "close", name }, end };
  const attributes = attributesOf(tag.slice(name.length));
  if (RAW.has(name) && !tag.endsWith("/")) return rawElement(page, name, attributes, end);
  return { token: { kind: "open", name, attributes }, end };
}

function rawElement(page: string, name: string, attributes: ReadonlyMap<string, string>, start: number): Markup {
  const close = indexOfClose(page, name, start);
  const type = attributes.get("type") ?? "";
  const token = name === "script" ? ({ kind: "script", type, text: page.slice(start, close) } as const) : undefined;
  return { token, end: after(page, ">", close) };
}

function after(page: string, mark: string, from: number): number {
  const found = page.indexOf(mark, from);
  return found < 0 ? page.length : found + mark.length;
}

/** Behind the ">" that ends a tag; one in quotes does not. */
function endOfTag(page: string, from: number): number {
  const limit = Math.min(page.length, from + MAX_TAG);
  let quote = "";
  for (let i = from; i < limit; i++) {
    const letter = page[i]!;
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === ">") return i + 1;
    else if ((letter === '"' || letter === "'") && page[i - 1] === "=") quote = letter;
  }
  return limit;
}

function indexOfClose(page: string, name: string, from: number): number {
  for (let at = page.indexOf("</", from); at >= 0; at = page.indexOf("</", at + 2)) {
    if (page.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return page.length;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, withoutEntities(double ?? single ?? bare ?? ""));
  }
  return attributes;
}
