/** Who may import whom; see CONTRIBUTING.md for the picture. */
const ours = "^(graph|server|client|scripts|tests|config)";
const layer = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: ours, pathNot: to },
});
const drivers = (name, home, packages) => ({
  name,
  severity: "error",
  comment: "Each driver has one home.",
  from: { path: ours, pathNot: `${home}|^tests/` },
  to: { path: `node_modules/(${packages})/` },
});

export default {
  forbidden: [
    layer("contract-is-the-floor", "^graph/contract/", "^graph/contract/", "The contract imports nothing but zod."),
    layer("util-is-a-leaf", "^graph/util/", "^graph/util/", "Utilities know nothing of the domain."),
    layer(
      "write-path-parts",
      "^graph/(readers|extraction|exports)/",
      "^graph/(contract|util|$1)/",
      "Readers, extraction and exports are pure: contract and util only.",
    ),
    layer("stores-are-dumb", "^graph/store/", "^graph/(contract|util|store)/", "A store stores; it decides nothing."),
    layer("incidence-is-low", "^graph/incidence/", "^graph/(incidence|contract|util)/", "The index knows no measure."),
    layer(
      "analysis-is-pure",
      "^graph/analysis/",
      "^graph/(analysis|incidence|contract|util)/",
      "Analyses see the incidence index, never a store.",
    ),
    layer(
      "beside-analysis",
      "^graph/(query|layout|curation)/",
      "^graph/($1|incidence|contract|util)/",
      "Query, layout and curation see the index.",
    ),
    layer(
      "sources-are-outside",
      "^graph/sources/",
      "^graph/(sources|readers|contract|util)/",
      "Live sources give papers only; pages in XML are read by the reader of files in XML.",
    ),
    layer(
      "questions-on-the-snapshot",
      "^graph/questions/",
      "^graph/(questions|snapshot|analysis|incidence|layout|query|curation|exports|contract|util|store/store\\.ts|extraction/(explain-|reading|extractor|language))",
      "Questions read a snapshot; commands and handlers only pass them on.",
    ),
    layer(
      "snapshot-reads-the-store",
      "^graph/snapshot",
      "^graph/(snapshot|analysis|incidence|layout|contract|util|store/store\\.ts|extraction/canonical\\.ts)",
      "The snapshot stands between the store's interface and the analyses.",
    ),
    layer("graph-is-the-core", "^graph/", "^graph/", "The library knows no server, client or script."),
    layer("server-on-graph", "^server/", "^(server|graph)/|^config", "The server stands on the library."),
    layer(
      "client-sees-only-the-contract",
      "^client/",
      "^(client|graph/contract)/",
      "The browser shares only the contract.",
    ),
    layer(
      "scripts-on-graph",
      "^scripts/(?!commands/serve)",
      "^(scripts|graph)/|^config",
      "Commands stand on the library; only serve starts the server.",
    ),
    layer(
      "nobody-imports-tests",
      "^(graph|server|client|scripts)/",
      "^(graph|server|client|scripts)/|^config",
      "Tests are leaves.",
    ),
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "contract-needs-only-zod",
      severity: "error",
      from: { path: "^graph/contract/" },
      to: { dependencyTypes: ["npm", "core"], pathNot: "node_modules/zod/" },
    },
    {
      name: "pure-code-touches-no-machine",
      severity: "error",
      from: {
        path: "^graph/(contract|extraction|incidence|analysis|query|layout|curation)/",
        pathNot: "-worker\\.ts$",
      },
      to: { dependencyTypes: ["core"] },
    },
    drivers("sqlite-at-home", "^graph/store/sqlite/", "better-sqlite3"),
    drivers("neo4j-at-home", "^graph/store/neo4j/", "neo4j-driver"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
