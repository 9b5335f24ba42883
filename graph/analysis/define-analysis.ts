import type { Incidence } from "../incidence/incidence.ts";
import type { KnowledgeEvidence } from "./knowledge-evidence.ts";

/** Called between steps of some milliseconds. */
export type OnProgress = (done: number, total: number) => void;

/** The stages in which analyses are computed in advance: what the first screen shows, further columns, and repeated runs. */
export type PrecomputeStage = "screen" | "columns" | "repeats";

/** What every analysis may use in addition to the index. */
export interface AnalysisInput {
  /** Year of each paper, 0 where unknown. */
  readonly years: Int16Array;
  /** Seed of all random choices. */
  readonly seed: number;
  readonly onProgress: OnProgress;
}

/** An analysis of the whole corpus, computed once a revision. The object also says where and when it runs, and how its result is stored. */
export interface Analysis<Name extends string = string, Output = unknown, Parameters = object> {
  /** The name under which it is requested and its result is stored. */
  readonly name: Name;
  /** What happens while it runs, as display text. */
  readonly title: string;
  /**
   * Raised when the result for the same corpus changes, so that stored results of older versions are ignored. What
   * depends on this result is computed again too; an analysis that only shares functions with this one has to be raised by hand.
   */
  readonly version: number;
  /** The analyses whose results it is given, under these names. */
  readonly needs: Readonly<Record<string, Analysis>>;
  /** True when a published copy contains the result; other results are computed in the browser on request. */
  readonly publish: boolean;
  /** The stage in which it is computed in advance; never if undefined. */
  readonly precompute?: PrecomputeStage | undefined;
  /** For an analysis with parameters: the part of the key that distinguishes its results. */
  keyOf?(parameters: Parameters): string;
  readonly warmStart?: WarmStart | undefined;
  /** True when it is also given `evidence`: what the sentences of all papers say, read from the store. */
  readonly readsPapers?: boolean | undefined;
  /** True when it is also given `names`: the key of each concept. */
  readonly readsNames?: boolean | undefined;
  /** True when it is also given `statements`: where papers name their concepts when they tell of their own work. */
  readonly readsMentions?: boolean | undefined;
  /** A pure function: its input and output are plain data, so that it may run in another thread. */
  run(incidence: Incidence, input: AnalysisInput & Parameters): Output;
}

/** How an analysis starts from its last result, of any revision. Concept numbers change between revisions, so it is stored by id. */
export interface WarmStart<Output = unknown, Previous = unknown> {
  pack(output: Output, conceptIds: readonly string[]): unknown;
  /** What `run` gets as `previous`; making it yields to the event loop. */
  unpack(packed: unknown, conceptIds: readonly string[]): Promise<Previous>;
}

export type OutputOf<A> = A extends { run(...input: never[]): infer Output } ? Output : never;

type ResultsOf<Needs> = { readonly [Name in keyof Needs]: OutputOf<Needs[Name]> };
type Previous<F> = { readonly previous?: F | undefined };
type Evidence<R> = R extends true ? { readonly evidence: KnowledgeEvidence } : unknown;

type Statements<M> = M extends true ? { readonly statements: Uint32Array } : unknown;
type Names<N> = N extends true ? { readonly names: readonly string[] } : unknown;

/** Defines an analysis; the type of the input of `run` follows from `needs`. */
export function defineAnalysis<
  const Name extends string,
  Output,
  Needs extends Readonly<Record<string, Analysis>>,
  Parameters extends object = object,
  F = undefined,
  const R extends boolean = false,
  const N extends boolean = false,
  const M extends boolean = false,
>(analysis: {
  readonly name: Name;
  readonly title: string;
  readonly version: number;
  readonly needs: Needs;
  readonly publish: boolean;
  readonly precompute?: PrecomputeStage;
  readonly keyOf?: (parameters: Parameters) => string;
  readonly warmStart?: WarmStart<NoInfer<Output>, F>;
  readonly readsPapers?: R;
  readonly readsNames?: N;
  readonly readsMentions?: M;
  readonly run: (
    incidence: Incidence,
    input: AnalysisInput & ResultsOf<Needs> & Previous<F> & Evidence<R> & Names<N> & Statements<M> & Parameters,
  ) => Output;
}): Analysis<Name, Output, Parameters> {
  return analysis as Analysis<Name, Output, Parameters>;
}

/** How a long analysis reports and is stopped; both are called between steps of some milliseconds. */
export interface RunControl {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

/** Thrown inside a long analysis to leave it when its caller asks it to stop. */
export class CancelledError extends Error {
  constructor() {
    super("The analysis was cancelled.");
    this.name = "CancelledError";
  }
}

/** Reports a finished step and stops if asked to. */
export function tick(run: RunControl | undefined, step: number, total: number): void {
  if (run?.isCancelled?.()) throw new CancelledError();
  run?.onProgress?.(step, total);
}
