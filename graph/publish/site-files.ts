import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { GraphError } from "../shared/errors.ts";
import type { ZipMember } from "./zip.ts";

/** Folders of the built client, and of the parts that answer instead of a server. */
export interface BuiltSite {
  readonly client: string;
  readonly published: string;
}

/** Where both lie, from the sources or built; GraphError where the client has not been built. */
export function builtSite(): BuiltSite {
  const folders = ["../../dist", "../.."].map((path) => resolve(import.meta.dirname, path));
  const folder = folders.find((path) => existsSync(join(path, "client/assets")));
  if (folder !== undefined && existsSync(join(folder, "published/worker.js")))
    return { client: join(folder, "client"), published: join(folder, "published") };
  throw new GraphError("UNAVAILABLE", "The browser client has not been built.", { hint: "Run npm run build." });
}

const compress = promisify(gzip);

/** The files of a site that shows a packed corpus, for any web host; the corpus first, packed tightly because it is read once. */
export async function* siteFiles({ client, published }: BuiltSite, packed: Uint8Array): AsyncGenerator<ZipMember> {
  yield { path: "published/corpus.bin", content: await compress(packed, { level: 9 }) };
  for (const { path, content } of filesIn(client)) {
    yield { path, content: path === "index.html" ? Buffer.from(publishedPage(content.toString("utf8"))) : content };
  }
  for (const { path, content } of filesIn(published)) yield { path: `published/${path}`, content };
}

function* filesIn(folder: string): Generator<ZipMember> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) {
    yield { path: relative(folder, path).split(sep).join("/"), content: readFileSync(path) };
  }
}

/**
 * The policy that the server sends with its pages; a web host need not be set up to send it. That others may not frame the page
 * can be said by a host only.
 */
const POLICY = [
  ...["default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'"],
  ...["connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'"],
].join("; ");

/** The page with its policy, addresses that begin at its folder, and what answers instead of a server loaded first. */
export function publishedPage(page: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`;
  const stand = '<script type="module" src="./published/page.js"></script>';
  return page
    .replace("<head>", `<head>\n    ${policy}`)
    .replace(/(href|src)="\/(?!\/)/g, '$1="./')
    .replace('<script type="module"', `${stand}\n    <script type="module"`);
}
