import { deserialize, serialize } from "node:v8";
import { isSmallCollection } from "../analysis/bridges/bridge-model.ts";
import { leavesRareOut } from "../analysis/communities/concept-graph.ts";
import type { Analysis, PrecomputeStage } from "../analysis/define-analysis.ts";
import { knowledgeAnalysis } from "../analysis/knowledge/knowledge.ts";
import type { KnowledgeEvidence } from "../analysis/knowledge-evidence.ts";
import type { Progress } from "../contract/entities.ts";
import type { AnalysisName } from "../contract/jobs.ts";
import type { ConceptRecord } from "../contract/records.ts";
import { createPause, mapWithPauses } from "../shared/pauses.ts";
import type { DerivedData } from "../store/store.ts";
import type { StatementOptions } from "./evidence/read-statements.ts";
import { type LazyResult, memoFor } from "./memo.ts";
import { type AnalysisRun, Runs } from "./runs.ts";
import type { ExplanationInput, ExplanationName, ExplanationOutput } from "./threads/explanations.ts";
import type { QuestionInput, QuestionName, QuestionOutput } from "./threads/questions.ts";
import { type ParametricAnalyses, type PlainName, type PlainOutputs, registry, resultKey } from "./threads/registry.ts";
import { MAX_THREADS, type Runner } from "./threads/runner.ts";

/** Seed of everything random that the product computes for a corpus. */
export const SEED = 1;

/** The analyses of one content revision: each is computed when first asked for, and stored. */
export type Analyses = { readonly [N in PlainName]: LazyResult<PlainOutputs[N]> } & ParametricAnalyses & {
    /** Answers a question off this thread, without storing the answer. */
    ask<Q extends QuestionName>(question: Q, input: QuestionInput<Q>): Promise<QuestionOutput<Q>>;
    /** Answers a question about what extraction decided, off this thread. */
    explain<E extends ExplanationName>(explanation: E, input: ExplanationInput<E>): Promise<ExplanationOutput<E>>;
    /** Why these papers are bridges. */
    reasons(papers: readonly number[]): Promise<QuestionOutput<"reasons">>;
    /** Starts an analysis, also one that was stopped; null when its result is available. */
    start(name: AnalysisName): Promise<AnalysisRun | null>;
    /** Computes what screens will ask for in one stage. */
    precompute(stage: PrecomputeStage): Promise<void>;
    /** Stops all that runs. */
    stop(): void;
    /** What is being computed, the oldest first; null when nothing is. */
    progress(): Progress | null;
    /** Number of available results. */
    count(): number;
  };

interface Parts {
  readonly store: DerivedData;
  readonly revision: number;
  readonly concepts: readonly ConceptRecord[];
  readonly years: Int16Array;
  readonly runner: Runner;
  /** Version of the extractor that the papers were read with. */
  readonly extractor: string;
  /** What the sentences of all papers say, for the analyses that read it. */
  readonly readEvidence: () => Promise<KnowledgeEvidence>;
  /** Where papers state their own work with each of their concepts, for the analyses that ask. */
  readonly readStatements: (options: StatementOptions) => Promise<Uint32Array>;
  readonly onRun?: ((run: AnalysisRun) => void) | undefined;
}

