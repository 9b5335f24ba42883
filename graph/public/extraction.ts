/** Phrases of a text, without a store. */
export { type RankedPhrases, type Ranking, rankPhrases } from "../extraction/rank-phrases.ts";
