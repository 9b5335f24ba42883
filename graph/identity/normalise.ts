import { createHash } from "node:crypto";
import { plainWords } from "../shared/text.ts";

/** The family name of an author, normalised: "Smith, John" and "John Smith" give "smith". */
export function familyName(author: string): string {
  const comma = author.indexOf(",");
  if (comma > 0) return plainWords(author.slice(0, comma));
  return plainWords(author).split(" ").at(-1) ?? "";
}

const SLUG_LENGTH = 80;

/** The readable id of a paper whose source gives none. */
export function titleSlug(title: string): string {
  let slug = "";
  for (const word of plainWords(title).split(" ")) {
    if (slug.length + word.length + 1 > SLUG_LENGTH && slug !== "") break;
    slug = slug === "" ? [...word].slice(0, SLUG_LENGTH).join("") : `${slug}-${word}`;
  }
  return slug || "untitled";
}

/** A short fingerprint of a text (64 bits). */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
