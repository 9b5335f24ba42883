import { copyGraph } from "../../../../graph/store/copy.ts";
import { writeImportFiles } from "../../../../graph/store/neo4j/import/write-import-files.ts";
import type { GraphStore } from "../../../../graph/store/store.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, prefixArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { progressOutput } from "../../output/progress.ts";
import { openStoreByName } from "../../store/open-store-by-name.ts";
import { storeUrl } from "../../store/store-name.ts";

const phases = {
  papers: "Copying papers",
  candidates: "Copying candidates",
  graph: "Copying concepts and mentions",
  verify: "Comparing",
} as const;

/** `isthmus copy FROM TO`: moves a graph between stores, and checks the outcome. */
export default defineCommand({
  description: "Copy a graph into another store and check that both are equal; resumable.",
  args: {
    from: { type: "positional", required: true, description: "Store to copy: a URL or a path" },
    to: { type: "positional", required: true, description: "Store to fill: an empty one, or a copy begun before" },
    neo4jCsv: {
      type: "boolean",
      description:
        "TO is a new folder: write files for neo4j-admin database import, the quickest way into an empty database",
    },
    prefix: prefixArgument,
    json: jsonArgument,
  },
  async run(args) {
    const from = await openStoreByName(storeUrl(args.from), { create: false });
    try {
      if (args.neo4jCsv) return await writeFiles(from, args);
      const to = await openStoreByName(storeUrl(args.to, args.prefix));
      const progress = progressOutput();
      try {
        const report = await copyGraph(from, to, {
          onProgress: ({ phase, done, total }) =>
            progress.report({ phase: phases[phase], done, total, unit: "papers" }),
        });
        progress.end();
        if (args.json) return printJson({ from: from.url, to: to.url, ...report });
        const counts = `${report.papers} papers, ${report.concepts} concepts, ${report.mentions} mentions`;
        await print(`Copied ${counts}; both stores have the checksum ${report.checksum}.\n`);
      } finally {
        progress.end();
        await to.close();
      }
    } finally {
      await from.close();
    }
  },
});

async function writeFiles(
  from: GraphStore,
  args: { to: string; prefix?: string | undefined; json?: boolean | undefined },
): Promise<void> {
  const progress = progressOutput();
  try {
    const counts = await writeImportFiles(from, args.to, args.prefix ?? "", (done, total) =>
      progress.report({ phase: "Writing papers", done, total, unit: "papers" }),
    );
    progress.end();
    if (args.json) return await printJson({ from: from.url, folder: args.to, ...counts });
    await print(
      `Wrote ${counts.papers} papers, ${counts.concepts} concepts, ${counts.mentions} mentions. In ${args.to}, while the server is stopped:\n` +
        "neo4j-admin database import full neo4j @import.args\n",
    );
  } finally {
    progress.end();
  }
}
