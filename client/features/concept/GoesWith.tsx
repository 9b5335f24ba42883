import { useState } from "react";
import type { StrongPartner, StrongPartners } from "../../../graph/contract/knowledge/strong-partners.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Excerpt } from "../../ui/paper/Excerpt.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { about, count, pluralize } from "../../ui/words/format.ts";
import { describeCounts } from "../../ui/words/pair-words.ts";
import { AllPartners } from "./AllPartners.tsx";

/**
 * The few concepts that a concept goes with, each with a bar, a year and a sentence; all others are folded below. One with kinds can be
 * counted with these, which gives a plain list.
 */
export function GoesWith({ concept }: { concept: string }) {
  const [rolledUp, setRolledUp] = useState(false);
  const kinds = useAnswer("getConceptKnowledge", { id: concept }).data?.allNarrower ?? 0;
  return (
    <Section title="Goes with">
      {kinds > 0 && (
        <div className="partners-bar">
          <label className="check">
            <input type="checkbox" checked={rolledUp} onChange={() => setRolledUp(!rolledUp)} />
            Count with {kinds === 1 ? "its one kind" : `its ${count(kinds)} kinds`}
          </label>
        </div>
      )}
      {rolledUp && kinds > 0 ? <AllPartners concept={concept} rolledUp /> : <TestedPartners concept={concept} />}
    </Section>
  );
}

function TestedPartners({ concept }: { concept: string }) {
  const query = useAnswer("getStrongPartners", { id: concept });
  return (
    <Waiting query={query} what="Testing partners">
      {(answer) => (
        <>
          <p className="goes-about">{describeChoice(answer)}</p>
          <Rows answer={answer} />
          <WeakerPartners concept={answer.concept} open={answer.partners.length === 0} />
        </>
      )}
    </Waiting>
  );
}

/** How the rows were chosen: "46 of 6,399 concepts tested go with it beyond chance (q < 0.05), in 3 papers or more." */
function describeChoice({
  order,
  papers,
  corpus,
  candidates,
  beyondChance,
  general,
  groups,
  partners,
}: StrongPartners) {
  const few = groups > partners.length ? ` The ${count(partners.length)} surest:` : "";
  if (papers === corpus) {
    return `In all ${pluralize(corpus, "paper")}: says nothing about its partners. By papers, the most frequent first:`;
  }
  if (order === "papers") {
    return `It is in ${count(papers)} of ${count(corpus)} papers, so that nothing can occur with it much more often than by chance. By papers, the most frequent first:`;
  }
  const left = general > 0 ? `; ${pluralize(general, "general word")} left out` : "";
  if (beyondChance === 0) {
    return `None of ${pluralize(candidates, "concept")} tested goes with it beyond chance (q < 0.05) in 3 papers or more. What follows may be chance.`;
  }
  return `${count(beyondChance)} of ${pluralize(candidates, "concept")} tested ${beyondChance === 1 ? "goes" : "go"} with it beyond chance (q < 0.05), in 3 papers or more${left}.${few}`;
}

function Rows({ answer }: { answer: StrongPartners }) {
  const longest = Math.max(...answer.partners.map(({ papers, expected }) => Math.max(papers, expected)), 1);
  if (answer.partners.length === 0) return null;
  return (
    <ul className="goes">
      {answer.partners.map((partner) => (
        <Row
          key={partner.concept}
          concept={answer.concept}
          corpus={answer.corpus}
          partner={partner}
          longest={longest}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly concept: string;
  readonly corpus: number;
  readonly partner: StrongPartner;
  /** The number of papers that fills the bar. */
  readonly longest: number;
}

function Row({ concept, corpus, partner, longest }: RowProps) {
  const { papers, expected, firstYear, associationStrength } = partner;
  const share = (value: number) => `${(100 * value) / longest}%`;
  return (
    <li>
      <button
        type="button"
        className="goes-row"
        title={describeCounts(partner, corpus)}
        onClick={() => viewStore.change(openLink(concept, partner.concept))}
      >
        <span className="goes-name">
          <Dot community={partner.community} />
          <span>{partner.label}</span>
        </span>
        <span className="goes-facts">
          {pluralize(papers, "paper")}
          {firstYear !== null && `, since ${firstYear}`}
        </span>
        <span className="goes-bar" aria-hidden="true">
          <span style={{ width: share(papers) }} />
          <i style={{ left: share(expected) }} />
        </span>
        <span className="goes-times">{about(associationStrength)}× chance</span>
        {partner.evidence ? (
          <Excerpt {...partner.evidence} />
        ) : (
          <span className="goes-sentence none">In the same papers, in no sentence together.</span>
        )}
      </button>
      <FoldedNames concept={concept} partner={partner} />
    </li>
  );
}

/** "+6 kinds of it": partners of nearly the same name, listed on demand. */
function FoldedNames({ concept, partner }: Pick<RowProps, "concept" | "partner">) {
  const [open, setOpen] = useState(false);
  const { folded, longerNames } = partner;
  if (folded.length === 0) return null;
  const what = longerNames
    ? pluralize(folded.length, "kind of it", "kinds of it")
    : pluralize(folded.length, "similar name");
  return (
    <div className="goes-folded">
      <button type="button" className="link-btn" aria-expanded={open} onClick={() => setOpen(!open)}>
        +{what}
      </button>
      {open && (
        <ul className="chips">
          {folded.map(({ id, label, papers }) => (
            <li key={id}>
              <button type="button" className="partner-btn" onClick={() => viewStore.change(openLink(concept, id))}>
                {label} <span className="quiet">{count(papers)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The table of all partners, asked for when it is opened. */
function WeakerPartners({ concept, open: openAtFirst }: { concept: string; open: boolean }) {
  const [open, setOpen] = useState(openAtFirst);
  return (
    <details className="weaker" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Weaker or untested</summary>
      {open && <AllPartners concept={concept} />}
    </details>
  );
}
