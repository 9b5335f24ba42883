import { userInfo } from "node:os";
import { previewDecisions } from "../../graph/answers/curation/preview.ts";
import { suggestions } from "../../graph/answers/curation/suggestions.ts";
import type { CurationDecision } from "../../graph/contract/curation.ts";
import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import { decide, importLog, redo, undo } from "../../graph/curation/decide.ts";
import { logText, parseLog } from "../../graph/curation/decision-log.ts";
import { importVocabulary } from "../../graph/curation/files/hierarchy.ts";
import { thesaurusText } from "../../graph/curation/files/thesaurus.ts";
import { decisionLogger, vocabularyAnswer } from "../../graph/curation/vocabulary-answer.ts";
import { decodeWhole } from "../../graph/readers/bytes/decode.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { ServerContext } from "../context/context.ts";

type Operations =
  | "getVocabulary"
  | "decide"
  | "previewDecision"
  | "undoDecision"
  | "redoDecision"
  | "exportLog"
  | "importLog"
  | "listSuggestions";

/** A log of this many bytes contains some hundred thousand decisions. */
const MAX_LOG_BYTES = 64 * 1024 ** 2;

/** Deciding about concepts; the next answer is of the graph as decided. */
export function curationHandlers(context: ServerContext): Pick<Handlers, Operations> {
  const store = () => context.corpus.store;
  const author = ({ by, why }: { by?: string | undefined; why?: string | undefined }) => ({
    by: by ?? runner(),
    why: why ?? null,
  });
  const afterDeciding = async (decisions: readonly CurationDecision[]) => {
    let { revision } = await context.live.open();
    // An opening that was under way may have read what was before the decision.
    if (revision !== (await store().revision())) ({ revision } = await context.live.open());
    return { revision, decisions: decisions.map(decisionLogger(await store().curation())) };
  };
  return {
    async getVocabulary(page) {
      const [curation, revision] = [await store().curation(), await store().revision()];
      return { revision, readOnly: context.readOnly, ...vocabularyAnswer(curation, page) };
    },
    decide: async ({ actions, ...who }) => afterDeciding(await decide(store(), actions, author(who))),
    async previewDecision({ actions, full }) {
      const now = await context.live.current();
      return previewDecisions(store(), now, actions, { author: author({}), full, workers: context.workers });
    },
    async listSuggestions(question) {
      const { state } = await store().curation();
      return suggestions(await context.live.current(), state, question);
    },
    undoDecision: async ({ decision, ...who }) => afterDeciding([await undo(store(), author(who), decision)]),
    redoDecision: async ({ decision, ...who }) => afterDeciding([await redo(store(), author(who), decision)]),
    async exportLog({ format }) {
      const { log, concepts, state } = await store().curation();
      if (format === "log") return { pieces: [logText(log)], fileName: "decisions.jsonl" };
      return { pieces: [thesaurusText(concepts, state)], fileName: "thesaurus.txt" };
    },
    async importLog({ name, format, prefer, by, body }) {
      const text = await textOf(body);
      const { added, contradictions, unknown } = await (format === "log"
        ? importLog(store(), parseLog(text, name), { prefer, author: author({ by, why: `Import of ${name}` }) }).then(
            (done) => ({ ...done, unknown: [] }),
          )
        : importVocabulary(store(), { text, format }, author({ by, why: `Import of ${name}` })));
      const done = await afterDeciding(added);
      const logged = decisionLogger(await store().curation());
      return {
        revision: done.revision,
        added: done.decisions,
        contradictions: contradictions.map(({ theirs, ours, reason }) => ({
          theirs: logged(theirs),
          ours: logged(ours),
          reason,
        })),
        unknown,
      };
    },
  };
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size <= MAX_LOG_BYTES) chunks.push(chunk);
  }
  if (size > MAX_LOG_BYTES) {
    throw new GraphError("INVALID_INPUT", "The log is larger than 64 MB.", {
      hint: "Split it; the order does not matter.",
    });
  }
  return decodeWhole(Buffer.concat(chunks));
}

/** Who runs the server, as far as the system knows: in a container nobody may have a name. */
function runner(): string {
  try {
    return userInfo().username;
  } catch {
    return "someone";
  }
}
