import { useState } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer, useConceptMap } from "../../http/queries.ts";
import { conceptRows, conceptsCsv, linkRows, linksCsv } from "../../map/model/rows.ts";
import { currentScene } from "../../map/scene/current-scene.ts";
import { pictureOf, svgOf } from "../../map/scene/picture.ts";
import { useView } from "../../state/use-view.ts";
import { announce } from "../../ui/announce.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { download, downloadCsv } from "../../ui/download.ts";
import { Exports } from "./Exports.tsx";
import { methodsText } from "./methods.ts";

/** The view as an address, a picture, a drawing, a table, and a paragraph of methods. */
export function ShareDialog() {
  const view = useView();
  const map = useConceptMap(view).data;
  const status = useAnswer("getStatus", {}).data;
  if (!map || !status) return null;
  return (
    <Dialog title="Share this view">
      <LinkRow />
      <Files map={map} />
      <Exports />
      <Methods map={map} status={status} />
    </Dialog>
  );
}

function LinkRow() {
  return (
    <section className="share-row">
      <h3>Link</h3>
      <p className="quiet">The address contains the whole view.</p>
      <Copy what="link" text={location.href} />
    </section>
  );
}

function Files({ map }: { map: ConceptMap }) {
  const drawn = currentScene() !== null;
  return (
    <>
      <section className="share-row">
        <h3>Map</h3>
        <p className="quiet">{drawn ? "As it is on the screen now." : "The map is not on the screen."}</p>
        <button type="button" className="btn" disabled={!drawn} onClick={() => void savePicture(false)}>
          PNG
        </button>
        <button type="button" className="btn" disabled={!drawn} onClick={() => void savePicture(true)}>
          PNG, transparent
        </button>
        <button
          type="button"
          className="btn"
          disabled={!drawn}
          onClick={() => {
            const drawn = currentScene()?.drawn();
            if (drawn) download("isthmus.svg", new Blob([svgOf(drawn)], { type: "image/svg+xml" }));
          }}
        >
          SVG
        </button>
      </section>
      <section className="share-row">
        <h3>Tables</h3>
        <p className="quiet">What the map shows.</p>
        <button
          type="button"
          className="btn"
          onClick={() => downloadCsv("concepts.csv", conceptsCsv(conceptRows(map)))}
        >
          Concepts CSV
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => downloadCsv("links.csv", linksCsv(linkRows(map, map.papers)))}
        >
          Links CSV
        </button>
      </section>
    </>
  );
}

/** The layers at the pixels of the screen; without the sea, what lies between the lands is transparent. */
async function savePicture(transparent: boolean): Promise<void> {
  const scene = currentScene();
  const sea = transparent ? "transparent" : (scene?.drawn()?.look.palette.sea ?? "transparent");
  const picture = scene ? await pictureOf(scene.layers(), sea) : null;
  if (picture) download("isthmus.png", picture);
}

function Methods({ map, status }: { map: ConceptMap; status: Status }) {
  const text = methodsText(map, status, useView());
  return (
    <section className="share-row">
      <h3>Methods</h3>
      <p className="methods">{text}</p>
      <Copy what="methods" text={text} />
    </section>
  );
}

function Copy({ what, text }: { what: string; text: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      className="btn"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(() => {
          setDone(true);
          announce(`The ${what} is copied.`);
        })
      }
    >
      {done ? "Copied" : `Copy ${what}`}
    </button>
  );
}
