import { execFile, spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { delimiter, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

/** Fetched jars and the class archive; outside what git tracks, shared by all servers of this working copy. */
const CACHE = resolve(import.meta.dirname, "../../.cache/neo4j");
const LIB = join(CACHE, "lib");
const ARCHIVE = join(CACHE, "classes.jsa");
const GDS = join(CACHE, "gds");
/** A machine that does much else at the time has taken three minutes. */
const START_SECONDS = 600;
const STOP_SECONDS = 90;

/** Where one server keeps its data, and how it is reached. */
export interface Neo4jServer {
  /** Folder of data, logs and settings; made when absent. */
  readonly home: string;
  readonly port: number;
  /** For the user neo4j; without it everyone who reaches the port is let in. Takes effect on an empty home. */
  readonly password?: string | undefined;
  /** For a server that lives a few minutes: its code is compiled soon rather than well, which halves the work of those. */
  readonly brief?: boolean;
  /** With the plugin Graph Data Science. */
  readonly gds?: boolean;
  /** More lines of neo4j.conf. */
  readonly settings?: readonly string[];
}

/** The home of the server that `npm run neo4j` manages. */
export const developmentHome = join(CACHE, "development");

/** What this machine lacks to run a server without Docker, or undefined. */
export function missingForNeo4j(): string | undefined {
  const java = spawnSync("java", ["-version"], { encoding: "utf8" });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? "")?.[1] ?? 0);
  if (version < 17) return "a JDK of version 17 or 21";
  if (!existsSync(join(LIB, ".complete")) && spawnSync("mvn", ["-v"]).status !== 0) return "Maven";
  return undefined;
}

/** Fetches the server's jars once (about 120 MB). */
export function fetchNeo4j(tell: (line: string) => void): void {
  if (existsSync(join(LIB, ".complete"))) return;
  tell("Fetching Neo4j (about 120 MB, once) …");
  fetchJars("pom.xml", LIB);
  // Signed jars are slow to verify and stay out of a class archive; without zip the server only starts more slowly.
  for (const jar of readdirSync(LIB).filter((name) => name.startsWith("eclipse-collections"))) {
    spawnSync("zip", ["-qd", join(LIB, jar), "META-INF/*.SF", "META-INF/*.RSA"]);
  }
  rmSync(ARCHIVE, { force: true });
  writeFileSync(join(LIB, ".complete"), "");
}

/** Fetches the jars of Graph Data Science once: those that the server does not have already. */
function fetchGds(tell: (line: string) => void): void {
  if (existsSync(join(GDS, ".complete"))) return;
  tell("Fetching Graph Data Science (about 15 MB, once) …");
  fetchJars("pom-gds.xml", GDS);
  for (const jar of readdirSync(GDS)) if (existsSync(join(LIB, jar))) rmSync(join(GDS, jar));
  writeFileSync(join(GDS, ".complete"), "");
}

function fetchJars(pom: string, folder: string): void {
  const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";
  const file = join(import.meta.dirname, pom);
  const options = ["-B", "-q", "-f", file, plugin, `-DoutputDirectory=${folder}`, "-DincludeScope=runtime"];
  const fetched = spawnSync("mvn", options, { stdio: ["ignore", "inherit", "inherit"] });
  if (fetched.status !== 0) throw new Error("Maven could not fetch the jars of Neo4j; its messages are above.");
}

/** The process id of a running server, or undefined. */
export function runningNeo4j(server: Neo4jServer): number | undefined {
  const file = pidFile(server);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8"));
  return isAlive(pid) ? pid : undefined;
}

