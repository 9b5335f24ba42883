import type { WithoutPaper } from "../../../graph/contract/connections.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink, openPaper } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { byline, count, pluralize } from "../../ui/words/format.ts";

/** What the graph would lose without this paper. */
export function LossWithoutPaper({ id }: { id: string }) {
  const query = useAnswer("getWithoutPaper", { id });
  return (
    <Section title="Without it">
      <Waiting query={query} what="Looking for what would be lost">
        {(answer) => <LostLinks answer={answer} />}
      </Waiting>
    </Section>
  );
}

function LostLinks({ answer }: { answer: WithoutPaper }) {
  if (answer.pairs === 0 && answer.concepts.length === 0)
    return <p className="quiet">Nothing would be lost: each of its links and concepts is in another paper too.</p>;
  return (
    <>
      <p>
        {pluralize(answer.pairs, "pair")} of its concepts would share no paper
        {answer.detours > 0 && `, ${count(answer.detours)} of them not even by way of one other concept`}
        {answer.concepts.length > 0 && `; ${pluralize(answer.concepts.length, "concept")} would be gone`}.
      </p>
      <ul className="chips">
        {answer.lost.slice(0, 4).map(({ a, b }) => (
          <li key={`${a.id} ${b.id}`}>
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openLink(a.id, b.id))}>
              <Dot community={a.community} />
              {a.label}
              <span className="quiet">with</span>
              <Dot community={b.community} />
              {b.label}
            </button>
          </li>
        ))}
        {answer.concepts.slice(0, 4).map((concept) => (
          <li key={concept.id}>
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openConcept(concept.id))}>
              <Dot community={concept.community} />
              {concept.label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Papers that share its rarer concepts. */
export function Similar({ id }: { id: string }) {
  const query = useAnswer("getSimilarPapers", { id, limit: 5 });
  return (
    <Section title="Similar papers">
      <Waiting query={query} what="Looking for similar papers">
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">No other paper shares a concept with it.</p>
          ) : (
            <ul className="papers">
              {items.map(({ paper, shared }) => (
                <li key={paper.id}>
                  <button type="button" className="paper-btn" onClick={() => viewStore.change(openPaper(paper.id))}>
                    <span className="source-title">{paper.title}</span>
                    <span className="by">
                      {pluralize(shared, "concept")} in common; {byline(paper)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Section>
  );
}
