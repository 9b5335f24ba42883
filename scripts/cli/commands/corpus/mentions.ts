import type { Paper } from "../../../../graph/contract/entities.ts";
import {
  type ConceptRecord,
  MENTION_FIELDS,
  type Mention,
  type PaperMentions,
  textOfField,
} from "../../../../graph/contract/records.ts";
import type { GraphReader } from "../../../../graph/store/store.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { printAll } from "../../output/output.ts";
import { withStore } from "../../store/with-store.ts";

/** Papers whose texts are fetched at once. */
const BATCH = 500;

interface MentionLine {
  readonly paper: string;
  readonly concept: string;
  readonly sentences: { field: (typeof MENTION_FIELDS)[number]; text: string; start: number; end: number }[];
}

/** `isthmus mentions`: every pair of paper and concept with the sentences that show it. */
export default defineCommand({
  description: "List every pair of paper and concept with its sentences, papers by id.",
  args: { store: storeArgument, json: jsonArgument },
  run: (args) =>
    withStore(args.store, async (store) => {
      const concepts = await store.concepts();
      const labels = new Map(concepts.map(({ id, label }) => [id, label]));
      const asJson = (line: MentionLine) => `${JSON.stringify(line)}\n`;
      const asText = ({ paper, concept, sentences }: MentionLine) =>
        sentences.map(({ text }) => `${paper}\t${labels.get(concept)}\t${text.replace(/\s+/g, " ")}\n`).join("");
      return printAll(formatLines(mentionLines(store, concepts), args.json ? asJson : asText));
    }),
});

async function* formatLines(lines: AsyncIterable<MentionLine>, write: (line: MentionLine) => string) {
  for await (const line of lines) yield write(line);
}

async function* mentionLines(store: GraphReader, concepts: readonly ConceptRecord[]): AsyncGenerator<MentionLine> {
  let batch: PaperMentions[] = [];
  for await (const paper of store.mentions()) {
    batch.push(paper);
    if (batch.length < BATCH) continue;
    yield* linesOf(store, concepts, batch);
    batch = [];
  }
  yield* linesOf(store, concepts, batch);
}

async function* linesOf(store: GraphReader, concepts: readonly ConceptRecord[], batch: readonly PaperMentions[]) {
  const papers = new Map((await store.papers(batch.map(({ paper }) => paper))).map((paper) => [paper.id, paper]));
  for (const { paper, mentions } of batch) {
    const text = papers.get(paper);
    if (text) yield* paperLines(text, mentions, concepts);
  }
}

/** One line a concept, in order of id. */
function* paperLines(paper: Paper, mentions: readonly Mention[], concepts: readonly ConceptRecord[]) {
  const byConcept = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const known = byConcept.get(mention.concept);
    if (known) known.push(mention);
    else byConcept.set(mention.concept, [mention]);
  }
  for (const number of [...byConcept.keys()].sort((a, b) => a - b)) {
    const sentences = (byConcept.get(number) as Mention[]).map(
      ({ field: code, start, end, sentenceStart, sentenceEnd }) => {
        const field = MENTION_FIELDS[code];
        return { field, text: textOfField(paper, code).slice(sentenceStart, sentenceEnd), start, end };
      },
    );
    yield { paper: paper.id, concept: (concepts[number] as ConceptRecord).id, sentences };
  }
}
