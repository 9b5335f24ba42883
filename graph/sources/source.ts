/** One page of a live source: the lines to keep, and where the next one begins. */
export interface SourcePage {
  /** Papers in a shape that the readers know, each with the id by which a repeated one is recognised. */
  readonly papers: readonly { readonly id: string; readonly data: object }[];
  /** What to ask for next; null after the last page. */
  readonly next: string | null;
  /** How many papers the source has for the query, where it says so. */
  readonly total: number | null;
  /** Identifiers in the query that the source does not have. */
  readonly missing?: readonly string[];
  /** What the source does not give, in a sentence for the user. */
  readonly notice?: string;
}

export interface SourceRequest {
  readonly query: string;
  /** Where an earlier run stopped; null at the beginning. */
  readonly from: string | null;
  /** How many papers are wanted at most: no page needs to be larger. */
  readonly limit: number;
  /** An e-mail address or page under which the operator of the source can reach the user. */
  readonly contact: string | undefined;
  /** The key that the operator gave the user. */
  readonly apiKey: string | undefined;
}

/** Asks for one address and makes sense of the answer; a fault that may pass is tried again. */
export type Ask = <T>(address: URL, read: (text: string) => T | Promise<T>) => Promise<T>;

/** A service on the web that gives papers; see graph/sources/registry.ts. */
export interface LiveSource {
  /** Its name on the command line. */
  readonly name: string;
  /** Display text. */
  readonly label: string;
  /** Where it is, with a slash at the end. */
  readonly base: string;
  /** Milliseconds between two requests, as the operator asks. */
  readonly pause: number;
  /** The key that the operator gives to users, for a source that has such. */
  readonly key?: {
    /** The environment variable that contains the key. */
    readonly variable: string;
    /** Where a user gets one. */
    readonly page: string;
    /** Milliseconds between two requests with a key. */
    readonly pause?: number;
  };
  /** Streams the pages of a query from `request.from` on. */
  pages(request: SourceRequest, base: URL, ask: Ask): AsyncIterable<SourcePage>;
}
