import { viewStore } from "../../state/use-view.ts";
import { initialView } from "../../state/view.ts";
import type { QueueItem } from "./import-queue.ts";
import { JobProgress } from "./JobProgress.tsx";

/** Imports that run one after another: reports of those that ended, the one that runs, and those that wait. */
export function ImportQueue({ items, onAgain }: { items: readonly QueueItem[]; onAgain: () => void }) {
  const waiting = items.filter(({ state }) => state === "waiting");
  const leftOut = items.filter(({ state }) => state === "left out");
  const isOver = items.every(({ state }) => state !== "waiting" && state !== "running");
  return (
    <>
      {items.map((item, i) => (
        <Item key={item.id} item={item} place={items.length > 1 ? `${i + 1} of ${items.length}` : null} />
      ))}
      {waiting.length > 0 && <p className="quiet">Next: {waiting.map(({ name }) => name).join(", ")}</p>}
      {leftOut.length > 0 && <p>Not started: {leftOut.map(({ name }) => name).join(", ")}</p>}
      {isOver && (
        <p className="buttons">
          <button type="button" className="btn primary" onClick={() => viewStore.change(() => initialView)}>
            Open the map
          </button>
          <button type="button" className="btn" onClick={onAgain}>
            Sources and more files
          </button>
        </p>
      )}
    </>
  );
}

function Item({ item: { name, job, error }, place }: { item: QueueItem; place: string | null }) {
  if (error) {
    return (
      <section role="alert">
        <h2>{name} could not be read</h2>
        <p>{error.message}</p>
        {"hint" in error && <p className="quiet">{String(error.hint ?? "")}</p>}
      </section>
    );
  }
  return job === null ? null : <JobProgress id={job} place={place} />;
}
