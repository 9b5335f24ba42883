import { keyNames, onMac } from "../../actions/key-names.ts";
import { actions } from "../../actions/registry.ts";
import { Dialog } from "../../ui/Dialog.tsx";

const inPlace = [
  { keys: ["ArrowUp", "ArrowDown"], label: "On the map: the nearest concept that way. In a table: the next row" },
  { keys: ["Enter"], label: "Open what the arrow keys have reached" },
  { keys: ["[", "]"], label: "Previous and next neighbour, strongest first" },
];

/** Lists every shortcut; the list is made from the actions. */
export function ShortcutsSheet() {
  const withKeys = actions.filter((action) => action.keys.length > 0);
  return (
    <Dialog title="Keyboard shortcuts">
      <p className="quiet">Single keys act while the map or a table has the focus.</p>
      <table className="plain">
        <tbody>
          {[...withKeys.map(({ id, label, keys }) => ({ id, label, keys: keys.slice(0, 1) })), ...inPlace].map(
            (row) => (
              <tr key={row.label}>
                <td>{row.label}</td>
                <td className="keys">
                  {row.keys.map((keys) => (
                    <span key={keys}>
                      {keyNames(keys, onMac).map((name) => (
                        <kbd key={name}>{name}</kbd>
                      ))}
                    </span>
                  ))}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Dialog>
  );
}
