import type { ConceptMap } from "../../graph/contract/answers.ts";
import type { ViewStore } from "../state/store.ts";

/** What actions ask of the map. */
export interface Scene {
  readonly camera: { zoom(factor: number): void; unzoom(factor: number): void; fit(): void };
  zoomToFocus(): void;
}

/** What an action may look at and change. */
export interface ActionContext {
  readonly store: ViewStore;
  readonly map: ConceptMap | undefined;
  readonly scene: Scene | null;
  /** Opens a dialog. */
  readonly dialog: (name: "palette" | "shortcuts" | "share") => void;
  /** Puts the cursor into the search box. */
  readonly find: () => void;
}

/** One thing a reader can do, once: toolbar, shortcuts and palette all read it here. */
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
