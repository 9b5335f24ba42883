/** Shapes of the rules in .dependency-cruiser.mjs, and those of the command line. */
const ours = "^(graph|server|client|scripts|tests|config)";
/** What a folder may import of ours. */
export const layer = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: ours, pathNot: to },
});
/** A room of the client and the rooms that it may import. */
export const room = (name, rooms) =>
  layer(
    `client-${name}`,
    `^client/${name}/`,
    `^client/(${rooms})/|^graph/(contract|shared)/`,
    "Rooms of the client stand on each other: state, http, ui, map, actions, features, app.",
  );
/** A package that only one folder may import. */
export const drivers = (name, home, packages) => ({
  name,
  severity: "error",
  comment: "Each driver has one home.",
  from: { path: ours, pathNot: `${home}|^tests/` },
  to: { path: `node_modules/(${packages})/` },
});

/** Rooms of a folder in their order: each sees only those before it, and what `beside` adds. */
export const inOrder = (folder, rooms, beside) =>
  rooms.map((room, i) =>
    layer(
      `${folder}-${room}`,
      `^graph/${folder}/${room}/`,
      `^graph/(incidence|contract|shared)/|^graph/${folder}/(${[...beside(room), ...rooms.slice(0, i + 1)].join("|")})`,
      `The rooms of ${folder} stand in the order ${rooms.join(", ")}; none sees a later one.`,
    ),
  );

/** Rooms of the command line: what is shared below, commands above and apart from each other. */
export const commandLine = [
  layer(
    "cli-parts-are-low",
    "^scripts/cli/(arguments|output|system)/",
    "^scripts/cli/$1/|^graph/|^config",
    "What commands share knows no command and no other shared room.",
  ),
  layer(
    "cli-store-below-commands",
    "^scripts/cli/store/",
    "^scripts/cli/(store|arguments|output|system)/|^graph/|^config",
    "Opening and filling a store serves commands and knows none.",
  ),
  layer(
    "cli-commands-apart",
    "^scripts/cli/commands/([^/]+)/",
    "^scripts/cli/(commands/$1|arguments|mcp|output|store|system)/|^(graph|server)/|^config",
    "A command uses the shared rooms, never a command of another room.",
  ),
];
