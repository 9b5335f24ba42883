/** Decisions about concepts: made, undone, and exchanged with others. They are laid over a store; what was extracted stays. */
export type { Conflict } from "../curation/apply-decisions.ts";
export type { Contradiction } from "../curation/contradictions.ts";
export {
  type Author,
  type CurationLog,
  curationLog,
  decide,
  type ImportedLog,
  importLog,
  type Preference,
  redo,
  undo,
} from "../curation/decide.ts";
