import type { Action } from "./action.ts";

/** Actions that open dialogs, and others that belong to no view. */
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
    id: "sets",
    label: "Saved sets of concepts",
    keys: [],
    scope: "anywhere",
    when: ({ map }) => map !== undefined,
    run: ({ dialog }) => dialog("sets"),
  },
  {
    id: "share",
    label: "Share this view",
    keys: ["x"],
    scope: "map",
    when: ({ map }) => map !== undefined,
    run: ({ dialog }) => dialog("share"),
  },
  {
    id: "help",
    label: "Help: every measure and its formula",
    keys: [],
    scope: "anywhere",
    when: () => true,
    run: ({ dialog }) => dialog("help"),
  },
  {
    id: "tour",
    label: "Take the tour",
    keys: [],
    scope: "anywhere",
    when: ({ map }) => map !== undefined,
    run: ({ tour }) => tour.start(),
  },
  {
    id: "theme",
    label: "Change the theme: system, light, dark",
    keys: [],
    scope: "anywhere",
    when: () => true,
    run: ({ changeTheme }) => changeTheme(),
  },
];
