import { beforeAll, describe, it } from "vitest";
import { startingConcepts } from "../../client/map/model/starting-points.ts";
import { ConceptMap } from "../../graph/contract/map.ts";
import { openExplorer } from "./explorer.ts";
import { type Journey, type Screen, screensOf, travel } from "./journey.ts";
import { betweenAAndB } from "./journeys/between-a-and-b.ts";
import { exploreConcept } from "./journeys/explore-concept.ts";
import { firstRun } from "./journeys/first-run.ts";
import { gapToCandidate } from "./journeys/gap-to-candidate.ts";
import { importAFile } from "./journeys/import-a-file.ts";
import { keyboardOnly } from "./journeys/keyboard-only.ts";
import { lineOnMap } from "./journeys/line-on-map.ts";
import { linkToSentence } from "./journeys/link-to-sentence.ts";
import { methodsForATask } from "./journeys/methods-for-a-task.ts";
import { queryToBibtex } from "./journeys/query-to-bibtex.ts";
import { shareAView } from "./journeys/share-a-view.ts";
import { touchOnly } from "./journeys/touch-only.ts";
import { whatRises } from "./journeys/what-rises.ts";
import { startProduct } from "./product.ts";
import { serve } from "./serve.ts";

const served = serve();
let map: ConceptMap;
/** The concept that the explorer itself offers to start from. */
let concept: { id: string; label: string };
beforeAll(async () => {
  map = ConceptMap.parse(await (await fetch(`${served.url}/api/map`)).json());
  [concept = { id: "", label: "" }] = startingConcepts(map);
});

interface Walk {
  readonly name: string;
  readonly files: string;
  /** Where it is walked, when not on both. */
  readonly only?: Screen["screen"];
  /** The first visit, with the tour. */
  readonly tour?: true;
  walk(journey: Journey): Promise<void>;
}

const walks: readonly Walk[] = [
  { name: "first run", files: "first-run", tour: true, walk: (journey) => firstRun(journey, concept) },
  { name: "explore a concept", files: "concept", walk: (journey) => exploreConcept(journey, concept) },
  {
    name: "a link to its sentence",
    files: "link",
    walk: (journey) => linkToSentence(journey, concept, () => lineOnMap(journey, map)),
  },
  { name: "between A and B", files: "between", walk: betweenAAndB },
  { name: "a query to BibTeX", files: "query", walk: queryToBibtex },
  { name: "a gap to a candidate", files: "gap", walk: gapToCandidate },
  { name: "what rises", files: "rises", walk: whatRises },
  { name: "methods for a task", files: "methods", walk: methodsForATask },
  { name: "share a view", files: "share", walk: (journey) => shareAView(journey, concept) },
  { name: "touch only", files: "touch", only: "phone", walk: (journey) => touchOnly(journey, concept) },
  {
    name: "keyboard only",
    files: "keyboard",
    only: "desktop",
    walk: (journey) => keyboardOnly(journey, { label: "diffusion models" }),
  },
];

describe.each(walks)("$name", ({ files, only, tour = false, walk }) => {
  const on = screensOf(walks.findIndex((one) => one.files === files)).filter(
    ({ screen }) => screen === (only ?? screen),
  );
  it.each(on)("$screen, $theme", (screen) =>
    travel(files, screen, (options) => served.open("/", { ...options, tour }), walk),
  );
});

describe("a file to a map", () => {
  it.each(screensOf(1))("$screen, $theme", async (screen) => {
    const empty = await startProduct([], { name: "New" });
    try {
      await travel("import", screen, (options) => openExplorer(served.browser, empty.url, options), importAFile);
    } finally {
      await empty.close();
    }
  });
});
