import type { PairRelations, RelationSentence } from "../../../graph/contract/knowledge/relations.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView } from "../../state/use-view.ts";
import { Section } from "../../ui/panel/Section.tsx";
import { PaperOfSentence } from "../../ui/paper/EvidenceSection.tsx";
import { MarkedText } from "../../ui/paper/MarkedText.tsx";
import { plainText } from "../../ui/paper/plain-text.ts";
import { decimal, pluralize } from "../../ui/words/format.ts";
import { relationWords } from "../../ui/words/relation-words.ts";

interface Props {
  readonly a: string;
  readonly b: string;
  readonly communityOf: (concept: string) => number;
}

/** How sentences say that two concepts are related, as the map counts it; nothing where none does. */
export function RelationsOfPair({ a, b, communityOf }: Props) {
  const { rolledUp, relation } = useView().map;
  const narrower = rolledUp && relation !== "" ? { narrower: "true" as const } : {};
  const answer = useAnswer("getPairRelations", { a, b, ...narrower }).data;
  if (!answer || (answer.relations.length === 0 && answer.broader === null)) return null;
  const { relations, sentences, minConfidence } = answer;
  return (
    <Section title="Related" aside={relations.length > 0 ? `confidence ≥ ${decimal(minConfidence, 1)}` : undefined}>
      <ul className="pair-relations">
        {answer.broader && <li>{describeBroader(answer)}</li>}
        {relations.map((relation) => (
          <li key={`${relation.type} ${relation.direction}`}>{describeRelation(answer, relation)}</li>
        ))}
      </ul>
      {relations.length > 0 && sentences.length === 0 && (
        <p className="quiet">A published copy does not keep which sentences these are; Isthmus itself shows them.</p>
      )}
      <ul className="evidence">
        {sentences.map((sentence) => (
          <SentenceOfRelation
            key={`${sentence.paper.id} ${sentence.field} ${sentence.sentenceStart} ${sentence.type}`}
            sentence={sentence}
            communityOf={communityOf}
          />
        ))}
      </ul>
    </Section>
  );
}

function describeBroader({ a, b, broader }: PairRelations): string {
  const [one, other] = broader === "a" ? [b, a] : [a, b];
  return `${one.label} is a kind of ${other.label}.`;
}

/** "reinforcement learning is used for control policy · 3 sentences in 3 papers, since 2020; 1 sentence denies it" */
function describeRelation({ a, b, rolledUp }: PairRelations, relation: PairRelations["relations"][number]) {
  const [one, other] = relation.direction === "ab" ? [a, b] : [b, a];
  const { sentences, papers, firstYear, negated } = relation;
  return (
    <>
      <b>
        {one.label} {relationWords[relation.type].verb} {other.label}
      </b>{" "}
      · {pluralize(sentences, "sentence")} in {pluralize(papers, "paper")}
      {rolledUp && ", kinds included"}
      {firstYear !== null && `, since ${firstYear}`}
      {negated > 0 && `; ${pluralize(negated, "sentence denies it", "sentences deny it")}`}
    </>
  );
}

function SentenceOfRelation({ sentence, communityOf }: { sentence: RelationSentence } & Pick<Props, "communityOf">) {
  const marks = sentence.marks.map((mark) => ({ ...mark, community: communityOf(mark.concept) }));
  const cue = sentence.cue ? [{ ...sentence.cue, concept: "", community: 0, isCue: true }] : [];
  return (
    <li>
      <p className="source">
        {sentence.negated && <span className="denied">Denies it: </span>}
        <MarkedText {...plainText(sentence.sentence, [...marks, ...cue])} />
      </p>
      <PaperOfSentence paper={sentence.paper} />
    </li>
  );
}
