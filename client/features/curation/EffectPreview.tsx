import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { CurationAction, CurationPreview } from "../../../graph/contract/curation.ts";
import { CallError, call } from "../../http/call.ts";
import { count, decimal, pluralize } from "../../ui/words/format.ts";

type Place = CurationPreview["ranks"][number]["before"];

const MAX_ROWS = 8;

/** What a decision would change, before it is made: counts at once, links and communities when they are computed. */
export function EffectPreview({ actions }: { actions: readonly CurationAction[] }) {
  const settledActions = useDeferredValue(actions);
  const quick = usePreview(settledActions, false);
  const full = usePreview(settledActions, true, quick.isSuccess);
  const answer = full.data ?? quick.data;
  if (quick.error) return <PreviewError error={quick.error} />;
  if (!answer) return <p className="quiet preview-place">Working out what would change</p>;
  return (
    <section className="preview-place" aria-label="What would change" aria-live="polite" aria-busy={full.isFetching}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">The graph</th>
            <th scope="col" className="num">
              Now
            </th>
            <th scope="col" className="num">
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name="Concepts" of={answer.concepts} />
          <Line name="Mentions" of={answer.mentions} />
          <Line name="Links" of={answer.links} />
          <Line name="Communities" of={answer.communities} />
        </tbody>
      </table>
      {answer.communities && <p className="quiet">{fieldsText(answer.communities)}</p>}
      <Ranks preview={answer} />
    </section>
  );
}

function usePreview(actions: readonly CurationAction[], full: boolean, enabled = true) {
  return useQuery<CurationPreview, Error>({
    queryKey: ["previewDecision", actions, full],
    queryFn: ({ signal }) => call("previewDecision", { actions: [...actions], full }, signal),
    enabled: enabled && actions.length > 0,
    // Results for other decisions must not be shown for these.
    ...(full ? {} : { placeholderData: (previous: CurationPreview | undefined) => previous }),
    retry: false,
  });
}

function PreviewError({ error }: { error: Error }) {
  return (
    <div className="preview-place refused" role="alert">
      <p>{error.message}</p>
      {error instanceof CallError && error.hint && <p className="quiet">{error.hint}</p>}
    </div>
  );
}

function Line({ name, of }: { name: string; of: { before: number; after: number } | null }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{of ? count(of.before) : "…"}</td>
      <td className="num">{of ? <b>{count(of.after)}</b> : "…"}</td>
    </tr>
  );
}

function Ranks({ preview: { ranks, changed } }: { preview: CurationPreview }) {
  if (changed === 0) return <p className="quiet">No concept gains or loses a paper or its name.</p>;
  return (
    <>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Concept</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {ranks.slice(0, MAX_ROWS).map(({ id, label, before, after }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{placeOf(before)}</td>
              <td>{placeOf(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed > MAX_ROWS && <p className="quiet">{pluralize(changed - MAX_ROWS, "more concept")} would change.</p>}
    </>
  );
}

/** Communities of rare concepts are unstable, so the change by another seed is shown beside that by the decision. */
function fieldsText({ moved, agreement, repeated }: NonNullable<CurationPreview["communities"]>): string {
  if (moved === 0) return "No concept changes its community.";
  const seeds = repeated === null ? "" : `; runs with other seeds agree by ${decimal(repeated)} without any decision`;
  return `${pluralize(moved, "concept")} would be in another community: agreement ${decimal(agreement)} of 1 (adjusted Rand)${seeds}.`;
}

function placeOf(place: Place): string {
  if (place === null) return "none";
  return `${pluralize(place.papers, "paper")}, rank ${count(place.rank)}, ${pluralize(place.links, "link")}`;
}
