import { Frame, Pencil, Waypoints } from "lucide-react";
import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { mapArgs } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";
import { changeMap } from "../../state/map-changes.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { initialView } from "../../state/view.ts";
import { openCommunity, openConcept, openPaper, showBetween, showPage } from "../../state/view-changes.ts";
import { CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { PanelHead } from "../../ui/panel/PanelHead.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { capitalize, count, pluralize } from "../../ui/words/format.ts";
import { neighbouringFields } from "./neighbouring-fields.ts";

const firstConcepts = 12;
const maxConcepts = 100;
const maxPapers = 5;

/** One community: how large and how stable it is, its concepts and papers, and the fields beside it. */
export function CommunityPanel({ id }: { id: number }) {
  const fullMap = useAnswer("getMap", mapArgs(initialView));
  return (
    <Waiting query={fullMap} what="Opening the community">
      {(map) => {
        const community = map.communities.find((one) => one.id === id);
        if (!community)
          return <PanelHead kind="Community">There is no community {count(id)} in this corpus.</PanelHead>;
        return (
          <>
            <Head community={community} corpus={map.papers} />
            <Inside community={community} />
            <Neighbours map={map} id={id} />
          </>
        );
      }}
    </Waiting>
  );
}

function Head({ community, corpus }: { community: CommunitySummary; corpus: number }) {
  const { id, label, concepts, papers, stability } = community;
  return (
    <PanelHead kind="Community">
      <h1 className="end">
        <CommunityKey community={id} />
        {capitalize(label)}
      </h1>
      <p className="summary">
        <b>{count(concepts)}</b> concepts; <b>{count(papers)}</b> of {pluralize(corpus, "paper")} mention one of them
        {stability !== null && (
          <>
            . Its concepts <MeasureName name="communityStability">stay in it</MeasureName> in{" "}
            <b>{Math.round(stability * 100)} %</b> of re-runs
          </>
        )}
        .
      </p>
      <Acts id={id} label={label} />
    </PanelHead>
  );
}

function Acts({ id, label }: Pick<CommunitySummary, "id" | "label">) {
  const { communities } = useView().map;
  const readOnly = useAnswer("getStatus", {}).data?.readOnly ?? true;
  const members = useAnswer("getMap", membersOf(id)).data?.nodes.id;
  const isOnlyOne = communities.length === 1 && communities[0] === id;
  return (
    <div className="concept-acts">
      <button
        type="button"
        className="btn"
        onClick={() =>
          viewStore.change((view) => showPage("map")(changeMap({ communities: isOnlyOne ? [] : [id] })(view)))
        }
      >
        <Frame size={16} strokeWidth={1.75} aria-hidden="true" />
        {isOnlyOne ? "Show all fields" : "Show only this field"}
      </button>
      <button type="button" className="btn" onClick={() => viewStore.change(showBetween(`community:${id}`, null))}>
        <Waypoints size={16} strokeWidth={1.75} aria-hidden="true" />
        Bridges from here
      </button>
      {!readOnly && members && members.length > 0 && (
        <button
          type="button"
          className="btn"
          onClick={() => openCuration("name-community", { concepts: members, phrase: label })}
        >
          <Pencil size={16} strokeWidth={1.75} aria-hidden="true" />
          Rename…
        </button>
      )}
    </div>
  );
}

/** The question for its most frequent concepts. */
const membersOf = (id: number) => {
  const scope = { communities: [id], concepts: maxConcepts, minPapers: 1, minSpecificity: 0 };
  return { ...scope, measure: "npmi" as const, links: 0 };
};

/** Its most frequent concepts, and the papers that mention most of them. */
function Inside({ community: { id, concepts } }: { community: CommunitySummary }) {
  const own = useAnswer("getMap", membersOf(id));
  const { links: _, ...scope } = membersOf(id);
  const papers = useAnswer("getMapPapers", { ...scope, limit: maxPapers });
  return (
    <>
      <Section title="Concepts" aside={`${count(concepts)}, most papers first`}>
        <Waiting query={own} what="Listing its concepts">
          {({ nodes }) => <Concepts nodes={nodes} />}
        </Waiting>
      </Section>
      <Section
        title="Papers"
        aside={`those with most of its ${count(Math.min(concepts, maxConcepts))} most frequent concepts`}
      >
        <Waiting query={papers} what="Looking for its papers">
          {({ papers: { id: ids, title, year, concepts: members } }) => (
            <ul className="papers">
              {ids.map((paper, k) => (
                <li key={paper}>
                  <button type="button" className="paper-btn" onClick={() => viewStore.change(openPaper(paper))}>
                    <span className="source-title">{title[k]}</span>
                    <span className="by">
                      {[year[k], pluralize(members[k] ?? 0, "concept")].filter((part) => part !== null).join(", ")}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Waiting>
      </Section>
    </>
  );
}

function Concepts({ nodes }: { nodes: ConceptMap["nodes"] }) {
  const rows = nodes.id.slice(0, firstConcepts).map((id, k) => ({ id, k }));
  return (
    <PlainTable
      kind="partners"
      columns={[
        {
          header: "Concept",
          cell: ({ id, k }) => (
            <ConceptButton
              label={nodes.label[k] ?? id}
              community={nodes.community[k] ?? 0}
              onPress={() => viewStore.change(openConcept(id))}
            />
          ),
        },
        { header: "Papers", help: "papers", numeric: true, cell: ({ k }) => count(nodes.papers[k] ?? 0) },
      ]}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function Neighbours({ map, id }: { map: ConceptMap; id: number }) {
  const fields = neighbouringFields(map, id);
  return (
    <Section title="Neighbouring fields" aside="most links on the first map first">
      {fields.length === 0 ? (
        <p className="quiet">None of the strongest links leads out of it.</p>
      ) : (
        <PlainTable
          kind="partners"
          columns={[
            {
              header: "Field",
              cell: ({ field }) => (
                <ConceptButton
                  label={capitalize(field.label)}
                  community={field.id}
                  onPress={() => viewStore.change(openCommunity(field.id))}
                />
              ),
            },
            { header: "Links", numeric: true, cell: ({ links }) => count(links) },
            {
              header: "Between",
              numeric: true,
              cell: ({ field }) => (
                <button
                  type="button"
                  className="link-btn"
                  aria-label={`Bridges to ${field.label}`}
                  onClick={() => viewStore.change(showBetween(`community:${id}`, `community:${field.id}`))}
                >
                  Bridges
                </button>
              ),
            },
          ]}
          rows={fields}
          keyOf={({ field }) => String(field.id)}
        />
      )}
    </Section>
  );
}
