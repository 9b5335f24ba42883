import { Blend, Compass, Waypoints } from "lucide-react";
import type { ReactNode } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useStrongPairs } from "../../http/concepts.ts";
import { useHasYears } from "../../http/known-years.ts";
import { fieldPairs, startingConcepts } from "../../map/model/starting-points.ts";
import { viewStore } from "../../state/use-view.ts";
import { openCommunity, openConcept, openLink, showBetween, showPage } from "../../state/view-changes.ts";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { capitalize, pluralize, span } from "../../ui/words/format.ts";
import { pairPurpose } from "../../ui/words/pair-words.ts";

/** What the corpus is and three things to try, made from the corpus itself. */
export function OverviewPanel({ map, status }: { map: ConceptMap; status: Status }) {
  return (
    <>
      <header className="panel-head">
        <div className="kind">{status.sample ? "Sample corpus" : "Corpus"}</div>
        <h1>{pluralize(status.papers, "abstract")}</h1>
        <p className="summary">{status.papers === 0 ? "Nothing has been read yet." : summaryOf(map, status)}</p>
        {!status.readOnly && (
          <button type="button" className="link-btn" onClick={() => viewStore.change(showPage("import"))}>
            Sources and import
          </button>
        )}
      </header>
      {map.nodes.id.length > 0 && <Tries map={map} />}
      {map.communities.length > 0 && <Communities map={map} />}
    </>
  );
}

function summaryOf({ communities }: ConceptMap, { concepts, years }: Status): string {
  const found = `${pluralize(concepts, "concept")} in ${pluralize(communities.length, "community", "communities")}`;
  return `${found}${years ? `, ${span(years)}` : ""}. Size is papers; colour is community; nearness is how often concepts share a paper.`;
}

function Communities({ map }: { map: ConceptMap }) {
  return (
    <Section title="Communities" aside="largest first">
      <ul className="shares">
        {map.communities.map((community) => (
          <li key={community.id}>
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openCommunity(community.id))}>
              <CommunityChip community={community.id} label={community.label} />
            </button>
            <span className="quiet">{pluralize(community.concepts, "concept")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Tries({ map }: { map: ConceptMap }) {
  const concepts = startingConcepts(map);
  const hasYears = useHasYears();
  const pairs = useStrongPairs(concepts);
  return (
    <section className="section">
      <h2>Three things to try</h2>
      <Try
        icon={<Compass size={16} strokeWidth={1.75} />}
        title="Look around"
        text="Click a concept for its partners, papers and sentences."
      >
        {concepts.map((concept) => (
          <TryButton key={concept.id} text={concept.label} onPress={() => viewStore.change(openConcept(concept.id))} />
        ))}
      </Try>
      <Try
        icon={<Blend size={16} strokeWidth={1.75} />}
        title="Ask how two ideas go together"
        text={pairPurpose(hasYears)}
      >
        {pairs.map((link) => (
          <TryButton
            key={`${link.a} ${link.b}`}
            text={`${link.labelA} and ${link.labelB}`}
            onPress={() => viewStore.change(openLink(link.a, link.b))}
          />
        ))}
      </Try>
      <Try
        icon={<Waypoints size={16} strokeWidth={1.75} />}
        title="Find bridge papers"
        text="Papers that connect fields rarely connected elsewhere, with the reasons."
      >
        <TryButton text="All bridge papers" onPress={() => viewStore.change(showBetween(null, null))} />
        {fieldPairs(map).map(({ a, b }) => (
          <TryButton
            key={`${a.id} ${b.id}`}
            text={`${capitalize(a.label)} with ${capitalize(b.label)}`}
            onPress={() => viewStore.change(showBetween(`community:${a.id}`, `community:${b.id}`))}
          />
        ))}
      </Try>
    </section>
  );
}

function Try({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <div className="try">
      <span className="try-icon" aria-hidden="true">
        {icon}
      </span>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}

function TryButton({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button type="button" className="link-btn try-btn" onClick={onPress}>
      {text}
    </button>
  );
}
