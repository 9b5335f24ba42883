import { describe, expect, it } from "vitest";
import type { Connection } from "../../graph/store/neo4j/connection/connection.ts";
import { takeFillLease } from "../../graph/store/neo4j/connection/fill-lease.ts";

/** A server that answers one attempt after the other with the holder of the lease and its end. */
function server(answers: readonly (readonly [owner: string, until: number])[]): Connection {
  let asked = 0;
  const run = async (cypher: string) => {
    if (!cypher.includes("touched")) return [];
    const [owner, until] = answers[Math.min(asked++, answers.length - 1)]!;
    return [{ get: (column: string) => (column === "owner" ? owner : until) }];
  };
  return { url: "neo4j://example", write: (work: (ask: typeof run) => unknown) => work(run) } as unknown as Connection;
}

describe("the lease of a process that fills a store in Neo4j", () => {
  it("is taken from a killed process, also where the server carries out its last renewal afterwards", async () => {
    const late = server([
      ["killed", 8000],
      ["killed", 9000],
      ["mine", 17_000],
    ]);
    const giveBack = await takeFillLease(late, "mine");
    await giveBack();
  });

  it("is not taken from a process that goes on renewing it, nor from another that was faster", async () => {
    const alive = server([
      ["other", 8000],
      ["other", 10_000],
      ["other", 12_000],
    ]);
    await expect(takeFillLease(alive, "mine")).rejects.toThrow("Another process is adding papers");
    const faster = server([
      ["killed", 8000],
      ["other", 16_000],
    ]);
    await expect(takeFillLease(faster, "mine")).rejects.toThrow("Another process is adding papers");
  });
});
