import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { keyNames, onMac } from "../../actions/key-names.ts";
import { actions } from "../../actions/registry.ts";
import { useActionContext } from "../../actions/use-actions.ts";
import { useAnswer } from "../../http/queries.ts";
import { showDialog } from "../../state/dialogs.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { pluralize } from "../../ui/words/format.ts";

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly keys: readonly string[];
  run(): void;
}

/** Finds every available command and every concept by a part of its name. */
export function Palette() {
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const entries = useEntries(text);
  const chosen = entries[Math.min(active, entries.length - 1)];
  const run = (entry: Entry | undefined) => {
    showDialog(null);
    entry?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") {
      // Otherwise the same key press would activate the first button of the dialog that opens.
      event.preventDefault();
      run(chosen);
    }
    if (step === undefined) return;
    event.preventDefault();
    setActive((now) => Math.max(0, Math.min(entries.length - 1, now + step)));
  };
  return (
    <Dialog title="Commands" bare>
      <input
        autoFocus
        className="palette-input"
        role="combobox"
        aria-label="Command or concept"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        placeholder="Type a command or a concept"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} className="palette-list" role="listbox" aria-label="Commands and concepts">
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the box above runs the active entry.
          <div
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            className="option"
            onClick={() => run(entry)}
          >
            <span className="clip">{entry.label}</span>
            <span className="quiet">{entry.detail}</span>
            {entry.keys.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function useEntries(text: string): Entry[] {
  const context = useActionContext();
  const searchText = useDeferredValue(text.trim());
  const hits = useAnswer("search", searchText.length < 2 ? null : { q: searchText, limit: 6, papers: 0 }, {
    keep: true,
  });
  const words = text.toLowerCase().split(/\s+/);
  const commands = actions
    .filter((action) => action.id !== "palette" && action.when(context()))
    .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
    .map((action) => ({
      id: action.id,
      label: action.label,
      detail: "",
      keys: action.keys[0] === undefined ? [] : keyNames(action.keys[0], onMac),
      run: () => action.run(context()),
    }));
  const concepts = searchText.length < 2 ? [] : (hits.data?.concepts ?? []);
  return [
    ...commands,
    ...concepts.map((hit) => ({
      id: `concept-${hit.id}`,
      label: hit.label,
      detail: pluralize(hit.papers, "paper"),
      keys: [],
      run: () => viewStore.change(openConcept(hit.id)),
    })),
  ];
}
