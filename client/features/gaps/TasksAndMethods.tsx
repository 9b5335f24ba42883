import type { KnownConcept } from "../../../graph/contract/knowledge/knowledge.ts";
import type { TaskMethods, Transfers } from "../../../graph/contract/knowledge/relations.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept, openLink, openPaper, setOptions } from "../../state/view-changes.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { capitalize, count, decimal, pluralize } from "../../ui/words/format.ts";

const maxTasks = 12;
/** Methods that are looked at for these tasks; the answer has the most used ones. */
const maxMethods = 60;
/** Pairs without a relation that are listed. */
const maxEmpty = 5;

/** Which methods sentences say are used for which tasks, in one field or all, and which might be. */
export function TasksAndMethods({ map }: { map: ConceptMap }) {
  const { field } = useView().options;
  const community = Number(field) > 0 ? { community: Number(field) } : {};
  const query = useAnswer("getTaskMethods", { ...community, tasks: maxTasks, methods: maxMethods }, { keep: true });
  const fields = [
    { id: "", text: "All fields" },
    ...map.communities.map(({ id, label }) => ({ id: String(id), text: capitalize(label) })),
  ];
  return (
    <section aria-label="Methods for tasks">
      <h2>Methods for tasks</h2>
      <div className="ideas-bar">
        <Choice
          label="Tasks of"
          value={field}
          options={fields}
          onChange={(id) => viewStore.change(setOptions({ field: id }), "replace")}
        />
      </div>
      <Waiting query={query} what="Reading relations">
        {(answer) => <MethodsOfTasks answer={answer} />}
      </Waiting>
    </section>
  );
}

function MethodsOfTasks({ answer }: { answer: TaskMethods }) {
  const rows = methodsByTask(answer);
  if (rows.length === 0) {
    return <p className="quiet">No sentence says here that a method is used for a task, at this confidence.</p>;
  }
  return (
    <>
      <p>
        A method counts when a sentence says that it is used for the task, with a confidence of{" "}
        {decimal(answer.minConfidence, 1)} or more. Numbers are papers. Press one for its sentences.
      </p>
      <dl className="task-methods">
        {rows.map(({ task, methods }) => (
          <div key={task.id}>
            <dt>
              <ConceptButton
                label={task.label}
                community={task.community}
                onPress={() => viewStore.change(openConcept(task.id))}
              />
            </dt>
            <dd>
              <ul className="chips">
                {methods.map(({ method, papers, firstYear }) => (
                  <li key={method.id}>
                    <button
                      type="button"
                      className="partner-btn"
                      onClick={() => viewStore.change(openLink(method.id, task.id))}
                    >
                      <Dot community={method.community} />
                      {method.label}{" "}
                      <span className="quiet">
                        {count(papers)}
                        {firstYear !== null && `, since ${firstYear}`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <MethodsNotYetUsed answer={answer} />
    </>
  );
}

function MethodsNotYetUsed({ answer: { empty, tasks, methods } }: { answer: TaskMethods }) {
  const pairs = empty.slice(0, maxEmpty).flatMap(({ task, method, expected, joint }) => {
    const ends = { task: tasks[task], method: methods[method] };
    return ends.task && ends.method ? [{ task: ends.task, method: ends.method, expected, joint }] : [];
  });
  if (pairs.length === 0) return null;
  return (
    <>
      <h3 className="apart">No sentence says it yet, though both are used much</h3>
      <ul>
        {pairs.map(({ task, method, expected, joint }) => (
          <li key={`${task.id} ${method.id}`}>
            <button
              type="button"
              className="partner-btn"
              onClick={() => viewStore.change(openLink(method.id, task.id))}
            >
              {method.label} for {task.label}{" "}
              <span className="quiet">
                {decimal(expected, 1)} expected; {joint === 0 ? "no paper" : pluralize(joint, "paper")} with both
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface MethodOfTask {
  readonly method: KnownConcept;
  readonly papers: number;
  readonly firstYear: number | null;
}

/** The methods of each task that has any, most papers first; tasks in their order. */
export function methodsByTask({
  tasks,
  methods,
  cells,
}: Pick<TaskMethods, "tasks" | "methods" | "cells">): { task: KnownConcept; methods: MethodOfTask[] }[] {
  const rows = tasks.map((task) => ({ task, methods: [] as MethodOfTask[] }));
  cells.task.forEach((task, k) => {
    const method = methods[cells.method[k] ?? -1];
    if (method) {
      rows[task]?.methods.push({ method, papers: cells.papers[k] ?? 0, firstYear: cells.firstYear[k] ?? null });
    }
  });
  for (const row of rows) row.methods.sort((a, b) => b.papers - a.papers || (a.method.id < b.method.id ? -1 : 1));
  return rows.filter((row) => row.methods.length > 0);
}

/** What came from one field to the other, both ways. */
export function TransfersBetween({ a, b }: { a: number; b: number }) {
  return (
    <section className="transfers" aria-label="Methods that came from one field to the other">
      <TransfersTo from={a} to={b} />
      <TransfersTo from={b} to={a} />
    </section>
  );
}

const maxTransfers = 8;

function TransfersTo({ from, to }: { from: number; to: number }) {
  const query = useAnswer("getTransfers", { from, to, limit: maxTransfers }, { keep: true });
  return (
    <Waiting query={query} what="Looking for transfers">
      {(answer) => (
        <>
          <h3 className="apart">
            From {answer.labels[0]} to {answer.labels[1]}
          </h3>
          {answer.items.length === 0 && (
            <p className="quiet">
              No sentence says that a method of the one is used for a task of the other, with a confidence of{" "}
              {decimal(answer.minConfidence, 1)} or more.
            </p>
          )}
          <ul className="transfer-list">
            {answer.items.map((item) => (
              <Transfer key={`${item.method.id} ${item.task.id}`} item={item} />
            ))}
          </ul>
          {answer.total > answer.items.length && (
            <p className="quiet">
              The newest {count(answer.items.length)} of {count(answer.total)}.
            </p>
          )}
        </>
      )}
    </Waiting>
  );
}

/** "contrastive learning for table retrieval, 2 papers since 2021; 2 did before" */
function Transfer({
  item: { method, task, papers, firstYear, firstPapers, before },
}: {
  item: Transfers["items"][number];
}) {
  const [paper] = firstPapers;
  return (
    <li>
      <button type="button" className="partner-btn" onClick={() => viewStore.change(openLink(method.id, task.id))}>
        <b>
          {method.label} for {task.label}
        </b>
      </button>
      <span className="quiet">
        {" "}
        {pluralize(papers, "paper")}
        {firstYear !== null && `, first in ${firstYear}`};{" "}
        {before === 0 ? "none used it there before" : `${pluralize(before, "paper")} used it there before`}
      </span>
      {paper && (
        <button type="button" className="by" onClick={() => viewStore.change(openPaper(paper.id))}>
          <span className="by-title">{paper.title}</span>
        </button>
      )}
    </li>
  );
}
