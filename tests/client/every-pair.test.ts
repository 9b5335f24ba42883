import { describe, expect, it } from "vitest";
import { everyPair } from "../../client/features/compare/link-changes.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

const text = { both: "Robots and cameras.", robots: "Only robots.", cameras: "Only cameras." };

describe("the pairs of a period", () => {
  it("include those with fewer papers than by chance, and no others", async () => {
    const papers = (["both", "both", "robots", "robots", "robots", "cameras", "cameras", "cameras"] as const).map(
      (kind, i): Planted => [`p${i}`, 2020, `Paper ${i}`, text[kind]],
    );
    const late: Planted = ["late", 2021, "Late paper", text.both];
    const store = await storeOf(["robots", "cameras", "drones"], [...papers, late]);
    const asked = endpoints.getMap.query.parse(everyPair([2019, 2020], ["robot", "camera", "drone"]));
    const { papers: counted, links } = await conceptMap(await openSnapshot(store), asked);
    expect(counted).toBe(8);
    expect([...links.papers]).toEqual([2]);
    expect(links.npmi[0]).toBeLessThan(0);
    await store.close();
  });
});
