import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Suggestion } from "../../../graph/contract/discovery.ts";
import { decide } from "../../actions/decide.ts";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept } from "../../state/view-changes.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";

const kinds = [
  { id: "all", text: "All" },
  { id: "spelling", text: "Spelling" },
  { id: "inflection", text: "Forms" },
  { id: "order", text: "Order" },
  { id: "acronym", text: "Acronyms" },
  { id: "partners", text: "Partners" },
  { id: "homonym", text: "Splits" },
] as const;
type Kind = (typeof kinds)[number]["id"];

const PAGE = 10;

const keyOf = ({ kind, concepts }: Suggestion) => [kind, ...concepts.map(({ id }) => id)].join(" ");

/** Suggested merges and splits, accepted or refused one by one or together; refusals are kept in the log. */
export function SuggestionsSection({ readOnly }: { readOnly: boolean }) {
  const [kind, setKind] = useState<Kind>("all");
  const [limit, setLimit] = useState(PAGE);
  const query = useAnswer("listSuggestions", { ...(kind === "all" ? {} : { kind }), limit }, { keep: true });
  return (
    <section>
      <h2>Suggestions</h2>
      <div className="scroll-x">
        <Segments
          name="Kind of suggestion"
          options={kinds}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setLimit(PAGE);
          }}
        />
      </div>
      <Waiting query={query} what="Comparing names and partners">
        {({ items, total, concepts }) => (
          <>
            <p className="quiet">
              Showing {count(items.length)} of {pluralize(total, "suggestion")}, the surest first, among{" "}
              {pluralize(concepts, "concept")} of two papers or more. They are guesses: look before you accept.
            </p>
            <SuggestionList items={items} readOnly={readOnly} />
            {items.length < total && (
              <button type="button" className="link-btn" onClick={() => setLimit(Math.min(500, limit + 40))}>
                Show more
              </button>
            )}
          </>
        )}
      </Waiting>
    </section>
  );
}

function SuggestionList({ items, readOnly }: { items: readonly Suggestion[]; readOnly: boolean }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = items.filter((item) => chosen.has(keyOf(item)));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const answer = (list: readonly Suggestion[], verdict: "accept" | "reject") =>
    void decide(
      client,
      list.map((item) => item[verdict]),
      list.length === 1 ? `Suggested: ${list[0]?.reason}` : "Suggested",
    ).then((done) => done && setChosen(new Set()));
  if (items.length === 0) return <p className="quiet">Nothing is suggested.</p>;
  return (
    <>
      {!readOnly && (
        <p className="bulk">
          <label>
            <input
              type="checkbox"
              checked={picked.length === items.length}
              onChange={() => setChosen(picked.length === items.length ? new Set() : new Set(items.map(keyOf)))}
            />{" "}
            All shown
          </label>
          <button type="button" className="btn" disabled={picked.length === 0} onClick={() => answer(picked, "accept")}>
            Accept {count(picked.length)}
          </button>
          <button type="button" className="btn" disabled={picked.length === 0} onClick={() => answer(picked, "reject")}>
            Refuse {count(picked.length)}
          </button>
        </p>
      )}
      <ul className="suggestions">
        {items.map((item) => (
          <li key={keyOf(item)}>
            {!readOnly && (
              <input
                type="checkbox"
                aria-label={`Choose ${nameOf(item)}`}
                checked={chosen.has(keyOf(item))}
                onChange={() => toggle(keyOf(item))}
              />
            )}
            <div className="suggestion-text">
              <Names item={item} />
              <span className="quiet">{item.reason}</span>
            </div>
            {!readOnly && <Answers item={item} answer={(verdict) => answer([item], verdict)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf({ concepts }: Suggestion): string {
  return concepts.map(({ label }) => label).join(" and ");
}

function Names({ item }: { item: Suggestion }) {
  const [into, from] = item.concepts;
  const labelWithForms = (one: typeof into) =>
    one && (
      <button type="button" className="partner-btn" onClick={() => viewStore.change(openConcept(one.id))}>
        <b>{one.label}</b> <span className="quiet">{count(one.papers)}</span>
      </button>
    );
  return (
    <span className="suggestion-names">
      {item.kind === "homonym" ? (
        <>Split {labelWithForms(into)}</>
      ) : (
        <>
          Merge {labelWithForms(from)} into {labelWithForms(into)}
        </>
      )}
    </span>
  );
}

function Answers({ item, answer }: { item: Suggestion; answer: (verdict: "accept" | "reject") => void }) {
  const look = () =>
    item.kind === "homonym"
      ? openCuration("split", { concepts: item.concepts.map(({ id }) => id) })
      : openCuration("merge", { concepts: item.concepts.map(({ id }) => id) });
  return (
    <span className="answers">
      <button type="button" className="link-btn" aria-label={`Look at ${nameOf(item)}`} onClick={look}>
        Look…
      </button>
      <button
        type="button"
        className="link-btn"
        aria-label={`Accept: ${nameOf(item)}`}
        onClick={() => answer("accept")}
      >
        Accept
      </button>
      <button
        type="button"
        className="link-btn"
        aria-label={`Refuse: ${nameOf(item)}`}
        onClick={() => answer("reject")}
      >
        Refuse
      </button>
    </span>
  );
}
