/** Who may import whom; see CONTRIBUTING.md for the picture. */
const ours = "^(graph|server|client|scripts|tests|config)";
const layer = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: ours, pathNot: to },
});
/** A room of the client and the rooms that it may import. */
const room = (name, rooms) =>
  layer(
    `client-${name}`,
    `^client/${name}/`,
    `^client/(${rooms})/|^graph/(contract|shared)/`,
    "Rooms of the client stand on each other: state, http, ui, map, actions, features, app.",
  );
const drivers = (name, home, packages) => ({
  name,
  severity: "error",
  comment: "Each driver has one home.",
  from: { path: ours, pathNot: `${home}|^tests/` },
  to: { path: `node_modules/(${packages})/` },
});

/** Rooms of a folder in their order: each sees only those before it, and what is named beside them. */
const inOrder = (folder, rooms, beside) =>
  rooms.map((room, i) =>
    layer(
      `${folder}-${room}`,
      `^graph/${folder}/${room}/`,
      `^graph/(incidence|contract|shared)/|^graph/${folder}/(${[...beside(room), ...rooms.slice(0, i + 1)].join("|")})`,
      `The rooms of ${folder} stand in the order ${rooms.join(", ")}; none sees a later one.`,
    ),
  );
const EXTRACTION = ["language", "candidates", "ranking", "packing", "vocabulary"];
const ANALYSIS = ["statistics", "measures", "structure", "communities", "bridges", "discovery", "suggestions", "time"];

