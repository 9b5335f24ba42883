import type { Gaps } from "../../../graph/contract/discovery.ts";
import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import { viewStore } from "../../state/use-view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { CommunityChip, CommunityKey } from "../../ui/concept/CommunityChip.tsx";
import { capitalize, count, decimal } from "../../ui/words/format.ts";

type Gap = Gaps["items"][number];

/** As many fields as letters can distinguish. */
const maxFields = 12;
/** The steps of the scale on which a number is readable in both themes. */
const steps = [0, 1, 2, 5, 6] as const;

/** The largest fields against each other: links found as a share of those expected by chance. */
export function GapMatrix({
  gaps,
  communities,
  chosen,
}: {
  gaps: Gaps;
  communities: readonly CommunitySummary[];
  /** The pair of fields that is looked into. */
  chosen: string;
}) {
  const fields = communities.toSorted((a, b) => b.concepts - a.concepts || a.id - b.id).slice(0, maxFields);
  const found = new Map(gaps.items.map((gap) => [pairKey(gap.a, gap.b), gap]));
  const all = gaps.items.length >= gaps.total;
  if (fields.length < 2) return null;
  return (
    <>
      <p>
        In each cell, how much of the expected number was found, in percent; the stronger the colour, the wider the gap.
        Press a cell to see what is missing.{" "}
        {communities.length > maxFields && `The ${maxFields} largest of ${count(communities.length)} fields. `}
        {all
          ? "An empty cell: as often as expected, or more."
          : `An empty cell: not among the ${count(gaps.items.length)} widest of ${count(gaps.total)} gaps.`}
      </p>
      <div className="gap-scroll">
        <table className="gap-matrix">
          <thead>
            <tr>
              <td />
              {fields.slice(0, -1).map((field) => (
                <th key={field.id} scope="col">
                  <span className="visually-hidden">{capitalize(field.label)}</span>
                  <CommunityKey community={field.id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.slice(1).map((row, r) => (
              <tr key={row.id}>
                <th scope="row">
                  <CommunityChip community={row.id} label={row.label} />
                </th>
                {fields.slice(0, r + 1).map((column) => (
                  <Cell key={column.id} gap={found.get(pairKey(row.id, column.id))} chosen={chosen} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="gap-key">
        {fields.map(({ id, label }) => (
          <li key={id}>
            <CommunityChip community={id} label={label} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Two fields as one word. */
export function pairKey(a: number, b: number): string {
  return `${Math.min(a, b)}-${Math.max(a, b)}`;
}

function Cell({ gap, chosen: openGap }: { gap: Gap | undefined; chosen: string }) {
  if (!gap) return <td />;
  const share = gap.expected > 0 ? gap.observed / gap.expected : 0;
  const step = steps[Math.min(steps.length - 1, Math.floor((1 - Math.min(1, share)) * steps.length))] ?? 0;
  const percent = Math.round(share * 100);
  const key = pairKey(gap.a, gap.b);
  const description = `${percent} % of what is expected: ${capitalize(gap.labels[0])} and ${capitalize(gap.labels[1])}: ${decimal(gap.observed, 1)} links found, ${decimal(gap.expected, 1)} expected`;
  return (
    <td>
      <button
        type="button"
        className={`s${step}${step >= 5 ? " deep" : ""}`}
        title={description}
        aria-label={description}
        aria-pressed={key === openGap}
        onClick={() => viewStore.change(setOptions({ gap: key === openGap ? "" : key }), "replace")}
      >
        {percent}
      </button>
    </td>
  );
}
