import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { GraphError } from "../../graph/shared/errors.ts";
import { parseAddress } from "../../graph/store/neo4j/connection/address.ts";
import { connectNeo4j, type Neo4jCredentials } from "../../graph/store/neo4j/connection/connection.ts";
import { openGraph } from "../../graph/store/neo4j/schema/open-graph.ts";
import { developmentHome, importFiles, missingForNeo4j, runningNeo4j, startNeo4j, stopNeo4j } from "./neo4j-server.ts";

const usage = `npm run neo4j start [gds]|stop|status|import FOLDER|clean [all]

Runs a Neo4j Community server for development on 127.0.0.1: with Docker when an engine answers, else from Maven Central
jars on the local JDK. NEO4J_PASSWORD sets the password of the user neo4j at the first start (at least 8 characters);
without it, the server asks for none (only this machine reaches it). NEO4J_PORT chooses another port than 7687, NEO4J_DATA
another folder for its data (not with Docker).
"import FOLDER" loads the files of "isthmus copy FROM FOLDER --neo4j-csv" into an empty database while the server is stopped (not with Docker).
"start gds" adds the plugin Graph Data Science (not with Docker). "clean" removes the server's data, unless nodes are in it that
Isthmus did not write; "clean all" removes these too.`;

const CONTAINER = "isthmus-neo4j";
const IMAGE = "neo4j:5.26-community";
const port = Number(process.env.NEO4J_PORT ?? 7687);
const password = process.env.NEO4J_PASSWORD;
const home = process.env.NEO4J_DATA ? resolve(process.env.NEO4J_DATA) : developmentHome;
const server = { home, port, password, gds: process.argv[3] === "gds" };
const tell = (line: string) => console.error(line);
const docker = (...command: string[]) => spawnSync("docker", command, { encoding: "utf8" });
const hasDocker = () => docker("version", "--format", "{{.Server.Version}}").status === 0;

async function start(): Promise<void> {
  if (!server.gds && runningNeo4j(server) === undefined && hasDocker()) {
    startContainer();
  } else {
    const missing = missingForNeo4j();
    if (missing !== undefined) throw new Error(`Neo4j needs ${missing}, or Docker. Install it, then run this again.`);
    await startNeo4j(server, tell);
  }
  tell(`Neo4j runs: neo4j://127.0.0.1:${port}`);
  if (password !== undefined) tell("Isthmus takes the user and the password from NEO4J_USERNAME and NEO4J_PASSWORD.");
}

function startContainer(): void {
  if (docker("start", CONTAINER).status === 0) return;
  const auth = password === undefined ? "none" : `neo4j/${password}`;
  const options = ["--name", CONTAINER, "-p", `127.0.0.1:${port}:7687`, "-v", `${CONTAINER}:/data`, "-e", "NEO4J_AUTH"];
  const run = spawnSync("docker", ["run", "-d", ...options, IMAGE], {
    encoding: "utf8",
    env: { ...process.env, NEO4J_AUTH: auth },
  });
  if (run.status !== 0) throw new Error(`Docker could not start ${IMAGE}: ${run.stderr}`);
}

/** How many nodes of a database Isthmus did not write. */
async function countForeignNodes(url: string, credentials: Neo4jCredentials): Promise<number> {
  const address = parseAddress(url);
  const connection = await connectNeo4j(address, credentials);
  try {
    await openGraph(connection, address, false).catch((error: unknown) => {
      // A database without a graph of Isthmus: all nodes are those of others.
      if (!(error instanceof GraphError) || error.code !== "NOT_FOUND") throw error;
    });
    const [row] = await connection.read((run) =>
      run<{ nodes: number }>(
        "MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH 'Isthmus') RETURN count(n) AS nodes",
      ),
    );
    return row?.get("nodes") ?? 0;
  } finally {
    await connection.driver.close();
  }
}

async function stop(): Promise<void> {
  if (hasDocker()) docker("stop", CONTAINER);
  await stopNeo4j(server);
  tell("Neo4j is stopped.");
}

function status(): void {
  const pid = runningNeo4j(server);
  const inDocker = hasDocker() && docker("inspect", "-f", "{{.State.Running}}", CONTAINER).stdout.trim() === "true";
  if (pid === undefined && !inDocker) process.exitCode = 3;
  const running = inDocker ? `container ${CONTAINER}` : `process ${pid}`;
  console.log(pid === undefined && !inDocker ? "Neo4j is stopped." : `Neo4j runs (${running}).`);
}

async function clean(): Promise<void> {
  if (process.argv[3] !== "all") await refuseForeignNodes();
  await stop();
  if (hasDocker()) {
    docker("rm", CONTAINER);
    docker("volume", "rm", CONTAINER);
  }
  rmSync(home, { recursive: true, force: true });
  tell("Its data is removed; the fetched jars are kept.");
}

/** The data of the server may be more than graphs of Isthmus; the server is started to see. */
async function refuseForeignNodes(): Promise<void> {
  const inDocker = hasDocker() && docker("inspect", CONTAINER).status === 0;
  if (!inDocker && !existsSync(join(home, "data"))) return;
  await start();
  const nodes = await countForeignNodes(`neo4j://127.0.0.1:${port}`, { password });
  if (nodes === 0) return;
  throw new Error(
    `The server has nodes that Isthmus did not write (${nodes}); nothing was removed. To remove them too: npm run neo4j clean all`,
  );
}

async function importFolder(): Promise<void> {
  const missing = missingForNeo4j();
  if (missing !== undefined) throw new Error(`The import needs ${missing}. Install it, then run this again.`);
  if (runningNeo4j(server) !== undefined) throw new Error("Neo4j runs. Stop it first: npm run neo4j stop");
  await importFiles(server, resolve(process.argv[3] ?? "."), tell);
  tell("Imported. Now: npm run neo4j start");
}

const actions: Readonly<Record<string, () => void | Promise<void>>> = {
  start,
  stop,
  status,
  clean,
  import: importFolder,
};
const action = actions[process.argv[2] ?? ""];
if (!action) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    await action();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
