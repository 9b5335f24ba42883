import { afterEach, describe, it } from "vitest";
import { bookkeepingClauses } from "./bookkeeping-clauses.ts";
import { type Capabilities, capabilityClause } from "./capability-clause.ts";
import type { Clause, StoreWorld } from "./clause.ts";
import { graphClauses } from "./graph-clauses.ts";
import { growthClauses } from "./growth-clauses.ts";
import { paperClauses } from "./paper-clauses.ts";
import { revisionClauses } from "./revision-clauses.ts";
import { sourceClauses } from "./source-clauses.ts";

/** Everything that a store with these capabilities owes; each adapter passes all of it. */
export function storeContract(capabilities: Capabilities): readonly Clause[] {
  return [
    capabilityClause(capabilities),
    ...paperClauses,
    ...revisionClauses,
    ...graphClauses,
    ...bookkeepingClauses,
    ...sourceClauses,
    ...(capabilities.growth ? growthClauses : []),
  ];
}

/** Runs the contract against one kind of store. */
export function storeSuite(
  name: string,
  capabilities: Capabilities,
  open: () => Promise<StoreWorld & { end(): Promise<void> }>,
): void {
  describe(`${name} keeps the store contract`, () => {
    let end = async () => {};
    afterEach(() => end());
    for (const { name: promise, check } of storeContract(capabilities)) {
      it(promise, async () => {
        const world = await open();
        end = () => world.end();
        await check(world);
      });
    }
  });
}
