import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { packCorpus } from "../../../../graph/publish/pack-corpus.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { progressOutput } from "../../output/progress.ts";
import { storeToRead } from "../../store/store-name.ts";
import { withStore } from "../../store/with-store.ts";
import { packageFolder, packageVersion } from "../../system/package-info.ts";

/** `isthmus publish DIR`: the explorer over a packed corpus, for any web host. */
export default defineCommand({
  description: "Write the explorer and its corpus as static files that any web host can serve.",
  args: {
    folder: {
      type: "positional",
      required: true,
      description: "Folder to write; it must be empty or a site published before",
    },
    store: storeArgument,
    name: { type: "string", valueHint: "text", description: "Name of the corpus. Default: that of the store" },
    json: jsonArgument,
  },
  async run(args) {
    const folder = resolve(args.folder);
    const parts = builtParts();
    mayWrite(folder);
    const url = storeToRead(args.store);
    const name = args.name ?? nameOf(url);
    const progress = progressOutput();
    const packed = await withStore(url, (store) =>
      packCorpus(store, {
        ...{ name, version: packageVersion() },
        onProgress: (done, total) =>
          progress.report({ phase: "Computing what the explorer shows", done, total, unit: "analyses" }),
      }),
    ).finally(() => progress.end());
    mkdirSync(join(folder, "published"), { recursive: true });
    // First of all, so that a folder in which the process is stopped is known as ours. Packed tightly: it is read once.
    writeFileSync(join(folder, "published/corpus.bin"), gzipSync(packed, { level: 9 }));
    cpSync(parts.client, folder, { recursive: true });
    cpSync(parts.published, join(folder, "published"), { recursive: true });
    const page = join(folder, "index.html");
    writeFileSync(page, publishedPage(readFileSync(page, "utf8")));
    const bytes = sizeOf(folder);
    if (args.json) return printJson({ folder, name, bytes });
    await print(
      `The site is in ${folder} (${(bytes / 1e6).toFixed(1)} MB). Put the folder on any web host, or look at it with:\n` +
        `npx serve ${args.folder}\n`,
    );
  },
});

/** The built client and the parts that answer instead of a server. */
function builtParts(): { client: string; published: string } {
  const parts = { client: resolve(packageFolder, "dist/client"), published: resolve(packageFolder, "dist/published") };
  if (existsSync(join(parts.client, "index.html")) && existsSync(join(parts.published, "worker.js"))) return parts;
  throw new GraphError("UNAVAILABLE", "The browser client has not been built.", { hint: "Run npm run build." });
}

/** Nothing of others is overwritten. */
function mayWrite(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, "published/corpus.bin"))) return;
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return;
  throw new GraphError("CONFLICT", `${folder} contains other files.`, { hint: "Name an empty folder, or a new one." });
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

function nameOf(url: string): string {
  const file = url.split(/[\\/]/).at(-1) ?? url;
  return file.replace(/^sqlite:/, "").replace(/\.(sqlite|db)$/, "");
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
