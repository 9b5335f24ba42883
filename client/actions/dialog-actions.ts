import type { Action } from "./action.ts";

/** What opens a dialog. */
export const dialogActions: readonly Action[] = [
  {
    id: "palette",
    label: "Commands",
    keys: ["Mod+k"],
    scope: "anywhere",
    when: () => true,
    run: ({ dialog }) => dialog("palette"),
  },
  {
    id: "shortcuts",
    label: "Keyboard shortcuts",
    keys: ["?"],
    scope: "anywhere",
    when: () => true,
    run: ({ dialog }) => dialog("shortcuts"),
  },
  {
    id: "share",
    label: "Share this view",
    keys: ["x"],
    scope: "map",
    when: ({ map }) => map !== undefined,
    run: ({ dialog }) => dialog("share"),
  },
];
