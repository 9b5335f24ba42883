import type { CurationAction } from "../../graph/contract/curation.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import type { DialogName } from "../state/dialogs.ts";
import type { ViewStore } from "../state/view-history.ts";

/** The part of the map that actions use. */
export interface Scene {
  readonly camera: { zoom(factor: number): void; unzoom(factor: number): void };
  fit(): void;
  zoomTo(concepts: readonly string[]): void;
  zoomToFocus(): void;
  /** Brings a concept so near that its kinds appear. */
  approach(concept: string): void;
}

/** Everything an action may read and change. */
export interface ActionContext {
  readonly store: ViewStore;
  readonly map: ConceptMap | undefined;
  readonly scene: Scene | null;
  /** The concepts an action applies to: that of the open menu, else of the keyboard, else the selection, else what is open. */
  readonly concepts: readonly string[];
  /** False where the server is read-only. */
  readonly canDecide: boolean;
  /** Decides about concepts, for everyone. */
  readonly decide: (actions: readonly CurationAction[]) => void;
  /** Takes the last decision back. */
  readonly undoDecision: () => void;
  /** The steps of the tour. */
  readonly tour: { readonly on: boolean; start(): void; end(): void };
  /** The next of system, light and dark. */
  readonly changeTheme: () => void;
  /** Opens a dialog. */
  readonly dialog: (name: DialogName) => void;
  /** Puts the cursor into the search box. */
  readonly find: () => void;
  /** Dragging on the map draws a loop, or moves it again. */
  readonly lasso: () => void;
  /** Asks for the other end of a path, or finds it when both ends are given. */
  readonly path: (from: string, to?: string) => void;
}

/** One thing a reader can do, once: toolbar, shortcuts, menus and palette all read it here. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** As in `KeyboardEvent.key`, with "Mod+" and "Shift+" before it; single keys act only where `scope` says. */
  readonly keys: readonly string[];
  /** "map": only while the map or the table has the focus. */
  readonly scope: "anywhere" | "map";
  when(context: ActionContext): boolean;
  run(context: ActionContext): void;
}
