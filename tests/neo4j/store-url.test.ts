import { describe, expect, it } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import { credentials, openNeo4j, server } from "./neo4j-world.ts";

describe.skipIf(!server)("the URL of a store in Neo4j", () => {
  const failure = (url: string, database?: string) =>
    openStore(url, { credentials: { ...credentials, database } }).then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each([
    ["/mydb", /\?database=mydb/],
    ["?db=x", /database=/],
    ["?database=", /database=/],
    ["?prefix=1a", /--prefix/],
    ["?prefix=Isthmus", /--prefix/],
    ["#x", /database=/],
  ])("with %s is refused with the hint", async (rest, hint) => {
    expect(await failure(`${server?.url}${rest}`)).toMatchObject({
      code: "INVALID_INPUT",
      hint: expect.stringMatching(hint),
    });
  });

  it("names the database that is not there, and never takes the one of the system", async () => {
    expect(await failure(`${server?.url}?database=nowhere`)).toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("nowhere"),
    });
    for (const error of [await failure(`${server?.url}?database=system`), await failure(server?.url ?? "", "System")]) {
      expect(error).toMatchObject({ code: "INVALID_INPUT", message: expect.stringContaining("system") });
    }
    const store = await openStore(`${server?.url}?database=neo4j`, { credentials });
    expect(store.url).toBe(`${server?.url}?database=neo4j`);
    await store.close();
    await (await openNeo4j()).close();
  });
});
