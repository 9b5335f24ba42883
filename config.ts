import { z } from "zod";
import { GraphError } from "./graph/shared/errors.ts";

const flag = z
  .enum(["1", "true", "yes", "on", "0", "false", "no", "off", ""])
  .transform((word) => ["1", "true", "yes", "on"].includes(word));
const names = z.string().transform((list) =>
  list
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== ""),
);

const Environment = z.object({
  ISTHMUS_HOST: z.string().min(1).default("127.0.0.1"),
  ISTHMUS_PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  ISTHMUS_TOKEN: z.string().min(16, "is too short to be a secret: use 16 characters or more").optional(),
  ISTHMUS_READ_ONLY: flag.default(false),
  ISTHMUS_ALLOWED_HOSTS: names.default([]),
  NEO4J_USERNAME: z.string().default("neo4j"),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  ISTHMUS_CONTACT: z.string().optional(),
  OPENALEX_API_KEY: z.string().optional(),
  NCBI_API_KEY: z.string().optional(),
  ISTHMUS_ARXIV_URL: z.url().optional(),
  ISTHMUS_OPENALEX_URL: z.url().optional(),
  ISTHMUS_PUBMED_URL: z.url().optional(),
  ISTHMUS_LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("warn"),
});

/** Settings that come from the environment; options on the command line override them. */
export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly token: string | undefined;
  readonly readOnly: boolean;
  /** Names under which browsers may reach the server, in addition to those of loopback. */
  readonly allowedHosts: readonly string[];
  /** For stores in Neo4j; without a password the server is asked for nothing. */
  readonly neo4j: {
    readonly username: string;
    readonly password: string | undefined;
    readonly database: string | undefined;
  };
  /** An e-mail address or page that live sources are told, as their operators ask. */
  readonly contact: string | undefined;
  /** Keys that the operators of live sources gave the user, by name of the source. */
  readonly sourceKeys: Readonly<Record<string, string | undefined>>;
  /** Other addresses of live sources (a copy on this network), by name. */
  readonly sourceUrls: Readonly<Record<string, string | undefined>>;
  readonly logLevel: z.output<typeof Environment>["ISTHMUS_LOG_LEVEL"];
}

/** Reads the settings; this is the only reader of the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const ours = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, environment[name] === "" ? undefined : environment[name]]),
  );
  const parsed = Environment.safeParse(ours);
  if (!parsed.success) {
    // The value stays out of the message: it may be a secret.
    const issueTexts = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
    throw new GraphError("INVALID_INPUT", `A setting in the environment cannot be used. ${issueTexts}`, {
      hint: "Correct or unset the variable.",
      cause: parsed.error,
    });
  }
  const env = parsed.data;
  return {
    host: env.ISTHMUS_HOST,
    port: env.ISTHMUS_PORT,
    token: env.ISTHMUS_TOKEN,
    readOnly: env.ISTHMUS_READ_ONLY,
    allowedHosts: env.ISTHMUS_ALLOWED_HOSTS,
    neo4j: { username: env.NEO4J_USERNAME, password: env.NEO4J_PASSWORD, database: env.NEO4J_DATABASE },
    contact: env.ISTHMUS_CONTACT,
    sourceKeys: { openalex: env.OPENALEX_API_KEY, doi: env.OPENALEX_API_KEY, pubmed: env.NCBI_API_KEY },
    sourceUrls: {
      arxiv: env.ISTHMUS_ARXIV_URL,
      openalex: env.ISTHMUS_OPENALEX_URL,
      doi: env.ISTHMUS_OPENALEX_URL,
      pubmed: env.ISTHMUS_PUBMED_URL,
    },
    logLevel: env.ISTHMUS_LOG_LEVEL,
  };
}
