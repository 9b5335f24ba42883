import { useState } from "react";
import type { MissingPairList } from "../../../graph/contract/discovery.ts";
import type { ConceptRef } from "../../../graph/contract/entities.ts";
import { useCommunityOf } from "../../http/concepts.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink, setOptions, showBetween } from "../../state/view-changes.ts";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { Sentences } from "../../ui/paper/EvidenceSection.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { about, count } from "../../ui/words/format.ts";

const initialLimit = 10;

/** What is missing between two fields: pairs of their concepts that no paper mentions together, the most expected first. */
export function MissingPairs({ a, b }: { a: number; b: number }) {
  const [limit, setLimit] = useState(initialLimit);
  const query = useAnswer("getMissingPairs", { a, b, limit }, { keep: true });
  return (
    <section className="missing" aria-label="What is missing between the two fields">
      <Waiting query={query} what="Looking for what is missing">
        {(answer) => (
          <>
            <h3>
              <CommunityChip community={answer.a} label={answer.labels[0]} />
              <CommunityChip community={answer.b} label={answer.labels[1]} />
            </h3>
            <p className="buttons">
              <button
                type="button"
                className="btn"
                onClick={() => viewStore.change(showBetween(`community:${a}`, `community:${b}`))}
              >
                Papers that connect them
              </button>
              <button
                type="button"
                className="btn quiet-btn"
                onClick={() => viewStore.change(setOptions({ gap: "" }), "replace")}
              >
                All gaps
              </button>
            </p>
            <p>
              Of {count(answer.possible)} pairs of their concepts, {count(answer.total)} share no paper. First those of
              which most papers would be expected by chance.
            </p>
            <ol className="missing-pairs">
              {answer.items.map((pair) => (
                <Pair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
              ))}
            </ol>
            {answer.total > answer.items.length && limit < 200 && (
              <button type="button" className="link-btn" onClick={() => setLimit(Math.min(200, limit * 3))}>
                More; {count(answer.items.length)} of {count(answer.total)} are listed
              </button>
            )}
          </>
        )}
      </Waiting>
    </section>
  );
}

function Pair({ pair }: { pair: MissingPairList["items"][number] }) {
  const [open, setOpen] = useState(false);
  const [link] = pair.through;
  const show = () => viewStore.change(openLink(pair.a.id, pair.b.id));
  return (
    <li>
      <span className="missing-pair">
        <Side concept={pair.a} onPress={show} />
        <span className="quiet">with</span>
        <Side concept={pair.b} onPress={show} />
      </span>
      <span className="quiet">
        {expectedPapers(pair.expected)} expected, none found
        {link &&
          `; both go with ${link.concept.label} (${count(link.withA)} and ${count(link.withC)} ${link.withA + link.withC > 2 ? "papers" : "paper"})`}
        .{" "}
      </span>
      <button type="button" className="link-btn inline" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Hide the evidence" : "Evidence on both sides"}
      </button>
      {open && <BothSides a={pair.a} b={pair.b} through={link?.concept ?? null} />}
    </li>
  );
}

function expectedPapers(expected: number): string {
  const papers = about(expected);
  return `${papers} ${papers === "1.0" ? "paper" : "papers"}`;
}

function Side({ concept, onPress }: { concept: ConceptRef; onPress: () => void }) {
  return (
    <b>
      <ConceptButton
        label={concept.label}
        community={concept.community}
        title={`in ${count(concept.papers)} papers`}
        onPress={onPress}
      />
    </b>
  );
}

/** Evidence for two concepts that share no paper: a sentence about each, with a concept that links them if there is one. */
export function BothSides({ a, b, through }: { a: ConceptRef; b: ConceptRef; through: ConceptRef | null }) {
  return (
    <div className="both-sides">
      <OneSide concept={a} through={through} />
      <OneSide concept={b} through={through} />
    </div>
  );
}

function OneSide({ concept, through }: { concept: ConceptRef; through: ConceptRef | null }) {
  const onMap = useCommunityOf();
  const communities = new Map([concept, ...(through ? [through] : [])].map(({ id, community }) => [id, community]));
  const evidence = useAnswer("getEvidence", {
    ...{ id: concept.id, limit: 1 },
    ...(through ? { with: through.id } : {}),
  });
  return (
    <div>
      <p className="quiet">
        {concept.label}
        {through && ` with ${through.label}`}
      </p>
      <Waiting query={evidence} what="Looking for sentences">
        {({ items }) => <Sentences items={items} communityOf={(id) => communities.get(id) ?? onMap(id)} />}
      </Waiting>
    </div>
  );
}
