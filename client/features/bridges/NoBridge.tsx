import { bridgeQuestion, minConceptsOf } from "../../http/bridges.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { setOptions, showBetween } from "../../state/view-changes.ts";
import { pluralize, span } from "../../ui/words/format.ts";

/** Shown when no paper connects the two sides; offers next steps. */
export function NoBridge({ paths = false }: { paths?: boolean }) {
  const view = useView();
  const { between } = view;
  const minEach = minConceptsOf(bridgeQuestion(view));
  const fewer = minEach > 2 ? 2 : 1;
  const { years } = view.map;
  const when = years === null ? "" : ` of ${span(years)}`;
  return (
    <div className="centred">
      <p>
        {minEach === 1
          ? `No paper${when} mentions concepts of both sides.`
          : `No paper${when} mentions ${minEach}+ concepts of both sides.`}
      </p>
      <p className="buttons">
        {years !== null && (
          <button type="button" className="btn" onClick={() => viewStore.change(changeMap({ years: null }), "replace")}>
            Take all years
          </button>
        )}
        {minEach > 1 && (
          <button
            type="button"
            className="btn"
            onClick={() => viewStore.change((now) => ({ ...now, each: fewer }), "replace")}
          >
            Allow {pluralize(fewer, "concept")}
          </button>
        )}
        {paths && (
          <button
            type="button"
            className="btn primary"
            onClick={() => viewStore.change(setOptions({ bridgeList: "paths" }))}
          >
            Show the strongest paths
          </button>
        )}
        {(between.a !== null || between.b !== null) && (
          <button type="button" className="btn" onClick={() => viewStore.change(showBetween(null, null))}>
            Show all bridges
          </button>
        )}
      </p>
    </div>
  );
}
