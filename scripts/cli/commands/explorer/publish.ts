import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packCorpus } from "../../../../graph/publish/pack-corpus.ts";
import { builtSite, siteFiles } from "../../../../graph/publish/site-files.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { progressOutput } from "../../output/progress.ts";
import { storeToRead } from "../../store/store-name.ts";
import { withStore } from "../../store/with-store.ts";
import { packageVersion } from "../../system/package-info.ts";

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
    const parts = builtSite();
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
    // The corpus comes first, so that a folder in which the process is stopped is known as ours.
    for await (const { path, content } of siteFiles(parts, packed)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const bytes = sizeOf(folder);
    if (args.json) return printJson({ folder, name, bytes });
    await print(
      `The site is in ${folder} (${(bytes / 1e6).toFixed(1)} MB). Put the folder on any web host, or look at it with:\n` +
        `npx serve ${args.folder}\n`,
    );
  },
});

/** Nothing of others is overwritten. */
function mayWrite(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, "published/corpus.bin"))) return;
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return;
  throw new GraphError("CONFLICT", `${folder} contains other files.`, { hint: "Name an empty folder, or a new one." });
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
