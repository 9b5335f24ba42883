import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { SavedSet, SavedSetList } from "../../../graph/contract/query.ts";
import { call } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { showDialog } from "../../state/dialogs.ts";
import { select } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { maxIds } from "../../state/view.ts";
import { type Change, showBetween } from "../../state/view-changes.ts";
import { announce } from "../../ui/announce.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { pluralize } from "../../ui/words/format.ts";
import { type SetSource, setSources } from "./set-sources.ts";

/** Sets of concepts that were saved under a name: make one of what is on the screen, use them, forget them. */
export function SetsDialog() {
  const sets = useAnswer("listSets", {});
  const status = useAnswer("getStatus", {}).data;
  const { run, problem } = useChanges();
  return (
    <Dialog title="Saved sets">
      <p className="quiet">Concepts under one name: a side of a bridge, a matrix, or set:name in a question.</p>
      {status?.readOnly ? (
        <p className="quiet">This server takes no changes, so nothing can be saved.</p>
      ) : (
        <SaveForm known={sets.data?.items ?? []} onSave={run} />
      )}
      {problem && <p role="alert">{problem}</p>}
      <Waiting query={sets} what="Loading the saved sets">
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">No set is saved yet.</p>
          ) : (
            <ul className="set-list">
              {items.map((set) => (
                <SetRow key={set.name} set={set} readOnly={status?.readOnly ?? true} onChange={run} />
              ))}
            </ul>
          )
        }
      </Waiting>
    </Dialog>
  );
}

type Run = (work: () => Promise<SavedSetList | SavedSet>, message: string) => void;

/** Makes a change and reloads the list; an error is shown in its place. */
function useChanges(): { run: Run; problem: string | null } {
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const run: Run = (work, message) => {
    void work().then(
      () => {
        setProblem(null);
        announce(message);
        return client.invalidateQueries({
          predicate: ({ queryKey }) => ["listSets", "getBetween", "query"].includes(String(queryKey[0])),
        });
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return { run, problem };
}

function SaveForm({ known: sets, onSave }: { known: readonly SavedSet[]; onSave: Run }) {
  const sources = useSources();
  const [chosen, setChosen] = useState<SetSource["id"]>();
  const [name, setName] = useState("");
  const source = sources.find(({ id }) => id === chosen) ?? sources[0];
  if (!source)
    return (
      <p className="quiet">
        To save one: select concepts on the map (Shift and click), put them into the matrix, ask a question, or open a
        concept.
      </p>
    );
  const clean = name.trim().replace(/\s+/g, "-");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (clean === "") return;
    onSave(() => call("saveSet", { name: clean, concepts: [...source.concepts] }), `Saved as ${clean}.`);
    setName("");
  };
  return (
    <form className="set-form" onSubmit={save}>
      <fieldset>
        <legend>What to save</legend>
        {sources.map(({ id, text }) => (
          <label key={id}>
            <input type="radio" name="source" checked={id === source.id} onChange={() => setChosen(id)} /> {text}
          </label>
        ))}
      </fieldset>
      <label className="set-name">
        Name{" "}
        <input
          className="text-input"
          value={name}
          maxLength={80}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button type="submit" className="btn primary" disabled={clean === ""}>
        {sets.some((set) => set.name === clean) ? "Replace" : "Save"}
      </button>
    </form>
  );
}

function useSources(): SetSource[] {
  const view = useView();
  const answer = useAnswer(
    "query",
    view.page === "pairs" && view.query !== "" ? { q: view.query, limit: 200, concepts: 25 } : null,
  ).data;
  const concept = useAnswer("getConcept", view.open?.kind === "concept" ? { id: view.open.id } : null).data;
  return setSources(view, answer, concept);
}

function SetRow({ set, readOnly, onChange }: { set: SavedSet; readOnly: boolean; onChange: Run }) {
  const use = (text: string, change: Change) => (
    <button
      type="button"
      className="link-btn"
      onClick={() => {
        showDialog(null);
        viewStore.change(change);
      }}
    >
      {text}
    </button>
  );
  return (
    <li>
      <b>{set.name}</b>
      <span className="quiet">{pluralize(set.concepts.length, "concept")}</span>
      <span className="set-uses">
        {use("Select on the map", (view) => select(set.concepts)({ ...view, page: "map" }))}
        {use("Bridges from it", showBetween(`set:${set.name}`, null))}
        {use("Matrix", (view) => ({ ...view, page: "pairs", query: "", set: set.concepts.slice(0, maxIds.set) }))}
        {use("Papers", (view) => ({ ...view, page: "pairs", query: `set:${set.name}` }))}
        {!readOnly && (
          <button
            type="button"
            className="link-btn"
            aria-label={`Delete ${set.name}`}
            onClick={() => {
              viewStore.change(withoutSet(`set:${set.name}`), "replace");
              onChange(() => call("removeSet", { name: set.name }), `Deleted ${set.name}.`);
            }}
          >
            Delete
          </button>
        )}
      </span>
    </li>
  );
}

/** A deleted set can no longer be a side of a bridge. */
function withoutSet(name: string): Change {
  return (view) => {
    const { a, b } = view.between;
    return { ...view, between: { a: a === name ? null : a, b: b === name ? null : b } };
  };
}