/** Binds the analyses of the registry to one revision: each receives the results it needs, and its own is stored. */
export function analysesOf(parts: Parts): Analyses {
  const { store, revision, runner, onRun } = parts;
  const runs = new Runs(onRun);
  const memo = memoFor(store, revision);
  const results = new Map<string, LazyResult<unknown>>();
  /** In these the statements of papers depend on kinds. */
  const isSmall = isSmallCollection({ papers: parts.years.length });

  const resultOf = (analysis: Analysis, parameters: object = {}): LazyResult<unknown> => {
    const own = analysis.keyOf?.(parameters);
    const texts = `${analysis.readsPapers ? `/${parts.extractor}` : ""}${analysis.readsMentions && isSmall ? `/${resultKey(knowledgeAnalysis)}` : ""}`;
    const key = `${resultKey(analysis)}/${SEED}${texts}${own === undefined ? "" : `/${own}`}`;
    const known = results.get(key);
    if (known) return known;
    const result = memo.lazy(key, () => compute(analysis, parameters));
    results.set(key, result);
    return result;
  };

  async function compute(analysis: Analysis, parameters: object): Promise<unknown> {
    const input: Record<string, unknown> = { years: parts.years, seed: SEED, ...parameters };
    const readNeeds = async () => {
      for (const [name, need] of Object.entries(analysis.needs)) input[name] = await resultOf(need)();
    };
    // Texts are read while other threads compute what is needed, too.
    const readMentions = async () => {
      if (analysis.readsMentions) input.statements = await statementsOfBridges(parts, byName);
    };
    // Of a small corpus kinds are decided in between, so that one lane runs one analysis at a time.
    if (isSmall) await readNeeds().then(readMentions);
    else await Promise.all([readNeeds(), readMentions()]);
    if (analysis.readsNames) input.names = await mapWithPauses(parts.concepts, ({ key }) => key);
    if (analysis.readsPapers) input.evidence = await parts.readEvidence();
    if (analysis.warmStart) Object.assign(input, { previous: await loadWarmStart(parts, analysis) });
    return runs.run(analysis.name, analysis.title, async (onProgress, signal, onStart) => {
      const output = await runner.run(analysis.name, input, { onProgress, signal, onStart });
      await saveWarmStart(parts, analysis, output);
      return output;
    });
  }

  const byName = Object.fromEntries(
    registry.map((analysis: Analysis) => [
      analysis.name,
      analysis.keyOf ? (parameters: object) => resultOf(analysis, parameters)() : resultOf(analysis),
    ]),
    // Object.fromEntries loses the names; the registry guarantees them.
  ) as { readonly [N in PlainName]: LazyResult<PlainOutputs[N]> } & ParametricAnalyses;

  return {
    ...byName,
    ask: (question, input) =>
      runs.run(question, "Answering a question", (onProgress, signal, onStart) =>
        runner.run(question, input, { onProgress, signal, onStart }),
      ) as Promise<QuestionOutput<typeof question>>,
    explain: (explanation, input) =>
      runner.explain(explanation, input) as Promise<ExplanationOutput<typeof explanation>>,
    reasons: async (papers) => {
      const [communities, nested] = [await byName.communities(), await byName.nestedNames()];
      const input: QuestionInput<"reasons"> = { communities, nested, papers };
      return runner.run("reasons", input) as Promise<QuestionOutput<"reasons">>;
    },
    start: (name) => runs.begin(name, byName[name]()),
    precompute: (stage) => precompute(stage, (analysis) => resultOf(analysis)()),
    stop: () => runs.stop(),
    progress: () => runs.progress(),
    count: memo.count,
  };
}

/**
 * In a very large corpus from the texts of those papers only that can come first among the bridges: a seventh of a million. In a small one, whose titles are
 * too few to show what is a mere detail, kinds of concepts help; in others they would take longer than bridges.
 */
async function statementsOfBridges(
  { runner, readStatements, years }: Parts,
  { communities, nestedNames, knowledge }: Pick<Analyses, "communities" | "nestedNames" | "knowledge">,
): Promise<Uint32Array> {
  if (isSmallCollection({ papers: years.length })) return readStatements({ kinds: (await knowledge()).kinds });
  const fields = await communities();
  if (!leavesRareOut(fields)) return readStatements({});
  const input: QuestionInput<"papersApart"> = { communities: fields, nested: await nestedNames() };
  return readStatements({ wanted: (await runner.run("papersApart", input)) as QuestionOutput<"papersApart"> });
}

/**
 * What the first screen shows runs in all threads: more at a time would only wait, and be shown as running. What comes later leaves a
 * thread to those who ask meanwhile.
 */
async function precompute(stage: PrecomputeStage, compute: (analysis: Analysis) => Promise<unknown>): Promise<void> {
  const waiting = registry.filter((analysis: Analysis) => analysis.precompute === stage).values();
  const lane = async () => {
    for (const analysis of waiting) await compute(analysis);
  };
  await Promise.all(Array.from({ length: stage === "screen" ? MAX_THREADS : 1 }, lane));
}

/** The starting point of the next run does not belong to a revision. */
const ANY_REVISION = 0;
/** `former` stays in the key because existing stores have it. */
const warmStartKey = ({ name }: Analysis) => `${name}/former`;

async function loadWarmStart({ store, concepts }: Parts, analysis: Analysis): Promise<unknown> {
  const pause = createPause();
  const bytes = await store.derived(warmStartKey(analysis), ANY_REVISION);
  if (!bytes) return undefined;
  await pause();
  const packed = deserialize(bytes);
  await pause();
  return analysis.warmStart?.unpack(packed, idsOf(concepts));
}

async function saveWarmStart({ store, concepts }: Parts, analysis: Analysis, output: unknown): Promise<void> {
  if (!analysis.warmStart) return;
  const pause = createPause();
  const previous = analysis.warmStart.pack(output, idsOf(concepts));
  await pause();
  const packed = serialize(previous);
  await pause();
  // If it cannot be stored, the next run starts from nothing.
  await store.saveDerived(warmStartKey(analysis), ANY_REVISION, packed).catch(() => undefined);
}

function idsOf(concepts: readonly ConceptRecord[]): string[] {
  return concepts.map(({ id }) => id);
}
