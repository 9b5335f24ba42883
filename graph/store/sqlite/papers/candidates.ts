import type { PaperCandidates } from "../../store.ts";
import { seal, unseal } from "../database/damage.ts";
import type { Connections, scanner } from "../database/open-database.ts";

const CANDIDATES =
  "SELECT paper.id AS paper, candidate.data FROM paper JOIN candidate ON candidate.paper = paper.number";

const AMONG = "AND paper.id IN (SELECT value FROM json_each(?))";

/** Makes the functions over the packed candidates. */
export function candidateTable({ writer }: Connections, scan: ReturnType<typeof scanner>, forgetBasis: () => void) {
  const mark = writer
    .prepare<[string, string], number>("UPDATE paper SET extractor = ? WHERE id = ? RETURNING number")
    .pluck();
  const isThere = writer.prepare<[number], number>("SELECT 1 FROM candidate WHERE paper = ?").pluck();
  const put = writer.prepare("INSERT INTO candidate VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const stale = writer.prepare("UPDATE state SET stale = 1");
  return {
    saveCandidates: writer.transaction((extractor: string, batch: readonly PaperCandidates[]) => {
      for (const { paper, data } of batch) {
        const number = mark.get(extractor, paper);
        if (number === undefined) continue;
        if (isThere.get(number) === 1) forgetBasis();
        put.run(number, seal(data));
      }
      if (batch.length > 0) stale.run();
    }).immediate,

    candidates: (extractor: string, papers?: readonly string[]): AsyncGenerator<PaperCandidates> => {
      const [condition, values] = papers ? [AMONG, [JSON.stringify(papers)]] : ["", []];
      const sql = `${CANDIDATES} WHERE paper.extractor = ? ${condition} ORDER BY paper.id`;
      return unpackRows(scan<PaperCandidates>(sql, undefined, extractor, ...values));
    },
  };
}

async function* unpackRows(rows: AsyncIterable<PaperCandidates>): AsyncGenerator<PaperCandidates> {
  for await (const { paper, data } of rows) yield { paper, data: unseal(data) };
}
