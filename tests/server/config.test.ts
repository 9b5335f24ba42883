import { describe, expect, it } from "vitest";
import { readConfig } from "../../config.ts";

describe("readConfig", () => {
  it("has safe defaults", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 4321,
      token: undefined,
      readOnly: false,
      allowedHosts: [],
      neo4j: { username: "neo4j", password: undefined, database: undefined },
      contact: undefined,
      sourceKeys: { openalex: undefined, doi: undefined, pubmed: undefined },
      sourceUrls: { arxiv: undefined, openalex: undefined, doi: undefined, pubmed: undefined },
      logLevel: "warn",
    });
  });

  it("reads every setting", () => {
    const config = readConfig({
      ISTHMUS_HOST: "0.0.0.0",
      ISTHMUS_PORT: "80",
      ISTHMUS_TOKEN: "0123456789abcdef",
      ISTHMUS_READ_ONLY: "true",
      ISTHMUS_ALLOWED_HOSTS: "Graph.example, other.example,",
      ISTHMUS_LOG_LEVEL: "debug",
      ISTHMUS_CONTACT: "librarian@example.org",
      OPENALEX_API_KEY: "o1",
      NCBI_API_KEY: "n1",
      ISTHMUS_ARXIV_URL: "http://arxiv.example/api",
      ISTHMUS_OPENALEX_URL: "http://openalex.example",
      ISTHMUS_PUBMED_URL: "http://pubmed.example/eutils",
      NEO4J_USERNAME: "reader",
      NEO4J_PASSWORD: "secret",
      NEO4J_DATABASE: "papers",
      PATH: "/bin",
    });
    expect(config).toEqual({
      host: "0.0.0.0",
      port: 80,
      token: "0123456789abcdef",
      readOnly: true,
      allowedHosts: ["graph.example", "other.example"],
      neo4j: { username: "reader", password: "secret", database: "papers" },
      contact: "librarian@example.org",
      sourceKeys: { openalex: "o1", doi: "o1", pubmed: "n1" },
      sourceUrls: {
        arxiv: "http://arxiv.example/api",
        openalex: "http://openalex.example",
        doi: "http://openalex.example",
        pubmed: "http://pubmed.example/eutils",
      },
      logLevel: "debug",
    });
  });

  it("takes empty variables as unset", () => {
    expect(readConfig({ ISTHMUS_PORT: "", ISTHMUS_TOKEN: "" }).port).toBe(4321);
  });

  it.each([
    ["ISTHMUS_PORT", "http"],
    ["ISTHMUS_PORT", "70000"],
    ["ISTHMUS_READ_ONLY", "perhaps"],
    ["ISTHMUS_TOKEN", "short"],
  ])("names %s when it is wrong, and keeps the value to itself", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    try {
      readConfig({ [name]: value });
    } catch (error) {
      if (name === "ISTHMUS_TOKEN") expect(String(error)).not.toContain("short:");
    }
  });
});
