import { useState } from "react";
import type { SplitGroup, SplitProposal } from "../../../graph/contract/discovery.ts";
import { useAnswer } from "../../http/queries.ts";
import { curationSubject } from "../../state/dialogs.ts";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { decimal, pluralize } from "../../ui/words/format.ts";
import { DecisionForm } from "./DecisionForm.tsx";

interface Part {
  readonly label: string;
  readonly with: readonly { readonly id: string; readonly label: string }[];
}

/** Number of context chips shown at first. */
const MAX_PARTNERS = 12;

/** A word with two meanings becomes two concepts, distinguished by the other concepts of a paper. */
export function SplitDialog() {
  const id = curationSubject().concepts[0] ?? "";
  const query = useAnswer("proposeSplit", { id });
  return (
    <Waiting query={query} what="Looking at the fields of its papers">
      {(proposal) => <SplitForm key={proposal.concept.id} proposal={proposal} />}
    </Waiting>
  );
}

function SplitForm({ proposal }: { proposal: SplitProposal }) {
  const { concept, groups } = proposal;
  const [parts, setParts] = useState<readonly Part[]>(
    groups.length > 0
      ? groups.map(({ label, with: context }) => ({ label, with: context }))
      : [{ label: `${concept.label} (other sense)`, with: [] }],
  );
  const change = (at: number, next: Partial<Part>) =>
    setParts(parts.map((part, i) => (i === at ? { ...part, ...next } : part)));
  const ready = parts.every((part) => part.label.trim() !== "" && part.with.length > 0);
  const made = parts.map((part) => ({ label: part.label.trim(), with: part.with.map((one) => one.id) }));
  return (
    <DecisionForm
      title={`Split ${concept.label}`}
      verb="Split"
      actions={ready ? [{ kind: "split", concept: concept.id, parts: made }] : []}
    >
      <p>{introduction(proposal)}</p>
      {parts.map((part, i) => (
        <PartField
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are identified by their place; none is removed.
          key={i}
          place={i + 1}
          part={part}
          group={groups[i]}
          onChange={(next) => change(i, next)}
        />
      ))}
    </DecisionForm>
  );
}

function introduction({ concept, groups, mixed, undecided, separation }: SplitProposal): string {
  if (groups.length === 0)
    return `The ${pluralize(concept.papers, "paper")} with ${concept.label} do not fall into two fields. Name the other sense, and the concepts that papers of that sense mention; all other papers keep ${concept.label}.`;
  return `Its partners fall into two fields (separation ${decimal(separation)} of 1). ${pluralize(mixed, "paper")} with context of both go to the first; ${pluralize(undecided, "paper")} with neither keep ${concept.label}.`;
}

function PartField({
  place,
  part,
  group,
  onChange,
}: {
  place: number;
  part: Part;
  group: SplitGroup | undefined;
  onChange: (next: Partial<Part>) => void;
}) {
  return (
    <fieldset className="split-part">
      <legend>
        Part {place}
        {group && `: ${pluralize(group.papers, "paper")} of ${group.field}`}
      </legend>
      <label className="field">
        <span>Label</span>
        <input
          className="text-input"
          value={part.label}
          maxLength={200}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </label>
      <ConceptPicker
        label={`Concept that marks part ${place}`}
        placeholder="Papers that mention …"
        onConcept={(id) => onChange({ with: [{ id, label: id }, ...part.with.filter((one) => one.id !== id)] })}
      />
      <ul className="chips" aria-label={`Concepts that mark part ${place}`}>
        {part.with.slice(0, MAX_PARTNERS).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="chip-btn"
              title={`Remove ${one.label}`}
              aria-label={`Remove ${one.label}`}
              onClick={() => onChange({ with: part.with.filter((other) => other.id !== one.id) })}
            >
              {one.label} ×
            </button>
          </li>
        ))}
        {part.with.length > MAX_PARTNERS && <li className="quiet">{part.with.length - MAX_PARTNERS} more</li>}
      </ul>
      {group?.sentences.map((one) => (
        <p key={one.paper} className="source sentence">
          {one.sentence.slice(0, one.start)}
          <mark>{one.sentence.slice(one.start, one.end)}</mark>
          {one.sentence.slice(one.end)} <cite className="quiet">{one.title}</cite>
        </p>
      ))}
    </fieldset>
  );
}
