import { useMemo } from "react";
import type { CandidateList } from "../../../graph/contract/discovery.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { PageOptions } from "../../state/view.ts";
import { openConcept, openLink, setOptions } from "../../state/view-changes.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { ConceptPicker } from "../../ui/concept/ConceptPicker.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import { useBackTest } from "./use-back-test.ts";

const rankers = [
  { id: "learned", text: "Like those that came true", column: "Score" },
  { id: "relativeAdamicAdar", text: "Rare links for their size", column: "Score" },
  { id: "adamicAdar", text: "Rare links", column: "Score" },
  { id: "averageMinimumWeight", text: "Strong links", column: "Weight" },
  { id: "linkingTerms", text: "Most links", column: "Links" },
] as const;
const digits = { learned: 1, relativeAdamicAdar: 3, adamicAdar: 2, averageMinimumWeight: 2, linkingTerms: 0 };
type RankerName = PageOptions["ranker"];

/** Concepts that share no paper with the chosen one but share partners with it, and how well such ideas came true in the past. */
export function DiscoveryCandidates({ concept }: { concept: string | undefined }) {
  const { ranker } = useView().options;
  const candidates = useAnswer("getCandidates", concept ? { id: concept, ranker, limit: 25 } : null, { keep: true });
  const tested = useBackTest(candidates.data?.ranker ?? ranker);
  return (
    <section>
      <Waiting query={candidates} what="Looking for ideas">
        {(answer) => (
          <>
            <h2>Ideas for {answer.concept.label}</h2>
            <p>
              {`Concepts that share no paper with it, though others go with both: ${pluralize(answer.total, "concept")}; the best ${count(answer.items.length)} are listed.`}
              {answer.ofSameFamily > 0 &&
                ` Left out: ${pluralize(answer.ofSameFamily, "concept")} whose names contain or end like its own.`}
            </p>
            <div className="ideas-bar">
              <ConceptPicker
                label="List candidates for this concept"
                placeholder="Ideas for another concept"
                onConcept={(id) => viewStore.change(openConcept(id))}
              />
              <Segments
                name="Ranked by"
                options={ranker === "learned" && answer.ranker !== "learned" ? rankers.slice(1) : rankers}
                value={answer.ranker}
                onChange={(next) => viewStore.change(setOptions({ ranker: next }), "replace")}
              />
            </div>
            {tested && <p className="quiet back-test">{tested}</p>}
            <IdeaTable answer={answer} ranker={answer.ranker} />
          </>
        )}
      </Waiting>
    </section>
  );
}

function IdeaTable({ answer, ranker }: { answer: CandidateList; ranker: RankerName }) {
  const columns = useMemo(() => ideaColumns(answer.concept, ranker), [answer.concept, ranker]);
  if (answer.items.length === 0)
    return <p className="quiet">Every concept it could be linked to shares a paper with it.</p>;
  return <PlainTable columns={columns} rows={answer.items} keyOf={({ concept }) => concept.id} />;
}

function ideaColumns(
  from: CandidateList["concept"],
  ranker: RankerName,
): readonly PlainColumn<CandidateList["items"][number]>[] {
  return [
    {
      header: "Idea",
      cell: ({ concept, alike }) => (
        <>
          <b>
            <ConceptButton
              label={concept.label}
              community={concept.community}
              onPress={() => viewStore.change(openLink(from.id, concept.id))}
            />
          </b>
          {alike > 0 && <span className="quiet"> +{count(alike)} with a similar name</span>}
        </>
      ),
    },
    { header: "Papers", numeric: true, wide: true, cell: ({ concept }) => count(concept.papers) },
    {
      header: "Both go with",
      cell: ({ concept, through }) => (
        <ul className="chips">
          {through.slice(0, 3).map((link) => (
            <li key={link.concept.id}>
              <ConceptButton
                label={link.concept.label}
                community={link.concept.community}
                title={`${pluralize(link.withA, "paper")} with ${from.label}, ${count(link.withC)} with ${concept.label}`}
                onPress={() => viewStore.change(openLink(link.concept.id, concept.id))}
              />
            </li>
          ))}
        </ul>
      ),
    },
    {
      header: rankers.find((one) => one.id === ranker)?.column ?? "",
      help: ranker,
      numeric: true,
      cell: (item) => decimal(item[ranker] ?? 0, digits[ranker]),
    },
  ];
}
