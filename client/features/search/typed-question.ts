import { useQuery } from "@tanstack/react-query";
import type { SearchHits } from "../../../graph/contract/concepts.ts";
import { call } from "../../http/call.ts";
import type { ConceptPart } from "../../state/open-panel.ts";
import { begins } from "./typed-pair.ts";

type Concept = SearchHits["concepts"][number];

/** What a question in plain words asks about: a part of what is known of a concept, what it goes with, or its papers. */
export type QuestionKind = ConceptPart | "partners" | "papers";

/** A question in plain words about one concept. */
export interface PlainQuestion {
  readonly kind: QuestionKind;
  readonly concept: Concept;
}

const openingWords = "(?:(?:which|what|the|all|some|list|show|find|me) )*";
const methods = "(?:methods?|approach(?:es)?|techniques?|algorithms?|tools?|models?)";
const tests = "(?:data|data ?sets?|benchmarks?|metrics?|measures?|evaluations?)";
const verbWords =
  "(?: (?:is|are|can be|were|(?:do|does|did|can|could|should) (?:people|researchers|i|we|you|they|one)))?(?: (?:use|apply|used|applied|there|proposed))?";

/** How people ask, by kind; within a kind the longer ways first, which leave less for the subject. */
const wordings: Readonly<Record<QuestionKind, readonly string[]>> = {
  methods: [
    `${openingWords}${methods}${verbWords} (?:for|in|to do|to solve) X`,
    "how (?:to|(?:do|does|did|can|could|should) (?:people|researchers|i|we|you|they|one)) (?:do|solve) X",
    "how (?:is|are) X (?:done|solved)",
  ],
  tests: [
    `${openingWords}${tests}${verbWords} (?:for|of|in) X`,
    "(?:how|on what|on which data) (?:is|are) X (?:evaluated|measured|tested)(?: (?:on|by|with))?",
  ],
  uses: [
    "(?:what|where) (?:is|are) X used(?: for| in)?",
    `${openingWords}(?:uses|tasks|applications|use cases) (?:of|for) X`,
  ],
  kinds: [
    `${openingWords}(?:kinds?|types?|sorts?|variants?|forms?) of X (?:are|exist|is)(?: there)?`,
    `${openingWords}(?:kinds?|types?|sorts?|variants?) of X`,
  ],
  partners: [
    "what (?:goes|is used|is mentioned|occurs|appears)(?: together)? with X",
    `${openingWords}(?:concepts?|topics?|things?) (?:related to|near|around|with) X`,
    "(?:what is )?related to X",
    "what (?:is|are) X",
  ],
  papers: [
    `${openingWords}(?:papers?|articles?|studies|publications?|abstracts?|works?) (?:on|about|of|with|mentioning) X`,
  ],
};

const forms = Object.entries(wordings).flatMap(([kind, ways]) =>
  ways.map((way) => ({
    kind: kind as QuestionKind,
    form: new RegExp(`^${way.replace("X", "(?<subject>.+?)")}$`, "i"),
  })),
);

/** What a text asks, and about what; null when it is no question that has an answer here. */
export function questionIn(text: string): { readonly kind: QuestionKind; readonly subject: string } | null {
  const plain = text.replace(/[?.!\s]+$/, "").replace(/\s+/g, " ");
  for (const { kind, form } of forms) {
    const subject = form
      .exec(plain)
      ?.groups?.subject?.replace(/^(?:an?|the) /i, "")
      .trim();
    if (subject) return { kind, subject };
  }
  return null;
}

/** The question about a concept that a text asks, null for none, undefined while the concept is looked up. */
export function usePlainQuestion(text: string): PlainQuestion | null | undefined {
  const question = questionIn(text);
  const query = useQuery({
    queryKey: ["plain question", text],
    enabled: question !== null,
    queryFn: async ({ signal }): Promise<PlainQuestion | null> => {
      if (question === null) return null;
      const { concepts } = await call("search", { q: question.subject, limit: 1, papers: 0 }, signal);
      const concept = concepts[0];
      return concept && begins(concept, question.subject) ? { kind: question.kind, concept } : null;
    },
  });
  return question !== null && !query.isError ? query.data : null;
}
