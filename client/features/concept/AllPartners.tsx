import { useMemo, useState } from "react";
import { type Cooccurrence, type Partner, PartnerOrder } from "../../../graph/contract/concepts.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept, openLink } from "../../state/view-changes.ts";
import { Choice } from "../../ui/Choice.tsx";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import { measureHelp } from "../../ui/words/measure-help.ts";
import { measures } from "../../ui/words/measures.ts";
import { formatQ, mayBeChance, times, toneOf } from "../../ui/words/pair-words.ts";

const initialCount = 10;

interface Order {
  readonly by: PartnerOrder;
  readonly down: boolean;
}

const orders = PartnerOrder.options.map((id) => ({ id, text: measureHelp[id].name }));

/**
 * Everything a concept occurs with, strongest first by the measure of the lens or the one chosen; a row opens the link. Counted alone, or
 * rolled up: with the narrower concepts of both.
 */
export function AllPartners({ concept, rolledUp = false }: { concept: string; rolledUp?: boolean }) {
  const { measure } = useView();
  const [chosen, setChosen] = useState<Order | null>(null);
  const [significantOnly, setSignificantOnly] = useState(false);
  const [limit, setLimit] = useState(initialCount);
  const wanted = chosen ?? { by: measure, down: true };
  // q is of single concepts
  const order = rolledUp && wanted.by === "q" ? { by: measure, down: true } : wanted;
  const query = useAnswer(
    "getCooccurrence",
    {
      ...{ id: concept, measure, sort: order.by, limit },
      first: order.down ? "strongest" : "weakest",
      ...(rolledUp ? { narrower: "true" } : { which: significantOnly ? "beyondChance" : "all" }),
    },
    {
      keep: true,
      every: (answer) => (answer?.family === null && !answer.rolledUp ? 2000 : false),
    },
  );
  const sortBy = (by: string) => setChosen({ by: by as PartnerOrder, down: order.by === by ? !order.down : true });
  return (
    <Waiting query={query} what="Counting partners">
      {(answer) => (
        <>
          <p className="partners-told">{showingText(answer, order)}</p>
          <div className="partners-bar">
            <Choice
              label="Sorted by"
              value={order.by}
              options={rolledUp ? orders.filter(({ id }) => id !== "q") : orders}
              onChange={(by) => setChosen({ by, down: true })}
            />
            {!rolledUp && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={significantOnly}
                  onChange={() => setSignificantOnly(!significantOnly)}
                />
                Only beyond chance
              </label>
            )}
          </div>
          <PartnersTable answer={answer} order={order} onSort={sortBy} />
          <NestedNames answer={answer} />
          {answer.total > answer.partners.length && (
            <button type="button" className="link-btn" onClick={() => setLimit(Math.min(1000, limit * 5))}>
              {count(answer.total - answer.partners.length)} more
            </button>
          )}
        </>
      )}
    </Waiting>
  );
}

/** "31 of 212 beyond chance at q < 0.05; showing the strongest 50 by NPMI." */
function showingText(answer: Cooccurrence, { by, down }: Order): string {
  const { all, significant, total, partners } = answer;
  const beyondChanceNote = answer.rolledUp
    ? `${pluralize(answer.papers, "paper")} mention it or one of its ${count(answer.narrower)} kinds, and partners are counted with theirs, untested: ${pluralize(all, "partner")}`
    : significant === null
      ? pluralize(all, "partner")
      : `${count(significant)} of ${count(all)} beyond chance at q < 0.05`;
  const end = `${down ? "strongest" : "weakest"} ${count(partners.length)} by ${measureHelp[by].name}`;
  return `${beyondChanceNote}; showing ${partners.length === total ? `all ${count(total)}${total === all ? "" : " of these"}` : `the ${end}`}.`;
}

/** Kinds of the concept, and what it is a kind of: as buttons, because they are no partners. */
function NestedNames({ answer: { nested } }: { answer: Cooccurrence }) {
  if (nested.length === 0) return null;
  return (
    <p className="quiet">
      Not counted, because one name is part of the other:{" "}
      {nested.map(({ id, label }, k) => (
        <span key={id}>
          {k > 0 && ", "}
          <button type="button" className="link-btn" onClick={() => viewStore.change(openConcept(id))}>
            {label}
          </button>
        </span>
      ))}
    </p>
  );
}

function PartnersTable({
  answer,
  order,
  onSort,
}: {
  answer: Cooccurrence;
  order: Order;
  onSort: (by: string) => void;
}) {
  const own = ownMeasure(order.by, answer.measure);
  const columns = useMemo(
    () => partnerColumns(answer.concept, own, answer.rolledUp),
    [answer.concept, own, answer.rolledUp],
  );
  if (answer.all === 0) return <p className="quiet">No other concept shares a paper with it.</p>;
  if (answer.total === 0) return <p className="quiet">None of them is beyond chance.</p>;
  return (
    <>
      <PlainTable
        kind="partners"
        columns={columns}
        rows={answer.partners}
        keyOf={({ concept }) => concept}
        // The most certain have the lowest q.
        sort={order.by === "q" ? { by: "q", down: !order.down } : order}
        onSort={onSort}
        {...(answer.family ? { toneOf } : {})}
      />
      <p className="key-note">
        {answer.family && answer.partners.some(mayBeChance) && "○ grey: may be chance (q ≥ 0.05). "}
        {answer.family && answer.partners.some(({ q }) => q === null) && "– greyer: not tested, too rare. "}
        {!answer.rolledUp && "Here q is over all pairs of the corpus. "}What is{" "}
        <MeasureName name="associationStrength">× chance</MeasureName>, <MeasureName name={own} />
        {!answer.rolledUp && (
          <>
            , <MeasureName name="q" />
          </>
        )}
        ?
      </p>
    </>
  );
}

type OwnMeasure = Exclude<PartnerOrder, "papers" | "associationStrength" | "q">;

/** The third column of numbers: what is sorted by or the measure of the lens when it is none of the others. */
function ownMeasure(...choices: readonly PartnerOrder[]): OwnMeasure {
  const has = (name: PartnerOrder) => name !== "papers" && name !== "associationStrength" && name !== "q";
  return choices.find(has) ?? "npmi";
}

function partnerColumns(concept: string, own: OwnMeasure, rolledUp: boolean): readonly PlainColumn<Partner>[] {
  return [
    {
      header: "Concept",
      cell: ({ concept: partner, label, community }) => (
        <ConceptButton
          label={label}
          community={community}
          onPress={() => viewStore.change(openLink(concept, partner))}
        />
      ),
    },
    { header: "Papers", sortBy: "papers", numeric: true, cell: ({ papers }) => count(papers) },
    {
      header: "× chance",
      sortBy: "associationStrength",
      numeric: true,
      cell: ({ associationStrength }) => times(associationStrength),
    },
    {
      header: measureHelp[own].name,
      sortBy: own,
      numeric: true,
      cell: (partner) => decimal(partner[own], own === "g2" ? 1 : measures[own].digits),
    },
    ...(rolledUp ? [] : [{ header: "q", sortBy: "q", numeric: true, cell: ({ q }: Partner) => formatQ(q) } as const]),
  ];
}
