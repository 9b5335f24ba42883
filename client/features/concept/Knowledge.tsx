import { useState } from "react";
import type { ConceptKnowledge, HierarchyLink } from "../../../graph/contract/knowledge/knowledge.ts";
import type { RelatedConcept, RelationList } from "../../../graph/contract/knowledge/relations.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { KindMark, KindWithName } from "../../ui/concept/KindMark.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import { groupRelations, kindsText, type RelationGroup } from "../../ui/words/relation-words.ts";

/** The kind of a concept for the head of its panel; nothing where it is unsure. */
export function KindOfConcept({ id }: { id: string }) {
  const kind = useAnswer("getConceptKnowledge", { id }).data?.kind.kind ?? "other";
  if (kind === "other") return null;
  return (
    <>
      <span aria-hidden="true">·</span>
      <KindWithName kind={kind} />
    </>
  );
}

/** What is broader and narrower than a concept, and how papers say that it is related to others. */
export function Knowledge({ concept }: { concept: string }) {
  const knowledge = useAnswer("getConceptKnowledge", { id: concept });
  const total = knowledge.data?.relations.reduce((sum, relation) => sum + relation.total, 0) ?? 0;
  const relations = useAnswer("getConceptRelations", total > 0 ? { id: concept, limit: maxRelations } : null);
  return (
    <>
      {knowledge.data && <Hierarchy knowledge={knowledge.data} />}
      {total > 0 && (
        <Section
          title="Relations"
          aside={`sentences say so, confidence ≥ ${decimal(knowledge.data?.minConfidence ?? 0, 1)}`}
        >
          <Waiting query={relations} what="Reading relations">
            {(list) => <Relations list={list} />}
          </Waiting>
        </Section>
      )}
    </>
  );
}

function Hierarchy({ knowledge }: { knowledge: ConceptKnowledge }) {
  const { broader, narrower, totalNarrower, allNarrower, papersWithAny, concept } = knowledge;
  if (broader.length === 0 && totalNarrower === 0) return null;
  return (
    <>
      {broader.length > 0 && (
        <Section title="Broader">
          <LinksOfHierarchy links={broader} />
        </Section>
      )}
      {totalNarrower > 0 && (
        <Section title="Narrower" aside={kindsText(totalNarrower, allNarrower)}>
          <p className="goes-about">
            {pluralize(papersWithAny, "paper")} mention {concept.label} or{" "}
            {allNarrower === 1 ? "the narrower one" : `any of the ${count(allNarrower)} narrower ones`}.
          </p>
          <LinksOfHierarchy links={narrower} />
        </Section>
      )}
    </>
  );
}

const initialLinks = 8;

function LinksOfHierarchy({ links }: { links: readonly HierarchyLink[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="chips">
        {links.slice(0, all ? links.length : initialLinks).map(({ concept }) => (
          <li key={concept.id}>
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openConcept(concept.id))}>
              <Dot community={concept.community} />
              {concept.label} <span className="quiet">{count(concept.papers)}</span>
            </button>
          </li>
        ))}
      </ul>
      {links.length > initialLinks && !all && (
        <button type="button" className="link-btn" onClick={() => setAll(true)}>
          {count(links.length - initialLinks)} more
        </button>
      )}
    </>
  );
}

/** Relations that are fetched; more of them would make no short list. */
const maxRelations = 200;

function Relations({ list }: { list: RelationList }) {
  return groupRelations(list.items).map((group) => (
    <RelationsOfGroup key={group.title} concept={list.concept.id} group={group} />
  ));
}

const initialRelations = 5;

function RelationsOfGroup({ concept, group }: { concept: string; group: RelationGroup }) {
  const [all, setAll] = useState(false);
  const hidden = group.items.length - initialRelations;
  return (
    <div className="relations">
      <h3>{group.title}</h3>
      <ul>
        {group.items.slice(0, all ? group.items.length : initialRelations).map((item) => (
          <li key={item.concept.id}>
            <button
              type="button"
              className="relation-row"
              onClick={() => viewStore.change(openLink(concept, item.concept.id))}
            >
              <span className="goes-name">
                <Dot community={item.concept.community} />
                <span>{item.concept.label}</span>
                <KindMark kind={item.concept.kind} />
              </span>
              <span className="goes-facts">{describeRelation(item)}</span>
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && !all && (
        <button type="button" className="link-btn" onClick={() => setAll(true)}>
          {count(hidden)} more
        </button>
      )}
    </div>
  );
}

/** "12 sentences in 9 papers, since 2020" */
function describeRelation({ sentences, papers, firstYear }: RelatedConcept): string {
  const where = papers === 1 ? "1 paper" : pluralize(papers, "paper");
  return `${pluralize(sentences, "sentence")} in ${where}${firstYear === null ? "" : `, since ${firstYear}`}`;
}
