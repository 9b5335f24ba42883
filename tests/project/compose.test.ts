import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import type { CommandDefinition } from "../../scripts/cli/arguments/define-command.ts";
import { toCommander } from "../../scripts/cli/arguments/parse-command.ts";
import { commandList } from "../../scripts/cli/commands/command-list.ts";

const read = (file: string) => readFileSync(resolve(import.meta.dirname, "../..", file), "utf8");
const withNeo4j = read("docker-compose.neo4j.yml");

/** Settings as the image of Neo4j takes them: dots are underscores, underscores are doubled. */
function settings(): Map<string, string> {
  const found = withNeo4j.matchAll(/^\s+NEO4J_([a-z]\w*): "?([^"\n]+)"?$/gm);
  return new Map(
    [...found].map(([, name = "", value = ""]) => [name.replace(/__|_/g, (one) => (one === "_" ? "." : "_")), value]),
  );
}

describe("what is installed on the machines of a cluster", () => {
  it("is a version of Spark that the tests run with, and a script that a shell reads", () => {
    const [, version] = /pyspark==([\d.]+)/.exec(read("spark/requirements.txt")) ?? [];
    expect(read("spark/Dockerfile")).toContain(`apache/spark:${version}-`);
    const script = resolve(import.meta.dirname, "../../spark/install.sh");
    if (process.platform !== "win32") expect(spawnSync("sh", ["-n", script], { encoding: "utf8" }).stderr).toBe("");
  });
});

describe("the compose files", () => {
  it("set for Neo4j what the development server has too", () => {
    const known = new Map(
      read("scripts/neo4j/neo4j.conf")
        .trim()
        .split("\n")
        .map((line) => line.split("=") as [string, string]),
    );
    expect(settings().size).toBeGreaterThanOrEqual(3);
    for (const [name, value] of settings()) expect([name, known.get(name)]).toEqual([name, value]);
    expect(withNeo4j).toContain("image: neo4j:5.26-community");
    expect(read("scripts/neo4j/neo4j.ts")).toContain('"neo4j:5.26-community"');
  });

  it("have no default secrets and open ports to this machine only", () => {
    for (const file of ["docker-compose.yml", "docker-compose.neo4j.yml", "docker-compose.replicas.yml"]) {
      const text = read(file);
      for (const [, port] of text.matchAll(/^\s+- "([\d.:]+:\d+)"$/gm)) expect(port).toMatch(/^127\.0\.0\.1:/);
      for (const [, secret] of text.matchAll(/\$\{(\w*(?:TOKEN|PASSWORD))([^}]*)\}/g)) {
        expect(text).toContain(`\${${secret}:?`);
        expect(text).not.toContain(`\${${secret}:-`);
      }
    }
  });

  it("start replicas with a command that exists, behind a proxy that asks them", async () => {
    const text = read("docker-compose.replicas.yml");
    const [, line = ""] = /^\s+command: (.+)$/m.exec(text) ?? [];
    const words = line.replace(/\$\{ISTHMUS_STORE[^}]*\}/, "papers.sqlite").split(" ");
    expect(words[0]).toBe("serve");
    const { default: serve } = (await commandList.serve!.load()) as { default: CommandDefinition };
    const known = toCommander("serve", serve).options.map(({ long }) => long);
    const options = words.filter((word) => word.startsWith("--"));
    expect(options).toContain("--read-only");
    for (const option of options) expect(known).toContain(option);
    expect(text).toMatch(/server app:4321;/);
    expect(read("Dockerfile")).toContain("EXPOSE 4321");
    expect(text).toMatch(/^ {2}app:$/m);
  });

  it("tell the app of the server in words that it understands", () => {
    const [, url] = /--store (\S+)/.exec(withNeo4j) ?? [];
    expect(new URL(url ?? "").hostname).toBe("neo4j");
    expect(withNeo4j).toMatch(/^ {2}neo4j:$/m);
    const { neo4j } = readConfig({ NEO4J_USERNAME: "neo4j", NEO4J_PASSWORD: "secret-of-the-file" });
    expect(neo4j).toMatchObject({ username: "neo4j", password: "secret-of-the-file" });
  });
});
