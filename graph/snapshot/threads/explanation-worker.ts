import { explain } from "./explanations.ts";

/** Answers one question about extraction in this thread. */
export default explain;
