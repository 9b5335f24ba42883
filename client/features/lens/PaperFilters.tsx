import { useId } from "react";
import { useAnswer } from "../../http/queries.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { useDraft } from "./use-draft.ts";

/** Which papers are counted: those of a venue, those of a query. */
export function PaperFilters() {
  const { venue, within } = useView().map;
  const list = useId();
  const [typed, setTyped] = useDraft(venue);
  const venues = useAnswer("suggestQuery", { q: `venue:"${typed.replaceAll('"', "")}`, limit: 12 }, { keep: true });
  const help = useAnswer("suggestQuery", within === "" ? null : { q: within, limit: 1 });
  return (
    <div className="lens-papers">
      <Filter
        label="Papers of venue"
        value={venue}
        list={list}
        onTyped={setTyped}
        onDone={(text) => ({ venue: text })}
      />
      <datalist id={list}>
        {venues.data?.items.map(({ label }) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <Filter
        label="Papers that fit"
        value={within}
        hint="“in-context learning” NOT vision"
        onDone={(text) => ({ within: text })}
      />
      {help.data?.problem && (
        <p className="quiet" role="status">
          {help.data.problem.message} {help.data.problem.hint}
        </p>
      )}
    </div>
  );
}

/** A text field that takes effect on Enter or when the focus leaves it. */
function Filter({
  label,
  value,
  hint,
  list,
  onTyped,
  onDone,
}: {
  label: string;
  value: string;
  hint?: string;
  list?: string;
  onTyped?: (text: string) => void;
  onDone: (text: string) => { venue: string } | { within: string };
}) {
  const [text, setText] = useDraft(value);
  const done = () => {
    if (text.trim() !== value) viewStore.change(changeMap(onDone(text.trim())));
  };
  return (
    <label className="lens-field">
      <span>{label}</span>
      <input
        value={text}
        list={list}
        placeholder={hint ?? "all"}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          onTyped?.(event.target.value);
        }}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === "Enter") done();
        }}
      />
    </label>
  );
}
