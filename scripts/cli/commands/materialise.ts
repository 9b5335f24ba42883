import { defineCommand } from "citty";
import { analysesToMaterialise } from "../../../graph/publish/materialise.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import { jsonArgument, storeArgument, wholeNumber } from "../arguments.ts";
import { print, printJson } from "../output/output.ts";
import { progressOutput } from "../progress.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus materialise`: writes the analyses into a graph database, for those who query it themselves. */
export default defineCommand({
  meta: {
    name: "materialise",
    description: "Write co-occurrences, communities and bridge scores into a Neo4j store, for Cypher and Bloom.",
  },
  args: {
    store: storeArgument,
    "min-joint": { type: "string", valueHint: "n", description: "Papers that a co-occurrence needs. Default: 2" },
    json: jsonArgument,
  },
  run: ({ args }) =>
    withSnapshot(args.store, async (snapshot) => {
      const database = snapshot.store.graphDatabase;
      if (!database) {
        throw new GraphError("UNSUPPORTED", `${snapshot.store.url} is not a graph database`, {
          hint: "Copy it into one first: isthmus copy FROM neo4j://host:7687",
        });
      }
      const minJoint = wholeNumber(args["min-joint"] ?? "2", "--min-joint", 1, 1_000_000);
      const analyses = await analysesToMaterialise(snapshot, minJoint);
      const progress = progressOutput();
      try {
        await database.materialise(analyses, {
          onProgress: (done, total) => progress.report({ phase: "Writing analyses", done, total, unit: "rows" }),
        });
      } finally {
        progress.end();
      }
      const counts = {
        communities: analyses.communities.length,
        pairs: analyses.pairs.source.length,
        bridges: analyses.bridges.length,
      };
      if (args.json) return printJson({ store: snapshot.store.url, revision: analyses.revision, minJoint, ...counts });
      const told = `${counts.pairs} co-occurrences, ${counts.communities} communities, ${counts.bridges} bridge papers`;
      await print(`Written: ${told} (${database.product}).\n`);
    }),
});
