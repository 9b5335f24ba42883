import { beforeAll, describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/map.ts";
import { serve } from "./serve.ts";

describe("what is open and not among the concepts of the lens", () => {
  const served = serve();
  let shown: ConceptMap;
  let wider: ConceptMap;
  beforeAll(async () => {
    const mapOf = async (concepts: number) =>
      ConceptMap.parse(await (await fetch(`${served.url}/api/map?concepts=${concepts}`)).json());
    [shown, wider] = [await mapOf(20), await mapOf(80)];
  });
  const outside = () => wider.nodes.id.slice(-2);

  it("is drawn and ringed; the others stay where they are", async () => {
    const explorer = await served.open("/?size=20");
    await explorer.settled();
    const before = await Promise.all(shown.nodes.id.map(explorer.placeOf));
    const [a = "", b = ""] = outside();
    await explorer.page.evaluate(
      `history.pushState(null, "", "/?size=20&link=${a}&with=${b}"); dispatchEvent(new PopStateEvent("popstate"))`,
    );
    // Only what is ringed has its name in this weight.
    const ringed = `document.querySelector(".stage").isthmus.placement().labels.filter(({ font }) => font.startsWith("650")).map(({ text }) => text).sort()`;
    const labels = outside().map((id) => wider.nodes.label[wider.nodes.id.indexOf(id)]);
    await expect.poll(() => explorer.page.evaluate(ringed), { timeout: 10_000 }).toEqual(labels.sort());
    const places = (list: { x: number; y: number }[]) => list.map(({ x, y }) => [x, y]);
    expect(places(await Promise.all(shown.nodes.id.map(explorer.placeOf)))).toEqual(places(before));
    expect(explorer.complaints).toEqual([]);
  });

  it("leaves the map when it is closed", async () => {
    const [a = ""] = outside();
    const explorer = await served.open(`/?size=20&concept=${a}`);
    const drawn = () => explorer.page.evaluate(`Boolean(document.querySelector(".stage")?.isthmus?.locate("${a}"))`);
    await expect.poll(drawn, { timeout: 10_000 }).toBe(true);
    await explorer.page.getByRole("button", { name: "Close the panel" }).click();
    await expect.poll(drawn, { timeout: 10_000 }).toBe(false);
    expect(explorer.complaints).toEqual([]);
  });
});
