import { type ConceptExplanation, conceptExplainer } from "../../../../graph/extraction/explain/explain-concept.ts";
import { explainPhrase, type PhraseExplanation } from "../../../../graph/extraction/explain/explain-phrase.ts";
import { EXTRACTOR } from "../../../../graph/extraction/version.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import type { GraphReader } from "../../../../graph/store/store.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { withStore } from "../../store/with-store.ts";

/** `isthmus explain PHRASE`: why it is a concept or is not, in the collection and, with --paper, in one paper. */
export default defineCommand({
  description: "Show why a phrase is a concept, or why it is not.",
  args: {
    phrase: { type: "positional", required: true, description: "A phrase, in any spelling" },
    paper: { type: "string", valueHint: "id", description: "Also show how it is read in this paper" },
    store: storeArgument,
    json: jsonArgument,
  },
  async run(args) {
    await withStore(args.store, async (store) => {
      const concept = await explainConcept(store, args.phrase);
      const paper = args.paper === undefined ? undefined : await explainIn(store, args.paper, args.phrase);
      return args.json ? printJson({ concept: asJson(concept), paper }) : print(asText(concept, paper));
    });
  },
});

async function explainConcept(store: GraphReader, phrase: string): Promise<ConceptExplanation> {
  const explainer = conceptExplainer();
  for await (const { data } of store.candidates(EXTRACTOR)) explainer.add(data);
  return explainer.explain(phrase);
}

async function explainIn(store: GraphReader, id: string, phrase: string): Promise<PhraseExplanation> {
  const [paper] = await store.papers([id]);
  if (!paper) {
    throw new GraphError("NOT_FOUND", `There is no paper ${id} in the store.`, {
      hint: "`isthmus mentions` lists the ids of papers.",
    });
  }
  return explainPhrase(paper, phrase);
}

/** Papers among whose best phrases it is are `kept` in JSON, here as over HTTP. */
function asJson({ aboveCut, ...explanation }: ConceptExplanation) {
  return { ...explanation, kept: aboveCut };
}

const VERDICTS: Readonly<Record<PhraseExplanation["verdict"], string>> = {
  kept: "In this paper it is one of the phrases that the ranking chooses.",
  candidate: "In this paper it is a candidate; the whole collection decides.",
  dropped: "In this paper it is a phrase, but ranked too low to be a candidate.",
  "no phrase": "In this paper it is not read as a phrase.",
  absent: "It does not occur in this paper.",
};

function asText(concept: ConceptExplanation, paper: PhraseExplanation | undefined): string {
  const lines = [
    `“${concept.key}” is ${concept.isConcept ? "a concept" : "no concept"} of this collection.`,
    ...concept.reasons.map((reason) => `  ${reason}`),
  ];
  if (paper) {
    lines.push("", VERDICTS[paper.verdict], ...paper.reasons.map((reason) => `  ${reason}`));
    if (paper.words.length > 0) {
      lines.push(`  Read as: ${paper.words.map(({ text, kind }) => `${text} (${kind})`).join(" ")}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
