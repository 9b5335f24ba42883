import { X } from "lucide-react";
import { useMemo, useState } from "react";
import type { ConceptMatrix } from "../../../graph/contract/connections.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { showDialog } from "../../state/dialogs.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { maxIds, type PageOptions } from "../../state/view.ts";
import { addToSet, openLink, removeFromSet, setOptions } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { PairKinds } from "../../ui/pair/PairKinds.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { count } from "../../ui/words/format.ts";
import { formatQ, times, toneOf } from "../../ui/words/pair-words.ts";
import { Matrix, MatrixKey } from "./Matrix.tsx";
import { type MatrixPair, type MatrixView, matrixView, pairsTogether } from "./matrix-view.ts";

type Order = PageOptions["order"];
const orders = [
  { id: "alike", text: "Alike side by side" },
  { id: "given", text: "As added" },
] as const;

/** Every pair of a set of concepts as a heat map. */
export function MatrixPage({ map }: { map: ConceptMap }) {
  const { set, options } = useView();
  const { order } = options;
  const concepts = useMatrixConcepts(map);
  const [a, b, ...others] = concepts;
  const query = useAnswer("getMatrix", concepts.length >= 2 ? { concepts } : null, {
    keep: true,
    every: (matrix) => (matrix?.family === null ? 2000 : false),
  });
  return (
    <>
      <div className="matrix-bar">
        <ConceptPicker
          label="Add a concept to the matrix"
          placeholder={set.length >= maxIds.set ? `${maxIds.set} concepts are the most` : "Add a concept"}
          onConcept={(id) => viewStore.change(addToSet(...concepts, id))}
        />
        <Segments
          name="Order"
          options={orders}
          value={order}
          onChange={(next) => viewStore.change(setOptions({ order: next }), "replace")}
        />
        <span className="quiet">
          {set.length === 0 ? "A concept and what it goes with beyond chance" : `${count(concepts.length)} concepts`}
        </span>
      </div>
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {concepts.length < 2 && <p className="centred">Add two concepts to compare them.</p>}
      {query.data && concepts.length >= 2 && <Answer matrix={query.data} order={order} concepts={concepts} />}
      {a !== undefined && b !== undefined && others.length === 0 && <PairKinds a={a} b={b} />}
    </>
  );
}

/** Partners of the first matrix. */
const PARTNERS = 15;

/** The concepts asked for; without any, the concept that is open, or that the tour begins with, and what it goes with. */
function useMatrixConcepts(map: ConceptMap): readonly string[] {
  const { set, open } = useView();
  const centre = open?.kind === "concept" ? open.id : open?.kind === "link" ? open.a : startingConcepts(map)[0]?.id;
  const partners = useAnswer(
    "getStrongPartners",
    set.length === 0 && centre !== undefined ? { id: centre, limit: PARTNERS } : null,
    { keep: true },
  );
  return useMemo(
    () =>
      set.length > 0
        ? set
        : partners.data
          ? [partners.data.concept, ...partners.data.partners.map(({ concept }) => concept)]
          : [],
    [set, partners.data],
  );
}

function Answer({ matrix, order, concepts }: { matrix: ConceptMatrix; order: Order; concepts: readonly string[] }) {
  const view = useMemo(() => matrixView(matrix, order === "alike"), [matrix, order]);
  const own = useView().set.length > 0;
  return (
    <div className="matrix-page">
      <PairList view={view} />
      <Matrix view={view} corpus={matrix.corpus} onOpen={(a, b) => viewStore.change(openLink(a, b))} />
      <div className="matrix-side">
        <MatrixKey family={matrix.family} />
        <h2 className="set-head">Concepts</h2>
        <ul className="set">
          {view.concepts.map((concept) => (
            <li key={concept.id}>
              <Dot community={concept.community} />
              <span className="clip">{concept.label}</span>
              <button
                type="button"
                className="btn quiet-btn icon small"
                aria-label={`Remove ${concept.label}`}
                onClick={() => {
                  if (!own) viewStore.change(addToSet(...concepts));
                  viewStore.change(removeFromSet(concept.id));
                }}
              >
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
        {own && (
          <button type="button" className="link-btn" onClick={() => showDialog("sets")}>
            Save as a set
          </button>
        )}
        {own && (
          <button type="button" className="link-btn" onClick={() => viewStore.change((now) => ({ ...now, set: [] }))}>
            Start again from a concept
          </button>
        )}
      </div>
    </div>
  );
}

const initialPairs = 30;

/** The cells of the matrix as a list, strongest first: what a narrow screen shows in its place. */
function PairList({ view }: { view: MatrixView }) {
  const [limit, setLimit] = useState(initialPairs);
  const pairs = useMemo(() => pairsTogether(view), [view]);
  if (pairs.length === 0) return <p className="pair-list quiet">No two of them share a paper.</p>;
  return (
    <div className="pair-list">
      <PlainTable
        columns={pairColumns}
        rows={pairs.slice(0, limit)}
        keyOf={({ a, b }) => `${a.id} ${b.id}`}
        toneOf={toneOf}
      />
      {pairs.length > limit && (
        <button type="button" className="link-btn" onClick={() => setLimit(limit * 3)}>
          {count(pairs.length - limit)} more pairs
        </button>
      )}
    </div>
  );
}

const pairColumns: readonly PlainColumn<MatrixPair>[] = [
  {
    header: "Pair, strongest by NPMI first",
    cell: ({ a, b }) => (
      <button type="button" className="partner-btn" onClick={() => viewStore.change(openLink(a.id, b.id))}>
        <span className="pair-names">
          {[a, b].map(({ id, label, community }) => (
            <span key={id} className="pair-end">
              <Dot community={community} /> {label}
            </span>
          ))}
        </span>
      </button>
    ),
  },
  { header: "Papers", numeric: true, cell: ({ papers }) => count(papers) },
  { header: "× chance", help: "associationStrength", numeric: true, cell: ({ lift }) => times(lift) },
  { header: "q", help: "q", numeric: true, cell: ({ q }) => formatQ(q) },
];
