import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { showToast } from "../../state/toast.ts";
import { store } from "../../state/use-view.ts";
import { initialView } from "../../state/view.ts";
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
      // Concepts and communities of the former collection mean nothing here.
      store.change(() => ({ ...initialView, page: "import" }));
      showToast({ text: `${name} is open.`, bad: false, undo: undefined });
      setState("rest");
    } catch (error) {
      setState(error as Error);
    }
  };
  if (state instanceof Error) return <ErrorNotice error={state} retry={() => setState("rest")} />;
  return (
    <section>
      <h2>Collections</h2>
      <p className="quiet">Everybody who uses this server sees the collection that is open.</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Collection</th>
            <th scope="col" className="wide">
              Last change
            </th>
            <th scope="col">
              <span className="visually-hidden">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ file, name, isPresent, changed }) => (
            <tr key={file}>
              <td className="source-title">{name}</td>
              <td className="wide quiet">{new Date(changed).toLocaleDateString("en-GB", { dateStyle: "medium" })}</td>
              <td className="row-action">
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
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
