import { useState } from "react";
import type { ConceptKnowledge, HierarchyLink } from "../../../graph/contract/knowledge/knowledge.ts";
import type { RelatedConcept, RelationList } from "../../../graph/contract/knowledge/relations.ts";
import { useAnswer } from "../../http/queries.ts";
import type { ConceptPart } from "../../state/open-panel.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { KindMark, KindWithName } from "../../ui/concept/KindMark.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Excerpt } from "../../ui/paper/Excerpt.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import {
  groupRelations,
  headingOfPart,
  kindsText,
  type RelationGroup,
  relationWords,
} from "../../ui/words/relation-words.ts";

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

/** What the panel of a concept can begin with, as far as there is something of it. */
export function PartsOfConcept({ id, part = "partners" }: { id: string; part: Part | undefined }) {
  const knowledge = useAnswer("getConceptKnowledge", { id }).data;
  if (!knowledge) return null;
  const options = partOptions.filter((option) => option.id === part || has(knowledge, option.id));
  if (options.length < 2) return null;
  return (
    <div className="concept-parts">
      <Segments
        name="Show first"
        options={options}
        value={part}
        onChange={(chosen) => viewStore.change(openConcept(id, chosen === "partners" ? undefined : chosen))}
      />
    </div>
  );
}

type Part = ConceptPart | "partners";

const partOptions: readonly { id: Part; text: string }[] = [
  { id: "partners", text: "Goes with" },
  { id: "methods", text: "Methods" },
  { id: "uses", text: "Used for" },
  { id: "tests", text: "Evaluated by" },
  { id: "kinds", text: "Kinds" },
];

function has({ totalNarrower, relations }: ConceptKnowledge, part: Part): boolean {
  if (part === "partners") return true;
  if (part === "kinds") return totalNarrower > 0;
  return relations.some(({ type, direction }) => relationWords[type][direction] === headingOfPart[part]);
}

/** What is broader and narrower than a concept, and how papers say that it is related to others; the part that was asked for first. */
export function Knowledge({ concept, part }: { concept: string; part: ConceptPart | undefined }) {
  const knowledge = useAnswer("getConceptKnowledge", { id: concept }).data;
  if (!knowledge) return null;
  const hierarchy = <Hierarchy key="hierarchy" knowledge={knowledge} />;
  const relations = <RelationsOfConcept key="relations" knowledge={knowledge} part={part} />;
  const heading = part && headingOfPart[part];
  return (
    <>
      {part && !has(knowledge, part) && <LessSure concept={concept} part={part} />}
      {heading ? [relations, hierarchy] : [hierarchy, relations]}
    </>
  );
}

/** Least confidence of what is shown where nothing surer was found. */
const minLessSure = 0.3;

/** What was asked for where no sentence says it surely: what less sure sentences say. */
function LessSure({ concept, part }: { concept: string; part: ConceptPart }) {
  const heading = headingOfPart[part];
  const question = { id: concept, limit: maxRelations, sentences: quotedRelations, minConfidence: minLessSure };
  const answer = useAnswer("getConceptRelations", heading ? question : null).data;
  const group = groupRelations(answer?.items ?? [], heading).find(({ title }) => title === heading);
  return (
    <Section
      title={group ? "Relations" : (heading ?? "Narrower")}
      aside={group && `none surely; less sure, confidence ≥ ${decimal(minLessSure, 1)}`}
    >
      {group ? (
        <RelationsOfGroup concept={concept} group={group} />
      ) : (
        <p className="quiet">{answer || !heading ? "No sentence here says so." : "Reading less sure sentences"}</p>
      )}
    </Section>
  );
}

function RelationsOfConcept({ knowledge, part }: { knowledge: ConceptKnowledge; part: ConceptPart | undefined }) {
  const { concept, minConfidence } = knowledge;
  const isRelated = knowledge.relations.some(({ total }) => total > 0);
  const question = { id: concept.id, limit: maxRelations, sentences: quotedRelations };
  const relations = useAnswer("getConceptRelations", isRelated ? question : null);
  if (!isRelated) return null;
  return (
    <Section title="Relations" aside={`sentences say so, confidence ≥ ${decimal(minConfidence, 1)}`}>
      <Waiting query={relations} what="Reading relations">
        {(list) => <Relations list={list} part={part} />}
      </Waiting>
    </Section>
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
/** Of each type and direction, how many are read with a sentence. */
const quotedRelations = 5;

function Relations({ list, part }: { list: RelationList; part: ConceptPart | undefined }) {
  return groupRelations(list.items, part && headingOfPart[part]).map((group) => (
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
              {item.sentence && <Excerpt sentence={item.sentence.sentence} marks={item.sentence.marks} />}
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
