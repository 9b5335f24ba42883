import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type OpenApi, operationsPage, shapesPage } from "../../scripts/dev/docs/http-reference.ts";

const file = resolve(import.meta.dirname, "../../server/openapi.json");
const document = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
const operations = operationsPage(document);
const shapes = shapesPage(document);

describe("the HTTP reference", () => {
  it("has a section for every operation and every shape", () => {
    const known = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const written = [...operations.matchAll(/^### `([^`]+)`/gm)].map(([, name]) => name as string);
    expect(written.sort()).toEqual(known.sort());
    expect([...shapes.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(
      Object.keys(document.components.schemas),
    );
  });

  it("links every shape to its section", () => {
    const sections = new Set(Object.keys(document.components.schemas).map((name) => name.toLowerCase()));
    const links = [...`${operations}${shapes}`.matchAll(/\(shapes\.md#([^)]+)\)/g)].map(([, id]) => id as string);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !sections.has(id))).toEqual([]);
  });

  it("writes a choice inside a table so that it stays one cell", () => {
    const page = shapesPage({
      paths: {},
      components: { schemas: { Choice: { properties: { a: { enum: ["x", "y"], description: "x | y" } } } } },
    });
    expect(page).toContain('| `a?` | `"x"` \\| `"y"` | x \\| y |');
  });
});
