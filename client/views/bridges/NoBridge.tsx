import { store, useView } from "../../state/use-view.ts";
import { ask, showBetween } from "../../state/view.ts";

/** Nothing joins the two sides; what to do next. */
export function NoBridge({ says, paths = false }: { says: string; paths?: boolean }) {
  const { between } = useView();
  return (
    <div className="centred">
      <p>{says}</p>
      <p className="buttons">
        {paths && (
          <button type="button" className="btn primary" onClick={() => store.change(ask({ joins: "paths" }))}>
            Show the strongest paths
          </button>
        )}
        {(between.a !== null || between.b !== null) && (
          <button type="button" className="btn" onClick={() => store.change(showBetween(null, null))}>
            Show all bridges
          </button>
        )}
      </p>
    </div>
  );
}
