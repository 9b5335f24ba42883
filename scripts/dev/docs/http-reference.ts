/** What the reference reads of an OpenAPI 3.1 document. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly required?: readonly string[];
}

/** A page with every operation, grouped by the first part of its path. */
export function operationsPage({ paths }: OpenApi): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    const group = path.split("/")[2] ?? path;
    const sections = Object.entries(methods).map(([method, operation]) => operationSection(method, path, operation));
    groups.set(group, [...(groups.get(group) ?? []), ...sections]);
  }
  const body = [...groups].map(([group, sections]) => `## /api/${group}\n\n${sections.join("\n")}`);
  return `# HTTP operations\n\nWritten from the OpenAPI document; how to use them: [HTTP API](../../api.md).\n\n${body.join("\n")}`;
}

/** A page with every named shape. */
export function shapesPage({ components }: OpenApi): string {
  const sections = Object.entries(components.schemas).map(
    ([name, schema]) => `## ${name}\n\n${text(schema.description)}\n\n${shapeBody(schema)}\n`,
  );
  return `# HTTP shapes\n\nWritten from the OpenAPI document. Operations: [HTTP operations](operations.md).\n\n${sections.join("\n")}`;
}

function operationSection(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters ?? [];
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `| \`${name}\` | ${place} | ${typeOf(schema)} | ${required ? "required" : defaultOf(schema)} | ${text(schema.description)} |`,
  );
  const table = rows.length > 0 ? ["| parameter | in | type | default | |", "|---|---|---|---|---|", ...rows, ""] : [];
  const body = operation.requestBody ? [`Body: ${contentOf(operation.requestBody.content)}`, ""] : [];
  return [
    `### \`${method.toUpperCase()} ${path}\` {#${operation.operationId.toLowerCase()}}`,
    "",
    text(operation.summary),
    "",
    ...table,
    ...body,
    `Answer: ${contentOf(operation.responses["200"]?.content ?? {})}`,
    "",
  ].join("\n");
}

function contentOf(content: Content): string {
  const parts = Object.entries(content).map(([media, { schema }]) =>
    media === "application/json" && schema ? typeOf(schema) : `\`${media}\``,
  );
  return parts.join(" or ");
}

function shapeBody(schema: Schema): string {
  if (!schema.properties) return typeOf(schema);
  const rows = Object.entries(schema.properties).map(([name, field]) => {
    const optional = schema.required?.includes(name) ? "" : "?";
    return `| \`${name}${optional}\` | ${typeOf(field)} | ${text(field.description)} |`;
  });
  return ["| field | type | |", "|---|---|---|", ...rows].join("\n");
}

/** A type in one line of Markdown: named shapes are links, objects without a name list their fields. */
function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.replace(/^.*\//, "");
    return `[${name}](shapes.md#${name.toLowerCase()})`;
  }
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" \\| ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(" \\| ");
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(", ")}]`;
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.properties) return objectOf(schema);
  return [schema.type ?? "any"].flat().join(" \\| ");
}

function objectOf({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `\`${name}${required.includes(name) ? "" : "?"}\`: ${typeOf(field)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

function defaultOf({ default: value }: Schema): string {
  return value === undefined ? "" : `\`${JSON.stringify(value)}\``;
}

/** Text that may stand in a cell of a table, and that Markdown and Vue leave as it is. */
function text(words = ""): string {
  return words.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("{", "&#123;");
}
