import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { KnownConcept } from "../../../graph/contract/knowledge/knowledge.ts";
import type { OpenQuestion } from "../../../graph/contract/knowledge/open-questions.ts";
import { decide } from "../../actions/decide.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink, openPaper } from "../../state/view-changes.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { KindMark } from "../../ui/concept/KindMark.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, inWords, pluralize } from "../../ui/words/format.ts";
import { useBackTest } from "./use-back-test.ts";

/** So many questions are asked at once. */
const maxQuestions = 5;

/** Gaps as questions: pairs at the widest gaps that no paper joins, each with what goes with both and the nearest papers. */
export function OpenQuestions() {
  const query = useAnswer("getOpenQuestions", { limit: maxQuestions }, { keep: true });
  const status = useAnswer("getStatus", {}).data;
  const tested = useBackTest("relativeAdamicAdar", true);
  return (
    <section className="questions" aria-label="Questions">
      <h2>Questions that nobody here has asked</h2>
      <Waiting query={query} what="Looking for pairs that no paper joins">
        {({ items, total, dismissed }) => (
          <>
            <p>
              {items.length === 0
                ? "At the gaps between fields there are no two concepts that something links."
                : `${items.length === 1 ? "One pair" : `${capitalizedWord(items.length)} pairs`} of concepts from different fields that no paper joins, though others go with both; of ${pluralize(total, "such pair")} at the widest gaps.`}
              {dismissed > 0 && ` ${count(dismissed)} dismissed (see Vocabulary).`}
            </p>
            {items.length > 0 && tested && <p className="quiet back-test">{tested}</p>}
            <ol className="question-cards">
              {items.map((item) => (
                <Card
                  key={`${item.a.id} ${item.b.id}`}
                  item={item}
                  papers={status?.papers ?? 0}
                  canDecide={status?.readOnly === false}
                />
              ))}
            </ol>
          </>
        )}
      </Waiting>
    </section>
  );
}

function capitalizedWord(n: number): string {
  const word = inWords(n);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface CardProps {
  readonly item: OpenQuestion;
  /** Of the corpus. */
  readonly papers: number;
  readonly canDecide: boolean;
}

function Card({ item, papers, canDecide }: CardProps) {
  const { a, b, through } = item;
  const [link, ...others] = through;
  return (
    <li>
      <p className="question">
        Nobody here joins <Side concept={a} onPress={() => viewStore.change(openLink(a.id, b.id))} /> and{" "}
        <Side concept={b} onPress={() => viewStore.change(openLink(a.id, b.id))} />
        {link && (
          <>
            ; both meet{" "}
            <Side concept={link.concept} onPress={() => viewStore.change(openLink(a.id, link.concept.id))} />{" "}
            <span className="quiet whole-words">({papersOfLink(link)})</span>
          </>
        )}
        .
      </p>
      <p className="quiet">
        {item.isMethodForTask && "A method and a task. "}
        {others.length > 0 && `Both also meet ${others.map(({ concept }) => concept.label).join(" and ")}. `}
        {expectation(item, papers)}
      </p>
      <h3 className="nearest">The nearest papers</h3>
      <ul className="nearest-papers">
        {item.papers.map((paper) => (
          <li key={paper.id}>
            <button
              type="button"
              className="nearest-btn source-title"
              onClick={() => viewStore.change(openPaper(paper.id))}
            >
              {paper.title}
              {paper.year !== null && <span className="quiet">, {paper.year}</span>}
            </button>
          </li>
        ))}
      </ul>
      {canDecide && <Verdict item={item} />}
    </li>
  );
}

/** "3 and 4 papers", "2 papers each" */
function papersOfLink({ withA, withB }: OpenQuestion["through"][number]): string {
  return withA === withB ? `${pluralize(withA, "paper")} each` : `${count(withA)} and ${pluralize(withB, "paper")}`;
}

/** "By chance, 4 of 5,000 papers would join them." Left out where chance would have given none. */
function expectation({ expected }: OpenQuestion, papers: number): string {
  const few = Math.round(expected);
  return few === 0 ? "" : `By chance, ${few} of ${pluralize(papers, "paper")} would join them.`;
}

function Side({ concept, onPress }: { concept: KnownConcept; onPress: () => void }) {
  return (
    <span className="question-side">
      <ConceptButton
        label={concept.label}
        community={concept.community}
        title={`in ${pluralize(concept.papers, "paper")}`}
        onPress={onPress}
      />
      <KindMark kind={concept.kind} />
    </span>
  );
}

/** Puts a question aside for everyone, with or without a reason; a decision, so that it can be undone. */
function Verdict({ item: { a, b } }: Pick<CardProps, "item">) {
  const client = useQueryClient();
  const [why, setWhy] = useState<string | null>(null);
  const names = `${a.label} and ${b.label}`;
  const dismiss = (reason = "") =>
    void decide(client, [{ kind: "dismiss", concepts: [a.id, b.id] }], reason).then((done) => done && setWhy(null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    dismiss(why ?? "");
  };
  if (why === null)
    return (
      <p className="buttons">
        <button type="button" className="btn" aria-label={`Dismiss: ${names}`} onClick={() => dismiss()}>
          Dismiss
        </button>
        <button type="button" className="btn quiet-btn" aria-label={`Why not: ${names}`} onClick={() => setWhy("")}>
          Why not…
        </button>
      </p>
    );
  return (
    <form className="why-not" onSubmit={submit}>
      <label className="field">
        <span>Why is this not worth asking?</span>
        <input
          className="text-input"
          // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed
          autoFocus
          value={why}
          maxLength={500}
          placeholder="Known not to work, trivial, not comparable …"
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <p className="buttons">
        <button type="submit" className="btn" disabled={why.trim() === ""}>
          Dismiss with this reason
        </button>
        <button type="button" className="btn quiet-btn" onClick={() => setWhy(null)}>
          Cancel
        </button>
      </p>
    </form>
  );
}
