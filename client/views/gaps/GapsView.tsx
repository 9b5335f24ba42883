import type { ConceptMap } from "../../../graph/contract/answers.ts";
import type { CandidateList, Gaps } from "../../../graph/contract/discovery-answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { startingConcepts } from "../../panels/starting-points.ts";
import type { Asked } from "../../state/asked.ts";
import { store, useView } from "../../state/use-view.ts";
import { ask, openConcept, openLink, showBetween } from "../../state/view.ts";
import { CommunityChip, Dot } from "../../ui/CommunityChip.tsx";
import { count, counted, decimal } from "../../ui/format.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { ConceptPicker } from "../ConceptPicker.tsx";

const rankers = [
  { id: "adamicAdar", text: "Adamic–Adar" },
  { id: "averageMinimumWeight", text: "Average minimum weight" },
  { id: "linkingTerms", text: "Linking concepts" },
] as const;
type RankerName = Asked["ranker"];

/** What is missing: fields that meet less than they could, and concepts that only others join. */
export function GapsView({ map }: { map: ConceptMap }) {
  const { open, asked } = useView();
  const { ranker } = asked;
  const centre = open?.kind === "concept" ? open.id : open?.kind === "link" ? open.a : startingConcepts(map)[0]?.id;
  const gaps = useAnswer("getGaps", { limit: 12 });
  const candidates = useAnswer("getCandidates", centre ? { id: centre, ranker, limit: 25 } : null, { keep: true });
  const test = useAnswer("getBackTest", {});
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
              {(answer) => <GapTable gaps={answer} />}
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
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Fields</th>
          <th scope="col" className="num wide">
            Links found
          </th>
          <th scope="col" className="num wide">
            By chance
          </th>
          <th scope="col">Found of what chance would give</th>
          <th scope="col" className="num">
            Gap
          </th>
        </tr>
      </thead>
      <tbody>
        {gaps.items.map((gap) => {
          const part = gap.expected > 0 ? gap.observed / gap.expected : 0;
          return (
            <tr key={`${gap.a} ${gap.b}`}>
              <td>
                <button
                  type="button"
                  className="partner-btn"
                  onClick={() => store.change(showBetween(`community:${gap.a}`, `community:${gap.b}`))}
                >
                  <CommunityChip community={gap.a} label={gap.labels[0]} />
                  <CommunityChip community={gap.b} label={gap.labels[1]} />
                </button>
              </td>
              <td className="num wide">{decimal(gap.observed, 1)}</td>
              <td className="num wide">{decimal(gap.expected, 1)}</td>
              <td>
                <span className="measured">
                  <span className="part-bar" aria-hidden="true">
                    <span className="first" style={{ width: `${Math.min(1, part) * 100}%` }} />
                  </span>
                  <span className="num">{Math.round(part * 100)} %</span>
                </span>
              </td>
              <td className="num">{decimal(gap.score, 1)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function CandidateTable({ answer, ranker }: { answer: CandidateList; ranker: RankerName }) {
  if (answer.items.length === 0)
    return <p className="quiet">Every concept it could be linked to shares a paper with it.</p>;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          <th scope="col" className="num">
            Papers
          </th>
          <th scope="col">Through</th>
          <th scope="col" className="num">
            {rankers.find((one) => one.id === ranker)?.text}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.items.map((item) => (
          <tr key={item.concept.id}>
            <td>
              <button
                type="button"
                className="partner-btn"
                onClick={() => store.change(openLink(answer.concept.id, item.concept.id))}
              >
                <Dot community={item.concept.community} />
                <b>{item.concept.label}</b>
              </button>
            </td>
            <td className="num">{count(item.concept.papers)}</td>
            <td>
              <ul className="chips">
                {item.through.slice(0, 3).map(({ concept, withA, withC }) => (
                  <li key={concept.id}>
                    <button
                      type="button"
                      className="partner-btn"
                      title={`${counted(withA, "paper")} with ${answer.concept.label}, ${count(withC)} with ${item.concept.label}`}
                      onClick={() => store.change(openLink(concept.id, item.concept.id))}
                    >
                      <Dot community={concept.community} />
                      {concept.label}
                    </button>
                  </li>
                ))}
              </ul>
            </td>
            <td className="num">{decimal(item[ranker], ranker === "linkingTerms" ? 0 : 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
