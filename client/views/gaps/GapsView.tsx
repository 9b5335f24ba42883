import { useMemo } from "react";
import type { ConceptMap } from "../../../graph/contract/answers.ts";
import type { CandidateList, Gaps } from "../../../graph/contract/discovery-answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { PartBar } from "../../panels/BridgeReasons.tsx";
import { startingConcepts } from "../../panels/starting-points.ts";
import type { Asked } from "../../state/asked.ts";
import { store, useView } from "../../state/use-view.ts";
import { ask, openConcept, openLink, showBetween } from "../../state/view.ts";
import { CommunityChip } from "../../ui/CommunityChip.tsx";
import { ConceptButton } from "../../ui/ConceptButton.tsx";
import { count, counted, decimal } from "../../ui/format.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { ConceptPicker } from "../ConceptPicker.tsx";
import { GapMatrix } from "./GapMatrix.tsx";

const rankers = [
  { id: "adamicAdar", text: "Adamic–Adar" },
  { id: "averageMinimumWeight", text: "Average minimum weight" },
  { id: "linkingTerms", text: "Linking concepts" },
] as const;
type RankerName = Asked["ranker"];
/** Gaps listed beside the matrix. */
const widest = 12;

/** What is missing: fields that meet less than they could, and concepts that only others join. */
export function GapsView({ map }: { map: ConceptMap }) {
  const { open, asked } = useView();
  const { ranker } = asked;
  const centre = open?.kind === "concept" ? open.id : open?.kind === "link" ? open.a : startingConcepts(map)[0]?.id;
  const gaps = useAnswer("getGaps", { limit: 500 });
  const candidates = useAnswer("getCandidates", centre ? { id: centre, ranker, limit: 25 } : null, { keep: true });
  const years = useAnswer("getStatus", {}).data?.years;
  const test = useAnswer("getBackTest", years && years[0] < years[1] ? {} : null);
  return (
    <>
      <section className="lens" aria-label="Whose candidates">
        <ConceptPicker
          label="Concept whose candidates are listed"
          placeholder="Candidates of …"
          onConcept={(id) => store.change(openConcept(id))}
        />
        <Segments
          name="Ranked by"
          options={rankers}
          value={ranker}
          onChange={(next) => store.change(ask({ ranker: next }), "replace")}
        />
      </section>
      <main className="body" data-page="gaps">
        <div className="page">
          <section>
            <h2>Fields that meet less than their sizes would let one expect</h2>
            <Waiting query={gaps} what="Comparing fields">
              {(answer) => (
                <div className="gaps">
                  <div>
                    <GapMatrix gaps={answer} communities={map.communities} />
                  </div>
                  <GapTable gaps={answer} />
                </div>
              )}
            </Waiting>
          </section>
          <section>
            <Waiting query={candidates} what="Looking for candidates">
              {(answer) => (
                <>
                  <h2>{answer.concept.label}: linked through others only</h2>
                  <p>
                    {counted(answer.total, "concept")} share no paper with it but a concept that goes with both; the
                    best {count(answer.items.length)} are listed.
                  </p>
                  {test.data && <p className="quiet">{test.data.reading}</p>}
                  <CandidateTable answer={answer} ranker={ranker} />
                </>
              )}
            </Waiting>
          </section>
        </div>
      </main>
    </>
  );
}

function GapTable({ gaps }: { gaps: Gaps }) {
  if (gaps.items.length === 0) return <p className="quiet">No two fields meet less than chance would give.</p>;
  return <PlainTable columns={gapColumns} rows={gaps.items.slice(0, widest)} keyOf={({ a, b }) => `${a} ${b}`} />;
}

const gapColumns: readonly PlainColumn<Gaps["items"][number]>[] = [
  {
    header: "Fields",
    cell: ({ a, b, labels }) => (
      <button
        type="button"
        className="partner-btn fields"
        onClick={() => store.change(showBetween(`community:${a}`, `community:${b}`))}
      >
        <CommunityChip community={a} label={labels[0]} />
        <CommunityChip community={b} label={labels[1]} />
      </button>
    ),
  },
  { header: "Links found", numeric: true, wide: true, cell: ({ observed }) => decimal(observed, 1) },
  { header: "By chance", numeric: true, wide: true, cell: ({ expected }) => decimal(expected, 1) },
  {
    header: "Found of chance",
    cell: ({ observed, expected }) => {
      const part = expected > 0 ? observed / expected : 0;
      return (
        <span className="measured">
          <PartBar value={part} kind="first" />
          <span className="num">{Math.round(part * 100)} %</span>
        </span>
      );
    },
  },
  { header: "Gap", help: "gap", numeric: true, cell: ({ score }) => decimal(score, 1) },
];

function CandidateTable({ answer, ranker }: { answer: CandidateList; ranker: RankerName }) {
  const columns = useMemo(() => candidateColumns(answer.concept, ranker), [answer.concept, ranker]);
  if (answer.items.length === 0)
    return <p className="quiet">Every concept it could be linked to shares a paper with it.</p>;
  return <PlainTable columns={columns} rows={answer.items} keyOf={({ concept }) => concept.id} />;
}

function candidateColumns(
  from: CandidateList["concept"],
  ranker: RankerName,
): readonly PlainColumn<CandidateList["items"][number]>[] {
  return [
    {
      header: "Candidate",
      cell: ({ concept }) => (
        <b>
          <ConceptButton
            label={concept.label}
            community={concept.community}
            onPress={() => store.change(openLink(from.id, concept.id))}
          />
        </b>
      ),
    },
    { header: "Papers", numeric: true, wide: true, cell: ({ concept }) => count(concept.papers) },
    {
      header: "Through",
      cell: ({ concept, through }) => (
        <ul className="chips">
          {through.slice(0, 3).map((link) => (
            <li key={link.concept.id}>
              <ConceptButton
                label={link.concept.label}
                community={link.concept.community}
                title={`${counted(link.withA, "paper")} with ${from.label}, ${count(link.withC)} with ${concept.label}`}
                onPress={() => store.change(openLink(link.concept.id, concept.id))}
              />
            </li>
          ))}
        </ul>
      ),
    },
    {
      header: rankers.find((one) => one.id === ranker)?.text ?? "",
      help: ranker,
      numeric: true,
      cell: (item) => decimal(item[ranker], ranker === "linkingTerms" ? 0 : 2),
    },
  ];
}