export default {
  forbidden: [
    ...inOrder("extraction", EXTRACTION, (room) => (room === "vocabulary" ? ["data", "version\\.ts"] : ["data"])),
    ...inOrder("analysis", ANALYSIS, () => ["define-analysis\\.ts"]),
    layer(
      "one-paper-alone",
      "^graph/extraction/(extractor|rank-phrases|version)\\.ts",
      "^graph/extraction/(extractor|rank-phrases|version|data|language|candidates|ranking|packing)|^graph/(contract|shared)/",
      "What extraction decides about a paper depends on no other paper.",
    ),
    layer(
      "training-on-quality",
      "^scripts/quality/",
      "^scripts/quality/|^graph/",
      "Training measures with the scores of quality, never the other way round.",
    ),
    layer("contract-is-the-floor", "^graph/contract/", "^graph/contract/", "The contract imports nothing but zod."),
    layer("shared-is-a-leaf", "^graph/shared/", "^graph/shared/", "What all rooms share knows nothing of the domain."),
    layer(
      "write-path-parts",
      "^graph/(readers|extraction|exports)/",
      "^graph/(contract|shared|$1)/",
      "Readers, extraction and exports are pure: contract and shared only.",
    ),
    layer(
      "records-are-the-floor-of-readers",
      "^graph/readers/record/",
      "^graph/(readers/record|contract|shared)/",
      "What a record is knows no bytes and no format.",
    ),
    layer(
      "bytes-below-formats",
      "^graph/readers/bytes/",
      "^graph/(readers/(bytes|record)|shared)/",
      "Bytes become text whatever format that is in.",
    ),
    layer(
      "formats-stand-alone",
      "^graph/readers/formats/([^/]+)/",
      "^graph/(readers/(formats/$1|bytes|record)|contract|shared)/",
      "No format imports another one.",
    ),
    layer("stores-are-dumb", "^graph/store/", "^graph/(contract|shared|store)/", "A store stores; it decides nothing."),
    layer(
      "store-interfaces-know-no-store",
      "^graph/store/[^/]+\\.ts$",
      "^graph/(store/[^/]+\\.ts$|contract/|shared/)",
      "Interfaces, copy and dump are the same for every store; only open/ names them.",
    ),
    layer(
      "packing-is-a-leaf",
      "^graph/store/packing/",
      "^graph/(store/packing|contract|shared)/",
      "How mentions become bytes depends on no store.",
    ),
    layer(
      "stores-stand-alone",
      "^graph/store/(sqlite|neo4j)/",
      "^graph/(store/($1/|packing/|[^/]+\\.ts$)|contract/|shared/)",
      "No store imports another one.",
    ),
    layer(
      "database-below-tables",
      "^graph/store/sqlite/database/",
      "^graph/(store/sqlite/database|contract|shared)/",
      "The file and its schema know no table's rows.",
    ),
    layer(
      "tables-side-by-side",
      "^graph/store/sqlite/(papers|graph)/",
      "^graph/(store/(sqlite/($1|database)/|packing/|[^/]+\\.ts$)|contract/|shared/)",
      "Papers and graph are written apart.",
    ),
    layer(
      "connection-below-nodes",
      "^graph/store/neo4j/connection/",
      "^graph/(store/neo4j/connection|contract|shared)/",
      "The connection knows no node.",
    ),
    layer(
      "nodes-side-by-side",
      "^graph/store/neo4j/(papers|graph|console|analyses|schema)/",
      "^graph/(store/(neo4j/($1|connection)/|packing/|[^/]+\\.ts$)|contract/|shared/)",
      "Each room of the Neo4j store stands on the connection alone.",
    ),
    layer(
      "incidence-is-low",
      "^graph/incidence/",
      "^graph/(incidence|contract|shared)/",
      "The index knows no measure.",
    ),
    layer(
      "analysis-is-pure",
      "^graph/analysis/",
      "^graph/(analysis|incidence|contract|shared)/",
      "Analyses see the incidence index, never a store.",
    ),
    {
      name: "significance-above-bridges",
      severity: "error",
      comment: "Significance tests the bridge score; the score knows no test.",
      from: { path: "^graph/analysis/bridges/[^/]+$" },
      to: { path: "^graph/analysis/bridges/significance/" },
    },
    layer(
      "beside-analysis",
      "^graph/(query-language|layout)/",
      "^graph/($1|incidence|contract|shared)/",
      "The query language and the layout see the index.",
    ),
    layer(
      "curation-on-the-store",
      "^graph/curation/",
      "^graph/(curation|contract|shared|extraction/language|store/(store|delegate)\\.ts)",
      "Curation sees the interface of a store and how phrases are written; what decisions do to analyses is an answer.",
    ),
    layer(
      "sources-are-outside",
      "^graph/sources/",
      "^graph/(sources|readers|contract|shared)/",
      "Live sources give papers only; pages in XML are read by the reader of files in XML.",
    ),
    layer(
      "answers-on-the-snapshot",
      "^graph/answers/",
      "^graph/(answers|snapshot|analysis|incidence|layout|query-language|curation|exports|contract|shared|store/store\\.ts|extraction/(explain/|extractor|language/detect-language))",
      "Answers read a snapshot; commands and handlers only pass them on.",
    ),
    layer(
      "snapshot-reads-the-store",
      "^graph/snapshot/",
      "^graph/(snapshot|analysis|incidence|layout|contract|shared|node|store/store\\.ts|extraction/language/canonical\\.ts)",
      "The snapshot stands between the store's interface and the analyses.",
    ),
    layer("graph-is-the-core", "^graph/", "^graph/", "The library knows no server, client or script."),
    layer("server-on-graph", "^server/", "^(server|graph)/|^config", "The server stands on the library."),
    layer(
      "client-sees-only-the-contract",
      "^client/",
      "^(client|graph/(contract|shared))/",
      "The browser shares the contract, and leaves that know no domain.",
    ),
    room("state", "state"),
    room("http", "state|http"),
    room("ui", "state|http|ui"),
    room("map", "state|http|ui|map"),
    room("actions", "state|http|ui|map|actions"),
    layer(
      "client-features-are-apart",
      "^client/features/([^/]+)/",
      "^client/(state|http|ui|map|actions|features/$1)/|^graph/(contract|shared)/",
      "What two features share goes down to a lower room, or up: the frame passes it in.",
    ),
    layer(
      "scripts-on-graph",
      "^scripts/(?!cli/(commands/explorer/serve|mcp/))",
      "^(scripts|graph)/|^config",
      "Commands stand on the library; only serve starts the server.",
    ),
    layer(
      "assistants-are-dispatched",
      "^scripts/cli/mcp/",
      "^(graph|server/dispatch)/",
      "Tools of assistants are operations of the contract, answered as the API answers them.",
    ),
    layer(
      "dispatch-without-transport",
      "^server/dispatch/",
      "^(server/dispatch|graph/(contract|shared))/",
      "From a request to an answer, whatever carries them.",
    ),
    layer(
      "handlers-without-transport",
      "^server/(handlers|context|jobs)/",
      "^(server/(handlers|context|jobs)|graph)/|^config",
      "Handlers know no adapter.",
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
        path: "^graph/(contract|shared|extraction|incidence|analysis|query-language|layout|curation)/",
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
