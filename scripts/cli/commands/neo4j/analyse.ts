import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus analyse --engine gds`: has the database compute what Isthmus otherwise computes itself. */
export default defineCommand({
  description: "Find communities and betweenness in a Neo4j store with Graph Data Science, and write them there.",
  args: {
    store: storeArgument,
    engine: {
      type: "enum",
      options: ["gds"],
      required: true,
      description: "What computes them: gds is Graph Data Science",
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
      const { resolution, seed } = await snapshot.analyses.communities();
      const report = await database.dataScience({ resolution, seed });
      if (args.json) return printJson({ store: snapshot.store.url, resolution, seed, ...report });
      const communities = `${report.communities} communities of ${report.concepts} concepts (modularity ${report.modularity.toFixed(3)})`;
      await print(`${report.product}: ${communities}, betweenness of ${report.betweenness} papers and concepts.\n`);
    }),
});
