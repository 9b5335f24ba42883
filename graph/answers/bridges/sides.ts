import type { PaperSide } from "../../analysis/bridges/papers-between.ts";
import type { Operand } from "../../contract/connections.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "../lookup/community-names.ts";
import { operand, type ResolvedOperand, resolveOperand } from "../lookup/operands.ts";
import { understandQuery } from "../query/query.ts";

/** One side of a question between A and B: what it is, and the papers and concepts that lie on it. */
export interface Side extends PaperSide {
  readonly answer: Operand;
}

/** Both sides of a question; one of them may be everything else. */
export async function resolveSides(snapshot: Snapshot, a: string, b: string): Promise<readonly [Side, Side]> {
  if (a.trim() === ELSE && b.trim() === ELSE) throw sameSides();
  if (a.trim() === ELSE) {
    const other = await resolveSide(snapshot, b);
    return [await everythingElse(snapshot, other), other];
  }
  const one = await resolveSide(snapshot, a);
  const other = b.trim() === ELSE ? await everythingElse(snapshot, one) : await resolveSide(snapshot, b);
  if (one.answer.name === other.answer.name) throw sameSides();
  return [one, other];
}

/** What one side stands for; what is not the other side cannot be said without it. */
export async function operandAnswer(snapshot: Snapshot, { name }: { name: string }): Promise<Operand> {
  return (await resolveSide(snapshot, name)).answer;
}

const sameSides = () =>
  new GraphError("INVALID_INPUT", "A and B are the same.", { hint: "Name two different things." });

const ELSE = "else";
const QUERY = "query:";

async function resolveSide(snapshot: Snapshot, name: string): Promise<Side | ResolvedOperand> {
  return name.startsWith(QUERY) ? querySide(snapshot, name.slice(QUERY.length)) : resolveOperand(snapshot, name);
}

/** The papers of a query; its concepts are those that it names. */
async function querySide(snapshot: Snapshot, q: string): Promise<Side> {
  const { mask, concepts } = await understandQuery(snapshot, q);
  const { answer } = await operand(snapshot, { kind: "query", name: QUERY + q, label: q }, concepts);
  return {
    answer: { ...answer, papers: mask.reduce((sum, fits) => sum + fits, 0) },
    concepts: new Set(concepts),
    papers: mask,
  };
}

/** All concepts of fields other than the one in which most papers of a side lie. */
async function everythingElse(snapshot: Snapshot, { answer, concepts }: Side | ResolvedOperand): Promise<Side> {
  const communities = await snapshot.analyses.communities();
  const papers = new Float64Array(communities.count + 1);
  for (const number of concepts) papers[communities.community[number]!]! += snapshot.concepts[number]!.papers;
  papers[0] = 0;
  const home = papers.indexOf(Math.max(...papers));
  const others = Array.from(communities.community.keys()).filter((number) => {
    const field = communities.community[number]!;
    return field !== 0 && field !== home && !concepts.has(number);
  });
  const label =
    answer.kind === "community" || home === 0
      ? "everything else"
      : `fields other than ${communityName(snapshot, communities, home)}`;
  return operand(snapshot, { kind: "else", name: ELSE, label }, others);
}
