import { defineCommand } from "citty";
import { GraphError } from "../../../graph/shared/errors.ts";
import { jsonArgument, storeArgument } from "../arguments.ts";
import { print, printJson } from "../output/output.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus analyse --engine gds`: has the database compute what Isthmus otherwise computes itself. */
export default defineCommand({
  meta: {
    name: "analyse",
    description: "Have Graph Data Science find communities and betweenness in a Neo4j store, and write them there.",
  },
  args: {
    store: storeArgument,
    engine: { type: "enum", options: ["gds"], required: true, description: "What computes: Graph Data Science" },
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
      const { resolution, seed } = await snapshot.analyses.communities();
      const report = await database.dataScience({ resolution, seed });
      if (args.json) return printJson({ store: snapshot.store.url, resolution, seed, ...report });
      const told = `${report.communities} communities of ${report.concepts} concepts (modularity ${report.modularity.toFixed(3)})`;
      await print(`${report.product}: ${told}, betweenness of ${report.betweenness} papers and concepts.\n`);
    }),
});
