import { lazy, Suspense, useEffect } from "react";
import type { Status } from "../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { useAnswer, useConceptMap } from "../http/queries.ts";
import { useView } from "../state/use-view.ts";
import { announce } from "../ui/announce.ts";
import { useDelayedFlag } from "../ui/use-delayed-flag.ts";
import { ErrorNotice, WaitingFor } from "../ui/Waiting.tsx";
import { count } from "../ui/words/format.ts";
import { Dialogs } from "./Dialogs.tsx";
import { DropAnywhere } from "./DropAnywhere.tsx";
import { JobsBar } from "./JobsBar.tsx";
import { MapPage } from "./MapPage.tsx";
import { PhoneTabs } from "./PhoneTabs.tsx";
import { ServerNotice } from "./ServerNotice.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { ToastBar } from "./ToastBar.tsx";
import { TopBar } from "./TopBar.tsx";

/** The frame: the top bar, and below it what the state of the server allows. */
export function App() {
  const status = useAnswer("getStatus", {}, { every: (answer) => (answer?.state === "starting" ? 200 : false) });
  const slow = useDelayedFlag(status.isPending);
  const ready = status.data?.state === "ready";
  return (
    <div className="app">
      <Shortcuts />
      <Dialogs />
      <TopBar status={ready ? status.data : undefined} />
      <ServerNotice />
      {ready && !status.data?.readOnly && <DropAnywhere />}
      {status.data && !ready && <Starting status={status.data} />}
      {status.data && ready && <Corpus status={status.data} />}
      {!status.data && status.error && (
        <main className="centred whole">
          <ErrorNotice error={status.error} retry={() => void status.refetch()} />
        </main>
      )}
      {slow && !status.error && <main className="centred whole">Loading the corpus</main>}
      <div className="foot">
        {ready && <JobsBar />}
        <ToastBar />
      </div>
      <div id="live-polite" className="visually-hidden" aria-live="polite" />
      <div id="live-assertive" className="visually-hidden" aria-live="assertive" />
    </div>
  );
}

function Corpus({ status }: { status: Status }) {
  const view = useView();
  const query = useConceptMap(view);
  const slow = useDelayedFlag(query.isPending);
  const map = query.data;
  useEffect(() => {
    if (map) announce(`Showing ${count(map.nodes.id.length)} concepts and ${count(map.links.source.length)} links.`);
  }, [map]);
  if (!map) {
    if (query.error)
      return (
        <main className="centred whole">
          <ErrorNotice error={query.error} retry={() => void query.refetch()} />
        </main>
      );
    if (!slow) return null;
    return (
      <main className="centred whole">
        <WaitingFor what="Loading the map" />
      </main>
    );
  }
  return <Body map={map} status={status} busy={query.isPlaceholderData} />;
}

const PairsPage = lazy(() => import("./PairsPage.tsx").then((m) => ({ default: m.PairsPage })));
const GapsView = lazy(() => import("../features/gaps/GapsView.tsx").then((m) => ({ default: m.GapsView })));
const TrendsView = lazy(() => import("../features/trends/TrendsView.tsx").then((m) => ({ default: m.TrendsView })));
const CompareView = lazy(() => import("../features/compare/CompareView.tsx").then((m) => ({ default: m.CompareView })));
const ConsoleView = lazy(() => import("../features/console/ConsoleView.tsx").then((m) => ({ default: m.ConsoleView })));
const Tour = lazy(() => import("../features/tour/Tour.tsx").then((m) => ({ default: m.Tour })));
const VocabularyView = lazy(() =>
  import("../features/curation/VocabularyView.tsx").then((m) => ({ default: m.VocabularyView })),
);
const ImportView = lazy(() => import("../features/import/ImportView.tsx").then((m) => ({ default: m.ImportView })));

interface PageProps {
  readonly map: ConceptMap;
  readonly status: Status;
  readonly busy: boolean;
}

function Body(page: PageProps) {
  return (
    <>
      <Suspense fallback={null}>
        <PageOf {...page} />
      </Suspense>
      <SidePanel map={page.map} status={page.status} />
      <Suspense fallback={null}>
        <Tour map={page.map} status={page.status} />
      </Suspense>
      <PhoneTabs />
    </>
  );
}

/** The page of the view. Pages that are not the map are fetched when opened. */
function PageOf({ map, status, busy }: PageProps) {
  const { page } = useView();
  if (page === "pairs") return <PairsPage map={map} />;
  if (page === "gaps") return <GapsView map={map} />;
  if (page === "trends") return <TrendsView status={status} />;
  if (page === "compare") return <CompareView map={map} status={status} />;
  if (page === "console") return <ConsoleView />;
  if (page === "vocabulary") return <VocabularyView />;
  if (page === "import") return <ImportView />;
  return <MapPage map={map} status={status} busy={busy} />;
}

/** What the server is doing before it can answer. */
function Starting({ status }: { status: Status }) {
  const { progress, problem } = status;
  if (status.state === "failed")
    return (
      <main className="centred whole" role="alert">
        <h1>The corpus could not be opened</h1>
        <p>{problem}</p>
      </main>
    );
  const share = progress?.total ? progress.done / progress.total : null;
  return (
    <main className="centred whole">
      <h1>Opening {status.name}</h1>
      <p>
        {progress
          ? `${progress.phase}${progress.total ? `: ${count(progress.done)} of ${count(progress.total)}` : ""}`
          : "Starting"}
      </p>
      {share !== null && (
        <progress className="progress" value={share} max={1} aria-label={progress?.phase ?? "Progress"}>
          {Math.round(share * 100)} %
        </progress>
      )}
    </main>
  );
}
