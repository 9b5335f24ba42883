import type { Paper } from "../../contract/entities.ts";
import { CONCEPT_KINDS, type ConceptKind } from "../../contract/entities.ts";
import type { QuerySource } from "../../query-language/evaluate-query.ts";
import { containsPhrase, wordsOf } from "../../query-language/phrase-in-text.ts";
import { QueryError } from "../../query-language/query-error.ts";
import { GraphError } from "../../shared/errors.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import { knowledgeOf } from "../lookup/knowledge-index.ts";
import { resolveOperand } from "../lookup/operands.ts";
import { papersWithKeyword } from "./keyword-index.ts";

/** Papers whose text is read at once. */
const BATCH = 200;

/** Answers the pieces of a query from a snapshot. */
export function queryWorld(snapshot: Snapshot): QuerySource {
  const { papers } = snapshot;
  const pause = createPause();
  return {
    papers: papers.ids.length,
    pause,
    concept: (name) => snapshot.names.find(name),
    papersOf: (concept) => papersOf(snapshot, concept),
    papersOfYears: (from, to) =>
      Uint8Array.from(papers.years, (year) => (year !== 0 && year >= from && year <= to ? 1 : 0)),
    papersOfVenue(venue) {
      const wanted = venue.toLowerCase();
      const fits = papers.venueNames.map((name) => name.toLowerCase().includes(wanted));
      return Uint8Array.from(papers.venues, (at) => (at >= 0 && fits[at] ? 1 : 0));
    },
    async operand({ kind, value, start, end }) {
      try {
        if (kind === "kind") return await conceptsOfKind(snapshot, value);
        if (kind === "under") return await conceptsUnder(snapshot, value);
        return (await resolveOperand(snapshot, kind === "concept" ? value : `${kind}:${value}`)).concepts;
      } catch (error) {
        if (error instanceof GraphError) throw new QueryError(error.message, { start, end }, error.hint);
        throw error;
      }
    },
    paper({ value, start, end }) {
      const number = snapshot.paperNumber(value);
      if (number === undefined) {
        throw new QueryError(`There is no paper “${value}”.`, { start, end }, "Papers are named by their id.");
      }
      return number;
    },
    papersWithKeyword: (keyword) => papersWithKeyword(snapshot, keyword),
    papersWithText: (phrase) => papersWithText(snapshot, phrase, pause),
  };
}

/** All concepts of a kind. */
async function conceptsOfKind(snapshot: Snapshot, value: string): Promise<number[]> {
  const kind = CONCEPT_KINDS.indexOf(value.trim().toLowerCase() as ConceptKind);
  if (kind < 0) {
    throw new GraphError("INVALID_INPUT", `“${value}” is no kind of concept.`, {
      hint: `kind:${CONCEPT_KINDS.join(", kind:")}`,
    });
  }
  const { kinds } = await knowledgeOf(snapshot);
  return [...kinds.kind.keys()].filter((concept) => kinds.kind[concept] === kind);
}

/** A concept and all that are narrower. */
async function conceptsUnder(snapshot: Snapshot, name: string): Promise<number[]> {
  const concept = await snapshot.names.resolve(name);
  return [concept, ...(await knowledgeOf(snapshot)).allNarrower(concept)];
}

/** Full text proposes, our own tokeniser decides. */
async function papersWithText(snapshot: Snapshot, text: string, pause: () => Promise<void>): Promise<Uint8Array> {
  const mask = new Uint8Array(snapshot.papers.ids.length);
  const phrase = wordsOf(text);
  if (phrase.length === 0) return mask;
  const holdsPhrase = ({ title, abstract }: Paper) => containsPhrase(title, phrase) || containsPhrase(abstract, phrase);
  for await (const proposed of snapshot.store.papersWithWords(text)) {
    for (let from = 0; from < proposed.length; from += BATCH) {
      const papers = await snapshot.store.papers(proposed.slice(from, from + BATCH));
      for (const { id } of papers.filter(holdsPhrase)) {
        const number = snapshot.paperNumber(id);
        if (number !== undefined) mask[number] = 1;
      }
      // Reading a common word's papers takes a while: yield to the event loop between batches.
      await pause();
    }
  }
  return mask;
}
