import { once } from "node:events";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { FILES, type KillFigures, Trial, type TrialOptions } from "./killed-processes.ts";
import { exited } from "./running-server.ts";

const MAX_KILLS_PER_FILE = 3;
/** Decisions that a server is sent before it is killed, at most. */
const MAX_DECISIONS = 6;

/** Kills `isthmus extract` at random moments while it adds one file after another. */
export async function killExtractions(options: TrialOptions): Promise<KillFigures> {
  const trial = new Trial(options);
  await trial.prepare();
  for (let file = 0; !trial.isOver; file = (file + 1) % FILES) {
    if (file === 0) await trial.begin(0);
    const extract = () => {
      const child = trial.start("extract", trial.files[file] as string, "--store", options.store.url);
      return { child, done: exited(child), writes: once(child.stderr as NodeJS.ReadableStream, "data") };
    };
    for (let kills = trial.below(MAX_KILLS_PER_FILE) + 1; kills > 0; kills--) {
      const work = extract();
      if (await trial.killAtRandom(work.child, work)) await trial.checkAfterKill(file, file + 1);
    }
    const code = await trial.timed(extract());
    if (code !== 0) throw new Error(`The extraction after a kill ended with ${code}.`);
    await trial.checkFinished(file + 1);
  }
  return trial.figures;
}

/** Kills a server at random moments while it imports one uploaded file after another. */
export async function killImports(options: TrialOptions): Promise<KillFigures> {
  const trial = new Trial(options);
  await trial.prepare();
  await trial.begin(1);
  let server = await trial.serve();
  for (let file = 1; !trial.isOver; file++) {
    if (file === FILES) {
      await server.kill();
      await trial.begin(1);
      server = await trial.serve();
      file = 1;
    }
    for (let kills = trial.below(MAX_KILLS_PER_FILE) + 1; kills > 0; kills--) {
      if (!(await trial.killAtRandom(server.child, server.import(trial.files[file] as string)))) break;
      await trial.checkAfterKill(file, file + 1);
      server = await trial.serve();
      await trial.checkAfterKill(file, file + 1, false);
    }
    await trial.timed(server.import(trial.files[file] as string));
    await trial.checkFinished(file + 1);
  }
  await server.kill();
  trial.checkTemporaryFiles();
  return trial.figures;
}

/** Kills a server at random moments while it writes one decision after another. */
export async function killCurations(options: TrialOptions): Promise<KillFigures> {
  const trial = new Trial(options);
  await trial.prepare();
  await trial.begin(FILES);
  const undisturbed = await openStore(options.bench.store("undisturbed"));
  await ingest(undisturbed, trial.files, { workers: 1 });
  const concepts = (await undisturbed.concepts()).map(({ id }) => id);
  const acknowledged: string[] = [];
  let server = await trial.serve();
  for (let number = 0; !trial.isOver; ) {
    const decide = async () => {
      for (let count = trial.below(MAX_DECISIONS) + 1; count > 0; count--) {
        const { decisions } = await server.decide(actionOf(number++, concepts));
        acknowledged.push(...decisions.map(({ id }) => id));
      }
    };
    const done = trial.timed({ done: decide() }).catch(() => undefined);
    if (!(await trial.killAtRandom(server.child, { done }))) continue;
    await done;
    await trial.checkDecisions(acknowledged, undisturbed);
    server = await trial.serve();
    const { total } = await server.ask<{ total: number }>("/curation");
    if (total !== acknowledged.length) throw new Error(`${total} decisions are shown of ${acknowledged.length}.`);
  }
  await server.kill();
  await undisturbed.close();
  return trial.figures;
}

/** A decision that can always be carried out. */
function actionOf(number: number, concepts: readonly string[]): Readonly<Record<string, unknown>> {
  const concept = concepts[number % concepts.length] as string;
  const kinds = [
    { kind: "rename", concept, label: `Name ${number}` },
    { kind: "group", concepts: [concept], category: `Group ${number}` },
    { kind: "pin", concept },
    { kind: "hide", concept },
    { kind: "restore", concept },
  ];
  return kinds[number % kinds.length] as (typeof kinds)[number];
}
