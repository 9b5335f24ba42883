import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { currentScene } from "../../map/scene/current-scene.ts";
import { type Picture, pictureOf, svgOf } from "../../map/scene/picture.ts";
import { download } from "../../ui/download.ts";
import { pixelsOf, posterOf } from "./poster.ts";

/** The map as pictures: as it is on the screen, with more pixels, and as a poster. */
export function Pictures({ map, status }: { map: ConceptMap; status: Status }) {
  const isDrawn = currentScene() !== null;
  const poster = (picture: Picture) => posterOf(picture, map, status);
  return (
    <>
      <section className="share-row many">
        <h3>Map</h3>
        <p className="quiet">
          {isDrawn
            ? "As it is on the screen now; 2× and 4× have twice and four times the pixels each way, and nothing highlighted."
            : "The map is not on the screen."}
        </p>
        <Button text="PNG" onPress={() => saveScreen(false)} />
        <Button text="PNG, transparent" onPress={() => saveScreen(true)} />
        <Button text="PNG 2×" onPress={() => savePixels("isthmus-2x.png", svgOf, 2)} />
        <Button text="PNG 4×" onPress={() => savePixels("isthmus-4x.png", svgOf, 4)} />
        <Button text="SVG" onPress={() => saveDrawing("isthmus.svg", svgOf)} />
      </section>
      <section className="share-row">
        <h3>Poster</h3>
        <p className="quiet">The map with a title, counts and the names of the fields.</p>
        <Button text="Poster PNG" onPress={() => savePixels("isthmus-poster.png", poster, 4)} />
        <Button text="Poster SVG" onPress={() => saveDrawing("isthmus-poster.svg", poster)} />
      </section>
    </>
  );
}

function Button({ text, onPress }: { text: string; onPress: () => Promise<void> | void }) {
  return (
    <button type="button" className="btn" disabled={currentScene() === null} onClick={() => void onPress()}>
      {text}
    </button>
  );
}

/** The layers at the pixels of the screen; without the sea, what lies between the lands is transparent. */
async function saveScreen(isTransparent: boolean): Promise<void> {
  const scene = currentScene();
  const sea = isTransparent ? "transparent" : (scene?.drawn()?.look.palette.sea ?? "transparent");
  const picture = scene ? await pictureOf(scene.layers(), sea) : null;
  if (picture) download("isthmus.png", picture);
}

async function savePixels(file: string, draw: (picture: Picture) => string, scale: number): Promise<void> {
  const picture = currentScene()?.drawn();
  const pixels = picture ? await pixelsOf(draw(picture), scale) : null;
  if (pixels) download(file, pixels);
}

function saveDrawing(file: string, draw: (picture: Picture) => string): void {
  const picture = currentScene()?.drawn();
  if (picture) download(file, new Blob([draw(picture)], { type: "image/svg+xml" }));
}
