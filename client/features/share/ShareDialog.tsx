import { useState } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer, useConceptMap } from "../../http/queries.ts";
import { conceptRows, conceptsCsv, linkRows, linksCsv } from "../../map/model/rows.ts";
import { useView } from "../../state/use-view.ts";
import { announce } from "../../ui/announce.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { downloadCsv } from "../../ui/download.ts";
import { Exports } from "./Exports.tsx";
import { isLoopback } from "./export-rows.ts";
import { methodsText } from "./methods.ts";
import { Pictures } from "./Pictures.tsx";
import { PublishRow } from "./PublishRow.tsx";

/** The view as an address, a picture, a drawing, a table, and a paragraph of methods. */
export function ShareDialog() {
  const view = useView();
  const map = useConceptMap(view).data;
  const status = useAnswer("getStatus", {}).data;
  if (!map || !status) return null;
  return (
    <Dialog title="Share this view">
      <LinkRow />
      <PublishRow status={status} />
      <Pictures map={map} status={status} />
      <Tables map={map} />
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
      {isLoopback(location.hostname) && (
        <p className="share-warning">
          It opens on this computer only: {location.host} is the address of a computer for itself. To show others, give
          them a web page (below), or start Isthmus with --host.
        </p>
      )}
      <Copy what="link" text={location.href} />
    </section>
  );
}

function Tables({ map }: { map: ConceptMap }) {
  return (
    <section className="share-row">
      <h3>Tables</h3>
      <p className="quiet">What the map shows.</p>
      <button type="button" className="btn" onClick={() => downloadCsv("concepts.csv", conceptsCsv(conceptRows(map)))}>
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
  );
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
