import { describe, expect, it } from "vitest";
import type { Action, ActionContext } from "../../client/actions/action.ts";
import { conceptActions } from "../../client/actions/concept-actions.ts";
import { dialogActions } from "../../client/actions/dialog-actions.ts";
import { mapActions } from "../../client/actions/map-actions.ts";
import { actionFor, keysOf } from "../../client/actions/shortcuts.ts";
import { viewActions } from "../../client/actions/view-actions.ts";

const bare = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const action = (id: string, keys: string[], scope: Action["scope"], when = true): Action => ({
  id,
  label: id,
  keys,
  scope,
  when: () => when,
  run: () => {},
});
const context = {} as ActionContext;
const actions = [
  action("fit", ["0"], "map"),
  action("find", ["/"], "anywhere"),
  action("redo", ["Mod+Shift+z"], "anywhere"),
];

describe("shortcuts", () => {
  it("are written the same for Ctrl and Command", () => {
    expect(keysOf({ ...bare, key: "z", ctrlKey: true })).toBe("Mod+z");
    expect(keysOf({ ...bare, key: "Z", metaKey: true, shiftKey: true })).toBe("Mod+Shift+z");
    expect(keysOf({ ...bare, key: "?", shiftKey: true })).toBe("?");
  });

  it("of single keys act only where they belong, and never while someone types", () => {
    const find = (key: string, focus: { typing: boolean; onMap: boolean }) =>
      actionFor({ ...bare, key }, focus, actions, context)?.id;
    expect(find("0", { typing: false, onMap: true })).toBe("fit");
    expect(find("0", { typing: false, onMap: false })).toBeUndefined();
    expect(find("/", { typing: false, onMap: false })).toBe("find");
    expect(find("/", { typing: true, onMap: false })).toBeUndefined();
  });

  it("skip an action that is not available", () => {
    const off = [action("fit", ["0"], "map", false)];
    expect(actionFor({ ...bare, key: "0" }, { typing: false, onMap: true }, off, context)).toBeUndefined();
  });

  it("are unique, and so are the ids of actions", () => {
    const all = [...viewActions, ...conceptActions, ...mapActions, ...dialogActions];
    // Escape goes one step back, whatever that is: panel, selection, tour.
    const keys = all.flatMap((one) => one.keys).filter((key) => key !== "Escape");
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  });
});
