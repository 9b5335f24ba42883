import type { Status } from "../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { BridgesFoot } from "../features/bridges/BridgesFoot.tsx";
import { BridgesLens } from "../features/bridges/BridgesLens.tsx";
import { BridgesTable } from "../features/bridges/BridgesTable.tsx";
import { TwoShores } from "../features/bridges/TwoShores.tsx";
import { useBridgesOnMap } from "../features/bridges/use-bridges-on-map.ts";
import { LensStrip } from "../features/lens/LensStrip.tsx";
import { YearsBrush } from "../features/lens/YearsBrush.tsx";
import { MapView } from "../features/map-view/MapView.tsx";
import { Dock } from "../features/table/Dock.tsx";
import { bridgeQuestion } from "../http/bridges.ts";
import { useView } from "../state/use-view.ts";

interface Props {
  readonly map: ConceptMap;
  readonly status: Status;
  readonly busy: boolean;
}

/** The map between its lens and its table; the bridges view brings its own lens, foot and table, and two shores in place of the map. */
export function MapPage(props: Props) {
  const { map, status, busy } = props;
  const view = useView();
  const { page, open } = view;
  const isBetween = page === "bridges" && bridgeQuestion(view).kind === "between";
  return (
    <>
      {page === "bridges" ? (
        <BridgesLens map={map} years={<YearsBrush busy={busy} />} />
      ) : (
        <LensStrip map={map} busy={busy} />
      )}
      <main className="body" data-page={page} data-open={open !== null}>
        {page !== "table" && (isBetween ? <TwoShores /> : <MapWithBridges {...props} />)}
        {page === "bridges" ? <BridgesTable /> : <Dock map={map} status={status} />}
      </main>
    </>
  );
}

function MapWithBridges(props: Props) {
  const view = useView();
  const { map: drawnMap, bridges, beside } = useBridgesOnMap(view, props.map);
  const foot = view.page === "bridges" ? <BridgesFoot bridges={bridges} beside={beside.size} /> : null;
  return <MapView {...props} drawnMap={drawnMap} bridges={bridges} foot={foot} />;
}
