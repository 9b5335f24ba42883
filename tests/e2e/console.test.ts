import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { CypherConsole, CypherRows } from "../../graph/contract/query.ts";
import { serve } from "./serve.ts";

const known = CypherConsole.parse({
  product: "Neo4j 5.26",
  needs: null,
  limits: { rows: 1000, seconds: 30 },
  materialised: "stale",
  labels: [
    { name: "Concept", nodes: 492, properties: ["id", "label", "papers"], bookkeeping: false },
    { name: "Store", nodes: 1, properties: ["revision"], bookkeeping: true },
  ],
  relationships: [{ type: "MENTIONS", count: 907, properties: ["count"], from: ["Paper"], to: ["Concept"] }],
  indexes: [{ name: "concept_id", kind: "RANGE", on: ["Concept"], properties: ["id"] }],
  examples: [
    {
      id: "of",
      title: "Papers of a concept",
      description: "Who speaks of it.",
      statement: "MATCH (p:Paper)-[:MENTIONS]->(c:Concept {id: $concept}) RETURN p, c",
      parameters: { concept: "diffusion-model" },
      materialised: true,
    },
  ],
});

const paper = { kind: "node", id: "1", labels: ["Paper"], properties: { id: "sample-001", title: "On diffusion" } };
const concept = {
  kind: "node",
  id: "2",
  labels: ["Concept"],
  properties: { id: "diffusion-model", label: "diffusion models" },
};
const answer = CypherRows.parse({
  columns: ["p", "c"],
  rows: [[paper, concept]],
  cut: null,
  graph: {
    nodes: [
      { id: "1", label: "Paper", caption: "On diffusion", key: "sample-001" },
      { id: "2", label: "Concept", caption: "diffusion models", key: "diffusion-model" },
    ],
    relationships: [{ id: "3", type: "MENTIONS", start: "1", end: "2" }],
    found: { nodes: 2, relationships: 1 },
  },
  milliseconds: 12,
});

/** The console's answers as a graph database gives them (tests/neo4j asks a real one); all else comes from the product. */
function withConsole(page: Page): Promise<unknown> {
  return page.route("**/api/cypher", async (route) => {
    if (route.request().method() === "GET") return route.fulfill({ json: known });
    const { statement, parameters } = route.request().postDataJSON() as { statement: string; parameters: unknown };
    if (!statement.includes("RETURN"))
      return route.fulfill({
        status: 400,
        contentType: "application/problem+json",
        json: {
          type: "about:blank",
          title: "INVALID_INPUT",
          status: 400,
          detail: "RETURN is missing.",
          at: { start: 0, end: 5 },
        },
      });
    expect(parameters).toEqual(statement.includes("$concept") ? { concept: "diffusion-model" } : {});
    return route.fulfill({ json: answer });
  });
}

describe("the Cypher console", () => {
  const served = serve();

  it("runs a documented query with one press; shows rows, a drawing, and opens what they hold", async () => {
    const explorer = await served.open("/?view=console", { before: withConsole });
    const { page } = explorer;
    await page.getByText("(:Concept)").waitFor();
    expect(await page.getByText("(:Store)").count()).toBe(0);
    await page.getByRole("button", { name: /^Papers of a concept/ }).click();
    await page.getByText("1 row in 12 ms").waitFor();
    await page.waitForURL((url) => url.searchParams.get("statement")?.includes("$concept") === true);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("radio", { name: "Graph" }).click();
    await page.locator(".drawing line").waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("link", { name: "Concept: diffusion models" }).click();
    await explorer.heading().getByText("diffusion models").waitFor();
    await page.reload();
    await page.getByText("1 row in 12 ms").waitFor();
    await page.getByText("Run before").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("says what is wrong with a statement, and where", async () => {
    const explorer = await served.open("/?view=console", { before: withConsole });
    const { page } = explorer;
    await page.getByRole("textbox", { name: "Cypher statement" }).fill("MATCH (c)");
    await page.getByRole("textbox", { name: "Parameters" }).fill("{oops");
    await page.getByText(/Parameters are a JSON object/).waitFor();
    expect(await page.getByRole("button", { name: "Run", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: "Parameters" }).fill("");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("RETURN is missing.").waitFor();
    expect(await page.locator(".mistake mark").textContent()).toBe("MATCH");
    expect(await explorer.violations()).toEqual([]);
  });
});
