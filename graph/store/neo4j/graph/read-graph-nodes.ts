import type { IncidenceChunk, PaperMentions } from "../../../contract/records.ts";
import { compareIds } from "../../../shared/text.ts";
import { ChunkBuilder } from "../../packing/chunk-builder.ts";
import { conceptRow, unpackMentions } from "../../packing/pack-mentions.ts";
import type { Connection } from "../connection/connection.ts";
import { IN_GRAPH } from "../connection/names.ts";
import { pages } from "../connection/pages.ts";
import { fromBytes } from "../connection/values.ts";
import { draftConcepts } from "./concept-nodes.ts";
import { type MentionRow, mentionsFrom } from "./mention-rows.ts";

type Places = Omit<MentionRow<number>, "sentences">;
/** The same by position: the names of fields are half of what would cross the wire. */
type PlacesRow = readonly [concept: number, fields: Places["fields"], ...places: (readonly number[])[]];

/** While a draft is being applied: its numbers by concept id, for the papers that are applied already. */
interface DraftNumbers {
  readonly numbers: ReadonlyMap<string, number>;
}

const MENTIONS_PAGE = 500;
const INCIDENCE_PAGE = 4096;

/** Makes the functions that read mentions and incidence: one row a paper, which is four times as fast as one a mention. */
export function graphNodeReader(connection: Connection) {
  const applying = async (): Promise<DraftNumbers | undefined> => {
    const concepts = await connection.read(draftConcepts);
    return concepts && { numbers: new Map(concepts.map(({ id }, number) => [id, number])) };
  };
  const mentions = async function* (ids?: readonly string[]): AsyncGenerator<PaperMentions> {
    const draft = await applying();
    const sortedIds = ids && [...new Set(ids)].sort(compareIds);
    const cypher = mentionsCypher(sortedIds !== undefined, draft !== undefined);
    type Row = { paper: string; staged: Int8Array[]; rows: PlacesRow[] };
    for (const part of parts(sortedIds)) {
      const more = part ? { ids: part } : {};
      for await (const row of pages<Row>(connection, cypher, (one) => one.get("paper"), more, MENTIONS_PAGE)) {
        const [staged] = row.get("staged");
        yield {
          paper: row.get("paper"),
          mentions: staged ? unpackMentions(fromBytes(staged)) : mentionsFrom(withNumbers(row.get("rows"), draft)),
        };
      }
    }
  };
  return {
    mentions,

    async *incidences(): AsyncGenerator<IncidenceChunk> {
      const chunks = new ChunkBuilder();
      for await (const row of (await applying()) ? rowsOf(mentions()) : conceptRows(connection)) {
        const full = chunks.add(row);
        if (full) yield full;
      }
      const last = chunks.finish();
      if (last) yield last;
    },
  };
}

function mentionsCypher(someOnly: boolean, draft: boolean): string {
  return `MATCH (p:IsthmusPaper) WHERE p.id > $after${someOnly ? " AND p.id IN $ids" : ""} AND ${IN_GRAPH}
    WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS paper, ${draft ? "COLLECT { MATCH (d:IsthmusDraft {paper: p.id}) RETURN d.data }" : "[]"} AS staged,
      COLLECT { MATCH (p)-[m:MENTIONS]->(c:IsthmusConcept) RETURN [${draft ? "c.id" : "c.number"}, m.fields, m.starts, m.ends,
        m.sentenceStarts, m.sentenceEnds] } AS rows ORDER BY p.id`;
}

async function* rowsOf(mentions: AsyncIterable<PaperMentions>): AsyncGenerator<number[]> {
  for await (const of of mentions) yield conceptRow(of.mentions);
}

/** Only the numbers of the concepts of each paper. */
async function* conceptRows(connection: Connection): AsyncGenerator<number[]> {
  const cypher = `MATCH (p:IsthmusPaper) WHERE p.id > $after AND ${IN_GRAPH} WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS paper, COLLECT { MATCH (p)-[:MENTIONS]->(c:IsthmusConcept) RETURN c.number } AS concepts ORDER BY p.id`;
  type Row = { paper: string; concepts: number[] };
  for await (const row of pages<Row>(connection, cypher, (one) => one.get("paper"), {}, INCIDENCE_PAGE)) {
    yield row.get("concepts").sort((a, b) => a - b);
  }
}

/** While a draft is applied, relationships name concepts by id, because numbers on nodes are changing. */
function withNumbers(rows: readonly PlacesRow[], draft: DraftNumbers | undefined): Places[] {
  return rows.flatMap(([numberOrId, fields, starts = [], ends = [], sentenceStarts = [], sentenceEnds = []]) => {
    const concept = draft ? draft.numbers.get(String(numberOrId)) : numberOrId;
    return concept === undefined ? [] : { concept, fields, starts, ends, sentenceStarts, sentenceEnds };
  });
}

function parts(ids: readonly string[] | undefined): (readonly string[] | undefined)[] {
  if (!ids) return [undefined];
  return Array.from({ length: Math.ceil(ids.length / 5000) }, (_, i) => ids.slice(i * 5000, (i + 1) * 5000));
}
