import { beforeAll, describe, it } from "vitest";
import { startingConcepts } from "../../client/map/model/starting-points.ts";
import { ConceptMap } from "../../graph/contract/map.ts";
import { openExplorer } from "./explorer.ts";
import { screens, travel } from "./journey.ts";
import { betweenAAndB } from "./journeys/between-a-and-b.ts";
import { exploreConcept } from "./journeys/explore-concept.ts";
import { firstRun } from "./journeys/first-run.ts";
import { gapToCandidate } from "./journeys/gap-to-candidate.ts";
import { importAFile } from "./journeys/import-a-file.ts";
import { keyboardOnly } from "./journeys/keyboard-only.ts";
import { lineOnMap } from "./journeys/line-on-map.ts";
import { linkToSentence } from "./journeys/link-to-sentence.ts";
import { queryToBibtex } from "./journeys/query-to-bibtex.ts";
import { touchOnly } from "./journeys/touch-only.ts";
import { sample, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

const served = serve(() => startProduct([sample], { sample: true, name: "Sample" }));
let map: ConceptMap;
/** The concept that the explorer itself offers to start from. */
let concept: { id: string; label: string };
beforeAll(async () => {
  map = ConceptMap.parse(await (await fetch(`${served.url}/api/map`)).json());
  [concept = { id: "", label: "" }] = startingConcepts(map);
});

describe.each(screens)("$screen", (screen) => {
  const on = (name: string, walk: Parameters<typeof travel>[3]) =>
    travel(name, screen, (options) => served.open("/", options), walk);

  it("first run", () =>
    travel(
      "first-run",
      screen,
      (options) => served.open("/", { ...options, tour: true }),
      (journey) => firstRun(journey, concept),
    ));
  it("explore a concept", () => on("concept", (journey) => exploreConcept(journey, concept)));
  it("a link to its sentence", () =>
    on("link", (journey) => linkToSentence(journey, concept, () => lineOnMap(journey, map))));
  it("between A and B", () => on("between", betweenAAndB));
  it("a query to BibTeX", () => on("query", queryToBibtex));
  it("a gap to a candidate", () => on("gap", gapToCandidate));
  it("a file to a map", async () => {
    const empty = await startProduct([], { name: "New" });
    try {
      await travel("import", screen, (options) => openExplorer(served.browser, empty.url, options), importAFile);
    } finally {
      await empty.close();
    }
  });
  if (screen.screen === "phone") it("touch only", () => on("touch", (journey) => touchOnly(journey, concept)));
  else it("keyboard only", () => on("keyboard", keyboardOnly));
});
