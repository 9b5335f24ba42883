/**
 * Prints the most frequent concepts of a store and a random sample of all, to judge what becomes a node:
 *
 *   npx tsx scripts/quality/draw-concepts.ts STORE [SEED] [COUNT]     (default: 2026, 300)
 */

import { seededRandom, shuffledRange } from "../../graph/shared/random.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

async function main(): Promise<void> {
  const [url, seed = "2026", count = "300"] = process.argv.slice(2);
  if (url === undefined) throw new Error("Which store? npx tsx scripts/quality/draw-concepts.ts STORE");
  const store = await openStore(url);
  const concepts = await store.concepts();
  await store.close();
  const print = (title: string, chosen: typeof concepts) =>
    console.log(
      `${title}\n${chosen.map(({ label, papers, termhood }) => `${papers}\t${termhood.toFixed(2)}\t${label}`).join("\n")}\n`,
    );
  const common = [...concepts].sort((a, b) => b.papers - a.papers || compareIds(a.id, b.id)).slice(0, Number(count));
  const drawn = [...shuffledRange(concepts.length, seededRandom(Number(seed))).slice(0, Number(count))];
  console.log(`${concepts.length} concepts, ${concepts.filter(({ papers }) => papers === 1).length} of one paper\n`);
  print(`The ${common.length} most frequent: papers, termhood, label`, common);
  print(
    `${drawn.length} drawn at random, seed ${seed}`,
    drawn.map((i) => concepts[i]!),
  );
}

await main();
