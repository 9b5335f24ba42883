import { useEffect, useRef } from "react";
import { Menu, MenuItem, Separator } from "react-aria-components";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { keyNames, onMac } from "../../actions/key-names.ts";
import { actionOf } from "../../actions/registry.ts";
import { useActionContext, useActions } from "../../actions/use-actions.ts";
import { type MapMode, setMapMode } from "../../state/map-mode.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { Popover } from "../../ui/Dialog.tsx";

const groups = [
  ["expand", "open-kinds", "collapse", "pin", "hide"],
  ["toggle-selected", "select-neighbours", "select-community", "path"],
  ["curate-merge", "curate-split", "curate-rename", "curate-group", "curate-pin", "curate-hide"],
];

/** The context menu of a concept: opened by the right button, a long press, or the menu key. */
export function ConceptMenu({ map, menu }: { map: ConceptMap; menu: NonNullable<MapMode["menu"]> }) {
  const at = useRef<HTMLSpanElement>(null);
  const { act, can } = useActions();
  const context = useActionContext();
  const returnFocus = useRef<Element | null>(null);
  useEffect(() => {
    returnFocus.current = document.activeElement;
  }, []);
  const close = () => {
    setMapMode({ menu: null });
    if (returnFocus.current instanceof HTMLElement) returnFocus.current.focus();
  };
  const run = (id: string) => {
    if (id === "open") viewStore.change(openConcept(menu.concept));
    else act(id);
    close();
  };
  const label = map.nodes.label[map.nodes.id.indexOf(menu.concept)] ?? menu.concept;
  const shown = groups.map((group) => group.filter(can));
  const { pinned, selected } = context().store.get().map;
  return (
    <>
      <span ref={at} className="menu-anchor" style={{ left: menu.x, top: menu.y }} />
      <Popover
        className="popover"
        triggerRef={at}
        isOpen
        placement="bottom start"
        onOpenChange={(open) => {
          if (!open) close();
        }}
      >
        <Menu
          className="menu"
          aria-label={label}
          autoFocus="first"
          onAction={(key) => run(String(key))}
          onClose={close}
        >
          <MenuItem id="open" className="option menu-head">
            Open {label}
          </MenuItem>
          {shown.flatMap((group, g) => [
            <Separator key={`line before ${group[0] ?? g}`} className="menu-line" />,
            ...group.map((id) => {
              const { label, keys } = actionOf(id);
              return (
                <MenuItem key={id} id={id} className="option" textValue={label}>
                  <span>{switchLabel(id, label, { pinned, selected }, menu.concept)}</span>
                  {keys[0] !== undefined && <kbd>{keyNames(keys[0], onMac).join(" ")}</kbd>}
                </MenuItem>
              );
            }),
          ])}
        </Menu>
      </Popover>
    </>
  );
}

/** The label of a toggle: what pressing it would do now. */
function switchLabel(
  id: string,
  label: string,
  { pinned, selected }: { pinned: readonly string[]; selected: readonly string[] },
  concept: string,
): string {
  if (id === "pin") return pinned.includes(concept) ? "Free" : "Pin";
  if (id === "toggle-selected")
    return selected.includes(concept) ? "Remove from the selection" : "Add to the selection";
  return label;
}
