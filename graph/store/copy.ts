import { createHash } from "node:crypto";
import { GraphError } from "../shared/errors.ts";
import { concurrently } from "../shared/streams.ts";
import { dump } from "./dump.ts";
import type { GraphStore, StoredPaper } from "./store.ts";

/** Papers or candidates written in one transaction. */
const BATCH = 500;
/** Transactions at a time: a server works on one while the next is sent. The embedded store has one writer. */
const WRITES = 2;

/** How far a copy has come. */
export interface CopyProgress {
  readonly phase: "papers" | "candidates" | "graph" | "verify";
  readonly done: number;
  readonly total: number | null;
}

/** What was copied, and the fingerprint that both stores have. */
export interface CopyReport {
  readonly papers: number;
  readonly concepts: number;
  readonly mentions: number;
  readonly decisions: number;
  /** SHA-256 over the lines of the dump. */
  readonly checksum: string;
  readonly seconds: number;
}

/**
 * Copies a graph into another store, and checks that both dumps are equal. Papers that wait for the graph
 * are not part of it. Stopped at any moment it can be run again: what is there already is not written again. The target must be empty or contain a part of the same graph.
 */
export async function copyGraph(
  from: GraphStore,
  to: GraphStore,
  options: { onProgress?: (progress: CopyProgress) => void; signal?: AbortSignal } = {},
): Promise<CopyReport> {
  const start = performance.now();
  const report = (phase: CopyProgress["phase"], done: number, total: number | null) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ phase, done, total });
  };
  return to.withFillLock(async () => {
    const { facts, papers, concepts, mentions } = await from.summary("");
    await refuseOtherPapers(from, to);
    await copyPapers(from, to, (done) => report("papers", done, papers));
    const extractor = facts.extractor ?? "";
    await copyCandidates(from, to, extractor, (done) => report("candidates", done, papers));
    for (const source of await from.sources.list()) await to.sources.save(source);
    await copyDecisions(from, to);
    report("graph", 0, papers);
    await to.replaceGraph({ concepts: await from.concepts(), mentions: from.mentions() });
    for (const [name, value] of Object.entries(facts)) await to.setFact(name, value);
    report("verify", 0, null);
    const [checksum, copied] = await Promise.all([checksumOf(from), checksumOf(to)]);
    if (checksum !== copied) {
      throw new GraphError("CONFLICT", "The copy differs from its source.", {
        hint: "Something wrote to one of the stores meanwhile: run the copy again.",
      });
    }
    const decisions = (await from.decisions()).length;
    return { papers, concepts, mentions, decisions, checksum, seconds: (performance.now() - start) / 1000 };
  });
}

async function refuseOtherPapers(from: GraphStore, to: GraphStore): Promise<void> {
  const { ids } = await from.paperColumns();
  const known = new Set(ids);
  const stored = [...(await to.paperColumns()).ids, ...(await to.waitingPapers())];
  const other = stored.find((id) => !known.has(id));
  if (other === undefined) return;
  throw new GraphError("CONFLICT", `${to.url} contains papers that ${from.url} does not have (${other}).`, {
    hint: "Copy into an empty store.",
  });
}

async function copyPapers(from: GraphStore, to: GraphStore, onDone: (done: number) => void): Promise<void> {
  let done = 0;
  await concurrently(batches<StoredPaper>(from.allPapers()), WRITES, async (batch) => {
    await to.savePapers(batch);
    done += batch.length;
    onDone(done);
  });
}

async function copyCandidates(
  from: GraphStore,
  to: GraphStore,
  extractor: string,
  onDone: (done: number) => void,
): Promise<void> {
  let done = 0;
  let last = "";
  await concurrently(batches(from.candidates(extractor)), WRITES, async (batch) => {
    const after = last;
    last = batch.at(-1)?.paper ?? last;
    // Those of the next papers that lack them: a run that was stopped has left the others complete.
    const lacking = new Set((await to.papersToExtract(extractor, BATCH, after)).map(({ id }) => id));
    const missing = batch.filter(({ paper }) => lacking.has(paper));
    if (missing.length > 0) await to.saveCandidates(extractor, missing);
    done += batch.length;
    onDone(done);
  });
}

async function copyDecisions(from: GraphStore, to: GraphStore): Promise<void> {
  const [source, target] = [await from.decisions(), await to.decisions()];
  if (JSON.stringify(source.slice(0, target.length)) !== JSON.stringify(target)) {
    throw new GraphError("CONFLICT", `${to.url} contains other curation decisions than ${from.url}.`, {
      hint: "Copy into an empty store.",
    });
  }
  await to.appendDecisions(source.slice(target.length).map(({ sequence: _, ...decision }) => decision));
}

async function checksumOf(store: GraphStore): Promise<string> {
  const hash = createHash("sha256");
  for await (const line of dump(store)) hash.update(line).update("\n");
  return hash.digest("hex");
}

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
