import { Fragment } from "react";
import type { ConceptPaths } from "../../../graph/contract/connections.ts";
import { useAnswer } from "../../http/queries.ts";
import { showPath } from "../../state/map-changes.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink } from "../../state/view-changes.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { decimal, pluralize } from "../../ui/words/format.ts";

/** Strong, short ways from one concept to another; every step opens the papers behind it. */
export function PathList({ a, b }: { a: string; b: string }) {
  const query = useAnswer("getPaths", { a, b, k: 8 });
  return (
    <div className="table-scroll paths">
      <Waiting query={query} what="Looking for paths">
        {(answer) =>
          answer.paths.length === 0 ? (
            <p className="centred">No chain of concepts leads from one to the other.</p>
          ) : (
            <>
              <p className="quiet">
                Shortest by the sum of 0.25 − ln NPMI over its steps; a step needs {pluralize(answer.minJoint, "paper")}
                .
              </p>
              <ol>
                {answer.paths.map((path) => (
                  <Path key={path.concepts.map(({ id }) => id).join(" ")} path={path} />
                ))}
              </ol>
            </>
          )
        }
      </Waiting>
    </div>
  );
}

function Path({ path }: { path: ConceptPaths["paths"][number] }) {
  return (
    <li className="path">
      {path.concepts.map((concept, i) => {
        const before = path.concepts[i - 1];
        const step = path.steps[i - 1];
        return (
          <Fragment key={concept.id}>
            {before && step && (
              <button
                type="button"
                className="step-btn"
                title={step.examples.map(({ title }) => title).join("\n")}
                aria-label={`${before.label} with ${concept.label}: ${pluralize(step.papers, "paper")}, NPMI ${decimal(step.npmi)}`}
                onClick={() => viewStore.change(openLink(before.id, concept.id))}
              >
                {pluralize(step.papers, "paper")}
              </button>
            )}
            <button type="button" className="partner-btn" onClick={() => viewStore.change(openConcept(concept.id))}>
              <Dot community={concept.community} />
              <b>{concept.label}</b>
            </button>
          </Fragment>
        );
      })}
      <span className="path-end">
        <button
          type="button"
          className="link-btn"
          onClick={() => viewStore.change(showPath(path.concepts.map(({ id }) => id)))}
        >
          Show on the map
        </button>
        <MeasureName name="pathCost">{decimal(path.cost)}</MeasureName>
      </span>
    </li>
  );
}
