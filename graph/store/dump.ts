import { MENTION_FIELDS, type Mention } from "../contract/records.ts";
import type { DecisionLog, GraphReader } from "./store.ts";

/**
 * The whole graph as canonical JSON Lines, without line ends: papers, concepts, mentions, decisions, each by ascending
 * id. Two stores contain the same graph exactly when their dumps are equal; numbers, revisions and file names are left out.
 */
export async function* dump(store: GraphReader & DecisionLog): AsyncGenerator<string> {
  for await (const { id, title, abstract, year, venue, authors, keywords, doi, url } of store.allPapers()) {
    yield JSON.stringify({ type: "paper", id, title, abstract, year, venue, authors, keywords, doi, url });
  }
  const concepts = await store.concepts();
  for (const { id, key, label, aliases, papers, termhood } of concepts) {
    const forms = aliases.map((alias) => ({ form: alias.form, papers: alias.papers }));
    yield JSON.stringify({ type: "concept", id, key, label, aliases: forms, papers, termhood });
  }
  const idOf = (mention: Mention): string => {
    const concept = concepts[mention.concept];
    if (!concept) throw new Error(`A mention names concept ${mention.concept} of ${concepts.length}.`);
    return concept.id;
  };
  for await (const { paper, mentions } of store.mentions()) {
    for (const mention of mentions) {
      const { field, start, end, sentenceStart, sentenceEnd } = mention;
      const place = { field: MENTION_FIELDS[field], start, end, sentenceStart, sentenceEnd };
      yield JSON.stringify({ type: "mention", paper, concept: idOf(mention), ...place });
    }
  }
  for (const { sequence, at, by, action, why } of await store.decisions()) {
    yield JSON.stringify({ type: "decision", sequence, at, by, action: sortKeys(action), why });
  }
}

/** The same value with the keys of every object in order, so that equal actions give equal text. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
