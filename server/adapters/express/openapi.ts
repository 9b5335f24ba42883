import { z } from "zod";
import { Problem } from "../../../graph/contract/entities.ts";
import { UnderWay } from "../../../graph/contract/jobs.ts";
import { type Endpoint, endpoints, isCacheable } from "../../../graph/contract/operations/endpoints.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the endpoint table. */
export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = `/api${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method]: operation(operationId, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Isthmus",
      version,
      description: "Concepts of research papers, how they occur together, and the papers that connect fields.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: namedSchemas() },
  };
}

const ASYNC = "The answer is not there within the seconds of `Prefer: respond-async, wait=20` (RFC 7240): ask again.";

function operation(operationId: string, endpoint: Endpoint): Json {
  return {
    operationId,
    summary: endpoint.summary,
    parameters: parameters(endpoint),
    ...(endpoint.body && { requestBody: { required: true, content: content(schemaOf(endpoint.body, "input")) } }),
    ...(endpoint.accepts && { requestBody: { required: true, content: { [endpoint.accepts]: {} } } }),
    responses: {
      200: {
        description: endpoint.summary,
        content: content(schemaOf(endpoint.response, "output"), endpoint.produces),
      },
      ...(isCacheable(endpoint) && { 202: { description: ASYNC, content: content(schemaOf(UnderWay, "output")) } }),
      default: {
        description: "A problem (RFC 9457).",
        content: content(schemaOf(Problem, "output"), "application/problem+json"),
      },
    },
  };
}

function content(schema: Json, mediaType = "application/json"): Json {
  return { [mediaType]: { schema } };
}

function parameters(endpoint: Endpoint): Json[] {
  return (["params", "query"] as const).flatMap((part) =>
    Object.entries(endpoint[part]?.shape ?? {}).map(([name, field]) => {
      const schema = field as z.ZodType;
      return {
        name,
        in: part === "params" ? "path" : "query",
        required: part === "params" || !z.safeParse(schema, undefined).success,
        schema: schemaOf(schema, "input"),
      };
    }),
  );
}

/** Named schemas become references to the components, anonymous ones are written where they are used. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, reused: "inline", unrepresentable: "any" });
  return JSON.parse(JSON.stringify(rest).replaceAll("#/$defs/", "#/components/schemas/"));
}

/** Schemas that carry `.meta({ id })`, by name. */
function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]),
  );
}
