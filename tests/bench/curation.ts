import { cpus } from "node:os";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { suggestions } from "../../graph/answers/curation/suggestions.ts";
import type { CurationAction } from "../../graph/contract/curation.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { decide, undo } from "../../graph/curation/decide.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

/** The cost of a decision on a store (use a copy, because the log is written): `npx tsx tests/bench/curation.ts sqlite:COPY`. */
const url = process.argv[2];
if (url === undefined) throw new Error("Give the address of a copy of a store.");

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU and wall seconds of some work. */
async function timed<T>(work: () => Promise<T>): Promise<{ cpu: number; wall: number; value: T }> {
  const [cpu, wall] = [cpuSeconds(), performance.now()];
  const value = await work();
  const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
  return { cpu: round(cpuSeconds() - cpu), wall: round((performance.now() - wall) / 1000), value };
}

async function main(address: string): Promise<void> {
  const store = withCuration(await openStore(address));
  const opened = await timed(() => openSnapshot(store));
  let now: Snapshot = opened.value;
  await now.analyses.communities();
  const id = (place: number) => now.concepts[now.byPapers[place] as number]?.id ?? "";
  const asked = id(3);
  const actions: CurationAction[] = [
    { kind: "merge", concepts: [id(40)], into: asked },
    { kind: "hide", concept: id(10) },
    { kind: "rename", concept: id(5), label: "Another name" },
    { kind: "always", phrase: "we propose" },
  ];
  const report: Record<string, { cpu: number; wall: number }> = {};
  const note = (name: string, { cpu, wall }: { cpu: number; wall: number }) => {
    report[name] = { cpu, wall };
  };
  note("open", opened);
  const answered = async (work: () => Promise<unknown>) => {
    await work();
    now = await openSnapshot(store, { previous: now });
    return cooccurrence(now, { id: asked, measure: "npmi", minPapers: 1, limit: 50 });
  };
  const author = { by: "bench" };
  for (const action of actions) note(action.kind, await timed(() => answered(() => decide(store, [action], author))));
  for (const { kind } of [...actions].reverse())
    note(`undo ${kind}`, await timed(() => answered(() => undo(store, author))));
  const { state } = await store.curation();
  note("suggestions", await timed(() => suggestions(now, state, { limit: 50, offset: 0 })));
  const { papers, concepts, mentions } = await store.summary("");
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  process.stdout.write(`${JSON.stringify({ machine, papers, concepts, mentions, seconds: report }, null, 2)}\n`);
  await store.close();
}

await main(url);
