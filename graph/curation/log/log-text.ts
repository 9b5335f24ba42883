import { CurationDecision } from "../../contract/curation.ts";
import { GraphError } from "../../shared/errors.ts";
import { withId } from "./decision-id.ts";

/** The log as a text file, one decision a line, in order: fit for version control and for joining by hand. */
export function logText(log: readonly CurationDecision[]): string {
  return log.map(({ id, at, by, action, why }) => `${JSON.stringify({ id, at, by, action, why })}\n`).join("");
}

/** Reads a log; a line that is none is an error with its number. */
export function parseLog(text: string, name: string): CurationDecision[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const parsed = CurationDecision.safeParse(json(line));
    if (parsed.success) return [withId(parsed.data)];
    const reason = parsed.error.issues[0]?.message ?? "unknown";
    throw new GraphError("INVALID_INPUT", `${name}: line ${i + 1}: it is no decision (${reason}).`, {
      hint: "Give a file that `isthmus curate log export` wrote.",
    });
  });
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
