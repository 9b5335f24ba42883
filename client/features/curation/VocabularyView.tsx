import { useQueryClient } from "@tanstack/react-query";
import type { Vocabulary } from "../../../graph/contract/curation.ts";
import { setAuthorName, useAuthorName } from "../../actions/author.ts";
import { decide, undoDecision } from "../../actions/decide.ts";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { pluralize } from "../../ui/words/format.ts";
import { LogFiles } from "./LogFiles.tsx";
import { LogTable } from "./LogTable.tsx";
import { SuggestionsSection } from "./SuggestionsSection.tsx";

/** Curation: suggestions, the log, rules, groups, hidden concepts, and files of the log. */
export function VocabularyView() {
  const query = useAnswer("getVocabulary", { limit: 500 }, { keep: true });
  return (
    <>
      <section className="lens" aria-label="Vocabulary">
        <Author />
        <button type="button" className="btn" onClick={() => openCuration("phrase", {})}>
          Rule for a phrase…
        </button>
      </section>
      <main className="body" data-page="vocabulary">
        <div className="page vocabulary">
          <Waiting query={query} what="Reading the log">
            {(vocabulary) => (
              <>
                <Conflicts vocabulary={vocabulary} />
                <SuggestionsSection readOnly={vocabulary.readOnly} />
                <LogTable vocabulary={vocabulary} />
                <div className="two-columns">
                  <Rules vocabulary={vocabulary} />
                  <Groups vocabulary={vocabulary} />
                  <HiddenAndPinned vocabulary={vocabulary} />
                  <LogFiles readOnly={vocabulary.readOnly} />
                </div>
              </>
            )}
          </Waiting>
        </div>
      </main>
    </>
  );
}

function Author() {
  const name = useAuthorName();
  return (
    <label className="choice">
      <span>Sign as</span>
      <input
        className="text-input author"
        value={name}
        maxLength={200}
        placeholder="who runs the server"
        onChange={(event) => setAuthorName(event.target.value)}
      />
    </label>
  );
}

function Conflicts({ vocabulary }: { vocabulary: Vocabulary }) {
  const client = useQueryClient();
  if (vocabulary.conflicts.length === 0) return null;
  return (
    <section>
      <h2>Conflicts</h2>
      <p>They take effect again when the concepts they name exist again.</p>
      <ul className="rows">
        {vocabulary.conflicts.map(({ id, text, conflict }) => (
          <li key={id}>
            <b>{text}</b> <span className="quiet">{conflict}</span>
            {!vocabulary.readOnly && (
              <button type="button" className="link-btn" onClick={() => void undoDecision(client, id)}>
                Undo
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rules({ vocabulary: { rules, readOnly } }: { vocabulary: Vocabulary }) {
  const client = useQueryClient();
  return (
    <section>
      <h2>Rules for phrases</h2>
      {rules.length === 0 && <p className="quiet">No phrase is always or never a concept.</p>}
      <ul className="rows">
        {rules.map(({ decision, phrase, kind, concept }) => (
          <li key={decision}>
            <span>
              {kind} <b>{phrase}</b>{" "}
              {concept && <span className="quiet">added where {pluralize(concept.papers, "paper")} mention it</span>}
            </span>
            {!readOnly && (
              <button
                type="button"
                className="link-btn"
                aria-label={`Undo the rule for ${phrase}`}
                onClick={() => void undoDecision(client, decision)}
              >
                Undo
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Groups({ vocabulary: { groups } }: { vocabulary: Vocabulary }) {
  return (
    <section>
      <h2>Groups</h2>
      {groups.length === 0 && <p className="quiet">No concept is in a group of your own.</p>}
      {groups.map(({ category, concepts }) => (
        <div key={category} className="group">
          <h3>
            {category} <span className="quiet">{pluralize(concepts.length, "concept")}</span>
          </h3>
          <ConceptChips concepts={concepts} />
        </div>
      ))}
    </section>
  );
}

type ListedConcepts = Vocabulary["hidden"];

function ConceptChips({ concepts }: { concepts: ListedConcepts }) {
  return (
    <ul className="chips">
      {concepts.map(({ id, label }) => (
        <li key={id}>
          <button type="button" className="chip-btn" onClick={() => viewStore.change(openConcept(id))}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Hidden concepts can be restored here, because no other screen shows them. */
function HiddenAndPinned({ vocabulary: { hidden, pinned, readOnly } }: { vocabulary: Vocabulary }) {
  const client = useQueryClient();
  return (
    <section>
      <h2>Hidden concepts</h2>
      {hidden.length === 0 && <p className="quiet">No concept is hidden.</p>}
      <ul className="rows">
        {hidden.map(({ id, label, papers }) => (
          <li key={id}>
            <span>
              <b>{label}</b> <span className="quiet">{pluralize(papers, "paper")}</span>
            </span>
            {!readOnly && (
              <button
                type="button"
                className="link-btn"
                aria-label={`Restore ${label}`}
                onClick={() => void decide(client, [{ kind: "restore", concept: id }])}
              >
                Restore
              </button>
            )}
          </li>
        ))}
      </ul>
      {pinned.length > 0 && (
        <>
          <h2>Pinned labels</h2>
          <ConceptChips concepts={pinned} />
        </>
      )}
    </section>
  );
}
