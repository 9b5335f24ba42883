import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { type Period, periodOf, usualPeriods } from "../../state/periods.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { PeriodPicker } from "../../ui/PeriodPicker.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { CompareConcepts } from "./CompareConcepts.tsx";
import { ComparePeriods } from "./ComparePeriods.tsx";

const kinds = [
  { id: "periods", text: "Two periods" },
  { id: "concepts", text: "Two concepts" },
] as const;

/** Two periods or two concepts side by side, on the same layout. */
export function CompareView({ map, status }: { map: ConceptMap; status: Status }) {
  const { options } = useView();
  // Without years there are no periods to compare.
  const kind = status.years === null ? "concepts" : options.compare;
  return (
    <>
      <section className="lens" aria-label="What to compare">
        {status.years !== null && (
          <Segments
            name="Compare"
            options={kinds}
            value={kind}
            onChange={(compare) => viewStore.change(setOptions({ compare, left: "", right: "" }))}
          />
        )}
        {kind === "periods" ? <PeriodPickers status={status} /> : <ConceptPickers map={map} />}
      </section>
      <main className="body" data-page="compare">
        <div className="page">
          {kind === "periods" ? <Periods map={map} status={status} /> : <Concepts map={map} />}
        </div>
      </main>
    </>
  );
}

/** The periods in the address, or the two halves of the papers with a year. */
function usePeriods({ years }: Status): readonly [Period, Period] | null {
  const { options } = useView();
  const asPeriods = [periodOf(options.left), periodOf(options.right)] as const;
  const split = useAnswer("getTrends", asPeriods[0] && asPeriods[1] ? null : { limit: 1 });
  if (asPeriods[0] && asPeriods[1]) return [asPeriods[0], asPeriods[1]];
  if (years === null || !split.data) return null;
  const usual = usualPeriods(years, split.data.split);
  return [asPeriods[0] ?? usual[0], asPeriods[1] ?? usual[1]];
}

function Periods({ map, status }: { map: ConceptMap; status: Status }) {
  const periods = usePeriods(status);
  return periods && <ComparePeriods map={map} left={periods[0]} right={periods[1]} />;
}

function PeriodPickers({ status }: { status: Status }) {
  const periods = usePeriods(status);
  if (!periods || status.years === null) return null;
  return (
    <>
      <PeriodPicker name="First period" period={periods[0]} side="left" other={periods[1]} />
      <span className="quiet">with</span>
      <PeriodPicker name="Second period" period={periods[1]} side="right" other={periods[0]} />
    </>
  );
}

/** The two that the address names, or two well-connected ones of different fields. */
function useConcepts(map: ConceptMap): readonly [string | undefined, string | undefined] {
  const { options, open } = useView();
  const [first, second] = startingConcepts(map);
  const opened = open?.kind === "link" ? [open.a, open.b] : open?.kind === "concept" ? [open.id] : [];
  const left = options.left || opened[0] || first?.id;
  const right = options.right || opened[1] || [second?.id, first?.id].find((id) => id !== left);
  return [left, right];
}

function Concepts({ map }: { map: ConceptMap }) {
  const [left, right] = useConcepts(map);
  if (!left || !right) return <p className="centred">Choose two concepts to compare.</p>;
  return <CompareConcepts map={map} left={left} right={right} />;
}

function ConceptPickers({ map }: { map: ConceptMap }) {
  const [left, right] = useConcepts(map);
  return (
    <>
      <SidePicker
        name="First concept"
        now={left}
        onConcept={(id) => viewStore.change(setOptions({ left: id, right: right ?? "" }))}
      />
      <span className="quiet">with</span>
      <SidePicker
        name="Second concept"
        now={right}
        onConcept={(id) => viewStore.change(setOptions({ left: left ?? "", right: id }))}
      />
    </>
  );
}

interface SideProps {
  readonly name: string;
  readonly now: string | undefined;
  readonly onConcept: (id: string) => void;
}

function SidePicker({ name, now, onConcept }: SideProps) {
  const concept = useAnswer("getConcept", now === undefined ? null : { id: now }).data;
  return (
    <ConceptPicker
      label={concept ? `${name}, now ${concept.label}` : name}
      placeholder={concept?.label ?? name}
      onConcept={onConcept}
    />
  );
}