/** Starts a server and waits until it takes connections; at once when it runs already. */
export async function startNeo4j(server: Neo4jServer, tell: (line: string) => void): Promise<void> {
  if (runningNeo4j(server) !== undefined) return;
  fetchNeo4j(tell);
  if (server.gds) fetchGds(tell);
  prepareHome(server);
  const archived = existsSync(ARCHIVE);
  const archive = archived
    ? [`-XX:SharedArchiveFile=${ARCHIVE}`, "-Xshare:auto"]
    : [`-XX:ArchiveClassesAtExit=${ARCHIVE}`];
  const tiers = server.brief ? ["-XX:TieredStopAtLevel=1"] : [];
  const log = openSync(join(server.home, "console.log"), "a");
  const child = spawn(
    "java",
    [...javaOptions([...archive, ...tiers], server.gds), "org.neo4j.server.CommunityEntryPoint", ...places(server)],
    {
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  child.unref();
  if (child.pid === undefined) throw new Error("java could not be started.");
  writeFileSync(pidFile(server), String(child.pid));
  await untilListening(server, child.pid);
}

/** Stops a server in good order. */
export async function stopNeo4j(server: Neo4jServer): Promise<void> {
  const pid = runningNeo4j(server);
  if (pid !== undefined) {
    process.kill(pid, "SIGTERM");
    for (let tries = 0; isAlive(pid); tries++) {
      if (tries > STOP_SECONDS * 10) throw new Error(`Neo4j (process ${pid}) does not stop.`);
      await wait(100);
    }
  }
  rmSync(pidFile(server), { force: true });
}

/** Settings, and in a home without data the password. */
function prepareHome(server: Neo4jServer): void {
  const fresh = !existsSync(join(server.home, "data"));
  writeSettings(server);
  if (fresh && server.password !== undefined) setPassword(server, server.password);
}

function writeSettings({ home, port, password, gds = false, settings: more = [] }: Neo4jServer): void {
  mkdirSync(join(home, "conf"), { recursive: true });
  rmSync(join(home, "plugins"), { recursive: true, force: true });
  mkdirSync(join(home, "plugins"));
  // Procedures are looked for here, classes on the class path.
  for (const jar of gds ? readdirSync(GDS) : []) copyFileSync(join(GDS, jar), join(home, "plugins", jar));
  const settings = readFileSync(join(import.meta.dirname, "neo4j.conf"), "utf8");
  const own = [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `dbms.security.auth_enabled=${password !== undefined}`,
    ...more,
  ];
  writeFileSync(join(home, "conf", "neo4j.conf"), `${settings}${own.join("\n")}\n`);
}

/** Loads files of `isthmus copy --neo4j-csv` into the empty database of a server that is not running. */
export async function importFiles(server: Neo4jServer, folder: string, tell: (line: string) => void): Promise<void> {
  fetchNeo4j(tell);
  prepareHome(server);
  const command = ["org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@import.args"];
  const options = { env: environmentOf(server), cwd: folder, maxBuffer: 100_000_000 };
  await promisify(execFile)("java", [...javaOptions([]), ...command], options).catch((error) => {
    throw new Error(`The files could not be imported: ${error.stderr || error.stdout || error.message}`);
  });
}

function environmentOf({ home }: Neo4jServer): NodeJS.ProcessEnv {
  return { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") };
}

function setPassword(server: Neo4jServer, password: string): void {
  const command = ["org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", password];
  const set = spawnSync("java", [...javaOptions([]), ...command], { env: environmentOf(server), encoding: "utf8" });
  if (set.status !== 0) throw new Error(`The password of Neo4j could not be set: ${set.stderr}`);
}

function javaOptions(more: readonly string[], gds = false): string[] {
  const heap = process.env.NEO4J_HEAP ?? "1g";
  const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];
  return [
    `-Xmx${heap}`,
    "-XX:+UseG1GC",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-OmitStackTraceInFastThrow",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...more,
    "-cp",
    gds ? `${LIB}/*${delimiter}${GDS}/*` : `${LIB}/*`,
  ];
}

function places({ home }: Neo4jServer): string[] {
  return [`--home-dir=${home}`, `--config-dir=${join(home, "conf")}`];
}

async function untilListening(server: Neo4jServer, pid: number): Promise<void> {
  for (let tries = 0; tries < START_SECONDS * 5; tries++) {
    if (await listens(server.port)) return;
    if (!isAlive(pid)) throw new Error(`Neo4j ended while starting; see ${join(server.home, "console.log")}.`);
    await wait(200);
  }
  throw new Error(`Neo4j does not answer on port ${server.port}; see ${join(server.home, "console.log")}.`);
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => socket.end(() => done(true)));
    socket.once("error", () => done(false));
  });
}

function pidFile({ home }: Neo4jServer): string {
  return join(home, "pid");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process whose parent does not collect it keeps its number; Linux says so.
    const status = `/proc/${pid}/stat`;
    return !existsSync(status) || !readFileSync(status, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
