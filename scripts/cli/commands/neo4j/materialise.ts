import { analysesToMaterialise } from "../../../../graph/publish/materialise.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { progressOutput } from "../../output/progress.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus materialise`: writes the analyses into a graph database, for those who query it themselves. */
export default defineCommand({
  description: "Write co-occurrences, communities and bridge scores into a Neo4j store, for Cypher and Bloom.",
  args: {
    store: storeArgument,
    minJoint: {
      type: "number",
      min: 1,
      max: 1_000_000,
      default: 2,
      description: "Leave out co-occurrences in fewer papers",
    },
    json: jsonArgument,
  },
  run: (args) =>
    withSnapshot(args.store, async (snapshot) => {
      const database = snapshot.store.graphDatabase;
      if (!database) {
        throw new GraphError("UNSUPPORTED", `${snapshot.store.url} is not a graph database.`, {
          hint: "Copy it into one first: isthmus copy FROM neo4j://host:7687",
        });
      }
      const { minJoint } = args;
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
      const written = `${counts.pairs} co-occurrences, ${counts.communities} communities, ${counts.bridges} bridge papers`;
      await print(`Wrote ${written} (${database.product}).\n`);
    }),
});
