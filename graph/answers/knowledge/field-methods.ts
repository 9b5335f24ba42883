import type { TaskMethods, Transfers } from "../../contract/knowledge/relations.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { labelsOf } from "../lookup/community-names.ts";
import { type KnowledgeIndex, knowledgeOf, knownConcepts, papersOfRow, roundShare } from "../lookup/knowledge-index.ts";
import { papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

const MAX_EMPTY = 50;

/** Relations, at least so sure, that say that a method is used for a task. */
function sureMethodRows({ methodRows, relations }: KnowledgeIndex, minConfidence: number): number[] {
  return [...methodRows.filter((row) => relations.confidence[row]! >= minConfidence)];
}

/** Which methods are used for the tasks of a field, and which pairs have none where most would be expected. */
export async function taskMethods(
  snapshot: Snapshot,
  question: { community?: number | undefined; tasks: number; methods: number; minConfidence: number },
): Promise<TaskMethods> {
  const knowledge = await knowledgeOf(snapshot);
  const { relations } = knowledge;
  const { community } = await snapshot.analyses.communities();
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const field = question.community ?? 0;
  const all = sureMethodRows(knowledge, question.minConfidence).filter(
    (row) => field === 0 || community[relations.to[row]!] === field,
  );
  const papersOf = (row: number) => papersOfRow(knowledge, row).length;
  const tasks = mostOf(all, (row) => relations.to[row]!, papersOf, question.tasks);
  const ofTasks = all.filter((row) => tasks.has(relations.to[row]!));
  const methods = mostOf(ofTasks, (row) => relations.from[row]!, papersOf, question.methods);
  const rows = ofTasks.filter((row) => methods.has(relations.from[row]!));
  const cells: TaskMethods["cells"] = {
    task: [],
    method: [],
    papers: [],
    sentences: [],
    confidence: [],
    firstYear: [],
  };
  for (const row of rows) {
    cells.task.push(tasks.get(relations.to[row]!)!);
    cells.method.push(methods.get(relations.from[row]!)!);
    cells.papers.push(papersOf(row));
    cells.sentences.push(relations.sentences[row]!);
    cells.confidence.push(roundShare(relations.confidence[row]!));
    cells.firstYear.push(relations.firstYear[row] || null);
  }
  return {
    community: field,
    tasks: [...tasks.keys()].map(conceptOf),
    methods: [...methods.keys()].map(conceptOf),
    cells,
    empty: emptyCells(snapshot, [...tasks.keys()], [...methods.keys()], cells),
    minConfidence: question.minConfidence,
  };
}

/** The concepts with most papers over their rows, each with its place; ties by number. */
function mostOf(
  rows: readonly number[],
  conceptOf: (row: number) => number,
  papersOf: (row: number) => number,
  limit: number,
): Map<number, number> {
  const totals = new Map<number, number>();
  for (const row of rows) totals.set(conceptOf(row), (totals.get(conceptOf(row)) ?? 0) + papersOf(row));
  const order = [...totals].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
  return new Map(order.map(([concept], place) => [concept, place]));
}

/** Pairs without a relation by what rows and columns would let expect, in papers. */
function emptyCells(
  snapshot: Snapshot,
  tasks: readonly number[],
  methods: readonly number[],
  cells: TaskMethods["cells"],
): TaskMethods["empty"] {
  const ofTask = new Float64Array(tasks.length);
  const ofMethod = new Float64Array(methods.length);
  const filled = new Set<number>();
  let sum = 0;
  for (const [i, papers] of cells.papers.entries()) {
    const [task, method] = [cells.task[i]!, cells.method[i]!];
    ofTask[task]! += papers;
    ofMethod[method]! += papers;
    filled.add(task * methods.length + method);
    sum += papers;
  }
  const empty = tasks.flatMap((_, task) =>
    methods.flatMap((__, method) => {
      if (filled.has(task * methods.length + method) || tasks[task] === methods[method]) return [];
      return [{ task, method, expected: (ofTask[task]! * ofMethod[method]!) / sum }];
    }),
  );
  empty.sort((a, b) => b.expected - a.expected || a.task - b.task || a.method - b.method);
  return empty.slice(0, MAX_EMPTY).map((cell) => ({
    ...cell,
    expected: roundShare(cell.expected),
    joint: jointPapers(snapshot.incidence, tasks[cell.task]!, methods[cell.method]!).length,
  }));
}

const MAX_FIRST_PAPERS = 3;

/** Methods at home in one field that are used for tasks of another; the latest arrivals first. */
export async function transfers(
  snapshot: Snapshot,
  question: { from: number; to: number; minConfidence: number; limit: number; offset: number },
): Promise<Transfers> {
  const { from, to } = question;
  const communities = await snapshot.analyses.communities();
  if (from === to || Math.max(from, to) > communities.count) {
    throw new GraphError("INVALID_INPUT", "Name two different communities.", {
      hint: `Communities are numbered 1 to ${communities.count}, the largest first.`,
    });
  }
  const knowledge = await knowledgeOf(snapshot);
  const { relations } = knowledge;
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const fieldOf = (concept: number) => communities.community[concept]!;
  const ofField = sureMethodRows(knowledge, question.minConfidence).filter(
    (row) => fieldOf(relations.from[row]!) === from,
  );
  const rows = ofField
    .filter((row) => fieldOf(relations.to[row]!) === to)
    .sort((a, b) => relations.firstYear[b]! - relations.firstYear[a]! || a - b);
  const yearOf = (paper: number) => snapshot.papers.years[paper]!;
  const page = rows.slice(question.offset, question.offset + question.limit);
  const items = page.map(async (row) => {
    const method = relations.from[row]!;
    const year = relations.firstYear[row]!;
    const first = papersOfRow(knowledge, row)
      .filter((paper) => yearOf(paper) === year)
      .slice(0, MAX_FIRST_PAPERS);
    const elsewhere = rows.filter((other) => other !== row && relations.from[other] === method);
    const before = elsewhere.flatMap((other) => [...papersOfRow(knowledge, other)]);
    const atHome = ofField.filter(
      (other) => relations.from[other] === method && fieldOf(relations.to[other]!) === from,
    );
    const years = atHome.map((other) => relations.firstYear[other]!).filter((known) => known > 0);
    return {
      method: conceptOf(method),
      task: conceptOf(relations.to[row]!),
      papers: papersOfRow(knowledge, row).length,
      confidence: roundShare(relations.confidence[row]!),
      firstYear: year || null,
      firstPapers: (await papersByNumber(snapshot, first)).map(summaryOf),
      before: new Set(before.filter((paper) => yearOf(paper) > 0 && yearOf(paper) < year)).size,
      sinceYear: years.length === 0 ? null : Math.min(...years),
    };
  });
  return {
    ...{ from, to, labels: labelsOf(snapshot, communities, from, to) },
    total: rows.length,
    items: await Promise.all(items),
    minConfidence: question.minConfidence,
  };
}
