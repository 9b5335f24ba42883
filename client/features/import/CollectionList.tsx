import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Collection } from "../../../graph/contract/sources.ts";
import { call } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { showToast } from "../../state/toast.ts";
import { viewStore } from "../../state/use-view.ts";
import { initialView } from "../../state/view.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";

/** The collections in the folder of the present one, each of which can be opened. */
export function CollectionList() {
  const { data } = useAnswer("listCollections", {});
  const client = useQueryClient();
  const [state, setState] = useState<"rest" | "opens" | Error>("rest");
  if (!data || data.items.length < 2) return null;
  const open = async (file: string, name: string) => {
    setState("opens");
    try {
      await call("openCollection", { file });
      await client.invalidateQueries();
      // Concepts and communities of the previous collection mean nothing here.
      viewStore.change(() => ({ ...initialView, page: "import" }));
      showToast({ text: `${name} is open.`, bad: false, undo: undefined });
      setState("rest");
    } catch (error) {
      setState(error as Error);
    }
  };
  if (state instanceof Error) return <ErrorNotice error={state} retry={() => setState("rest")} />;
  const columns: PlainColumn<Collection>[] = [
    { header: "Collection", cell: ({ name }) => <span className="source-title">{name}</span> },
    {
      header: "Last change",
      wide: true,
      cell: ({ changed }) => (
        <span className="quiet">{new Date(changed).toLocaleDateString("en-GB", { dateStyle: "medium" })}</span>
      ),
    },
    {
      header: "Open",
      head: <span className="visually-hidden">Open</span>,
      cell: ({ file, name, isPresent }) => (
        <span className="row-action">
          {isPresent ? (
            <span className="quiet">open</span>
          ) : (
            <button
              type="button"
              className="btn"
              aria-label={`Open ${name}`}
              disabled={state === "opens"}
              onClick={() => void open(file, name)}
            >
              Open
            </button>
          )}
        </span>
      ),
    },
  ];
  return (
    <section>
      <h2>Collections</h2>
      <p className="quiet">Everybody who uses this server sees the collection that is open.</p>
      <PlainTable columns={columns} rows={data.items} keyOf={({ file }) => file} />
    </section>
  );
}
