/**
 * Prints a random sample of the papers of a saved page, to write down the wanted concepts before looking at any output:
 *
 *   npx tsx scripts/quality/draw-papers.ts PAGE.txt [SEED] [COUNT] [LISTS.json…]
 *
 * Papers of the lists (such as tests/quality/wanted-concepts.json) are not drawn.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { savedPage } from "../../graph/readers/formats/text/saved-page.ts";
import { seededRandom, shuffledRange } from "../../graph/shared/random.ts";
import { compareIds } from "../../graph/shared/text.ts";

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function main(): Promise<void> {
  const [page, seed = "2026", count = "20", ...lists] = process.argv.slice(2);
  if (page === undefined) throw new Error("Which page? npx tsx scripts/quality/draw-papers.ts PAGE.txt");
  const titles = lists.flatMap((list) => {
    const { papers } = JSON.parse(readFileSync(resolve(list), "utf8")) as { papers: { title: string }[] };
    return papers.map(({ title }) => title);
  });
  const papers: { title: string; abstract: string }[] = [];
  for await (const item of savedPage.read(once(readFileSync(resolve(page), "utf8")))) {
    if (item.kind === "record" && !titles.includes(item.record.title)) papers.push(item.record);
  }
  papers.sort((a, b) => compareIds(a.title, b.title));
  for (const i of shuffledRange(papers.length, seededRandom(Number(seed))).slice(0, Number(count))) {
    console.log(`${papers[i]?.title}\n\n${papers[i]?.abstract}\n\n`);
  }
}

await main();
