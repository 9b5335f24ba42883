/** The shapes that pass from extraction through the store to the index. Plain data, never sent over HTTP as they are. */

/** A concept as the collection decides it. */
export interface ConceptRecord {
  /** Slug of `key`: equal on every store, stable over re-extraction. */
  readonly id: string;
  /** The canonical key: normalised words joined by spaces. */
  readonly key: string;
  /** The most frequent form. */
  readonly label: string;
  /** Forms with the number of papers that use each, most frequent first, ties by form. */
  readonly aliases: readonly { readonly form: string; readonly papers: number }[];
  /** Document frequency: distinct papers that mention it. */
  readonly papers: number;
  /** The higher, the surer it is a concept. Only values of one store can be compared. */
  readonly termhood: number;
}

/** The fields of a paper that a mention may stand in, by their number. */
export const MENTION_FIELDS = ["title", "abstract", "keyword"] as const;
/** Where a mention stands: 0 = title, 1 = abstract, 2 = keyword. */
export type FieldNumber = 0 | 1 | 2;

/** The text of a field, in which the offsets of mentions count; the keywords follow one another. */
export function textOfField(
  { title, abstract, keywords }: { title: string; abstract: string; keywords: readonly string[] },
  field: FieldNumber,
): string {
  return [title, abstract, keywords.join("; ")][field]!;
}

/** One occurrence of a concept in a paper; offsets in UTF-16 units of the original, untouched field. */
export interface Mention {
  /** Number of the concept: its rank by id among all concepts. */
  readonly concept: number;
  /** Position in MENTION_FIELDS. */
  readonly field: FieldNumber;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The sentence, or the whole keyword. */
  readonly sentenceStart: number;
  /** Exclusive. */
  readonly sentenceEnd: number;
}

/** The mentions of one paper, by position in its text. */
export interface PaperMentions {
  /** Id of the paper. */
  readonly paper: string;
  /** Ordered by field, start, end, concept. */
  readonly mentions: readonly Mention[];
}

/** A run of consecutive papers (numbered by rank of id) and their concepts, packed. */
export interface IncidenceChunk {
  /** Number of the first paper of the run. */
  readonly firstPaper: number;
  /** Distinct concepts of each paper of the run, one length a paper. */
  readonly lengths: Uint32Array;
  /** The rows one after another, each ascending and without repeats. */
  readonly concepts: Uint32Array;
}

/** What a graph was decided from, in named parts; written and read by graph/extraction, opaque to a store. */
export type GraphBasis = ReadonlyMap<string, Uint8Array>;

/** How a basis becomes another one: of each of its parts the first `kept` bytes stay, and these follow. */
export type BasisChange = ReadonlyMap<string, { readonly kept: number; readonly bytes: Uint8Array }>;
