import { afterEach, describe, expect, it } from "vitest";
import type { GraphStore } from "../../graph/store/store.ts";
import type { StoreWorld } from "../contract/clause.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { graphFaults } from "../contract/faulty-graphs.ts";
import { growthFaults } from "../contract/faulty-growth.ts";
import { sourceFaults } from "../contract/faulty-sources.ts";
import { type Fault, paperFaults } from "../contract/faulty-stores.ts";
import { sqliteCapabilities, sqliteWorld } from "../contract/sqlite-world.ts";
import { storeContract } from "../contract/store-suite.ts";

/** The first promise that a store with a fault breaks. */
async function broken(fault: Fault, world: StoreWorld): Promise<string | undefined> {
  const faulty = (store: GraphStore): GraphStore => ({ ...delegateStore(store), ...fault(store) });
  for (const { name, check } of storeContract(sqliteCapabilities)) {
    try {
      await check({
        fresh: async () => faulty(await world.fresh()),
        again: async (store) => faulty(await world.again(store)),
      });
    } catch {
      return name;
    }
  }
  return undefined;
}

describe("the store contract notices a store that", () => {
  let end = async () => {};
  afterEach(() => end());

  const faults = Object.entries({ ...paperFaults, ...graphFaults, ...growthFaults, ...sourceFaults });
  it.each(faults)("makes this mistake: %s", async (_, fault) => {
    const world = await sqliteWorld();
    end = world.end;
    expect(await broken(fault, world)).toBeDefined();
  });

  it("makes a mistake not yet covered: a store that forgets everything on closing", async () => {
    const world = await sqliteWorld();
    end = world.end;
    const forgetful: StoreWorld = { fresh: world.fresh, again: world.fresh };
    const results = await Promise.all(
      storeContract(sqliteCapabilities)
        .filter(({ name }) => name.includes("opening again"))
        .map(({ check }) =>
          check(forgetful).then(
            () => "kept",
            () => "broken",
          ),
        ),
    );
    expect(results).toEqual(["broken", "broken"]);
  });

  it("makes none", async () => {
    const world = await sqliteWorld();
    end = world.end;
    expect(await broken(() => ({}), world)).toBeUndefined();
  });
});
