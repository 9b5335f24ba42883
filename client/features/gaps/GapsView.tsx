import type { Gaps } from "../../../graph/contract/discovery.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { PartBar } from "../../ui/charts/PartBar.tsx";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { decimal } from "../../ui/words/format.ts";
import { DiscoveryCandidates } from "./DiscoveryCandidates.tsx";
import { GapMatrix, pairKey } from "./GapMatrix.tsx";
import { MissingPairs } from "./MissingPairs.tsx";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { TasksAndMethods, TransfersBetween } from "./TasksAndMethods.tsx";

/** Gaps listed beside the matrix. */
const maxGaps = 12;

/** Gaps: questions first, then fields that share fewer papers than expected, and concepts that are linked only through others. */
export function GapsView({ map }: { map: ConceptMap }) {
  const { open, options } = useView();
  const concept = open?.kind === "concept" ? open.id : open?.kind === "link" ? open.a : startingConcepts(map)[0]?.id;
  const gaps = useAnswer("getGaps", { limit: 500 });
  const [a, b] = options.gap.split("-").map(Number);
  return (
    <main className="body" data-page="gaps">
      <div className="page">
        <OpenQuestions />
        <section>
          <h2>Fields that share fewer papers than expected</h2>
          <p>
            A gap is two fields whose concepts share fewer papers than they would if every paper took its concepts at
            random. Each paper counts as one link, shared among its pairs of concepts.
          </p>
          <Waiting query={gaps} what="Comparing fields">
            {(answer) => (
              <div className="gaps">
                <div>
                  <GapMatrix gaps={answer} communities={map.communities} chosen={options.gap} />
                </div>
                {a && b ? (
                  <div>
                    <MissingPairs key={options.gap} a={a} b={b} />
                    <TransfersBetween a={a} b={b} />
                  </div>
                ) : (
                  <GapTable gaps={answer} />
                )}
              </div>
            )}
          </Waiting>
        </section>
        <TasksAndMethods map={map} />
        <DiscoveryCandidates concept={concept} />
      </div>
    </main>
  );
}

function GapTable({ gaps }: { gaps: Gaps }) {
  if (gaps.items.length === 0) return <p className="quiet">No two fields share fewer papers than chance would give.</p>;
  return <PlainTable columns={gapColumns} rows={gaps.items.slice(0, maxGaps)} keyOf={({ a, b }) => pairKey(a, b)} />;
}

const gapColumns: readonly PlainColumn<Gaps["items"][number]>[] = [
  {
    header: "Fields",
    cell: ({ a, b, labels }) => (
      <button
        type="button"
        className="partner-btn fields"
        onClick={() => viewStore.change(setOptions({ gap: pairKey(a, b) }), "replace")}
      >
        <CommunityChip community={a} label={labels[0]} />
        <CommunityChip community={b} label={labels[1]} />
      </button>
    ),
  },
  { header: "Found", numeric: true, wide: true, cell: ({ observed }) => decimal(observed, 1) },
  { header: "Expected", numeric: true, wide: true, cell: ({ expected }) => decimal(expected, 1) },
  {
    header: "Found of expected",
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
