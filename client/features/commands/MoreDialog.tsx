import { actions } from "../../actions/registry.ts";
import { useActions } from "../../actions/use-actions.ts";
import { showDialog } from "../../state/dialogs.ts";
import { Dialog } from "../../ui/Dialog.tsx";

/** Views and commands that do not fit on a phone, in the order of the tabs and the top bar. */
const commands = [
  "show-gaps",
  "show-trends",
  "show-compare",
  "show-vocabulary",
  "show-console",
  "show-import",
  "share",
  "sets",
  "undo",
  "redo",
  "theme",
  "help",
  "tour",
  "shortcuts",
] as const;

/** The rest of the views and commands, for screens without a top bar. */
export function MoreDialog() {
  const { act, can } = useActions();
  return (
    <Dialog title="More">
      <ul className="more-list">
        {actions
          .filter(({ id }) => (commands as readonly string[]).includes(id) && can(id))
          .sort((p, q) => order(p.id) - order(q.id))
          .map(({ id, label }) => (
            <li key={id}>
              <button
                type="button"
                className="option"
                onClick={() => {
                  showDialog(null);
                  act(id);
                }}
              >
                {label}
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}

function order(id: string): number {
  return (commands as readonly string[]).indexOf(id);
}
