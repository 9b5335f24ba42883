import { useState } from "react";
import type { ConceptReasons } from "../../../graph/contract/explain.ts";
import { useAnswer } from "../../http/queries.ts";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, decimal } from "../../ui/words/format.ts";

/** Why a phrase is a concept; loaded on demand, because the papers must be read again. */
export function WhyConcept({ id }: { id: string }) {
  const [wanted, setWanted] = useState(false);
  const query = useAnswer("explainConcept", wanted ? { id } : null);
  return (
    <Section title="Why is this a concept">
      {wanted ? (
        <Waiting query={query} what="Reading its papers again">
          {(reasons) => <Reasons reasons={reasons} />}
        </Waiting>
      ) : (
        <button type="button" className="link-btn" onClick={() => setWanted(true)}>
          Explain
        </button>
      )}
    </Section>
  );
}

function Reasons({ reasons }: { reasons: ConceptReasons }) {
  const parts = reasons.parts.filter(({ points }) => Math.abs(points) >= 0.005);
  const maxPoints = Math.max(...parts.map(({ points }) => Math.abs(points)), 0.01);
  return (
    <>
      <p>
        <MeasureName name="termhood">Termhood</MeasureName> <b>{decimal(reasons.termhood)}</b>
        {reasons.cut !== null && <>; {decimal(reasons.cut)} makes a concept</>}.
      </p>
      <ul className="reasons">
        {reasons.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {parts.length > 0 && (
        <table className="points">
          <caption>For it and against it, in {count(reasons.read)} papers read (points of log-odds)</caption>
          <tbody>
            {parts.map(({ name, points }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td aria-hidden="true">
                  <span className="balance">
                    <span
                      className={points < 0 ? "against" : "for"}
                      style={{ width: `${(50 * Math.abs(points)) / maxPoints}%` }}
                    />
                  </span>
                </td>
                <td className="num">
                  {points >= 0 ? "+" : ""}
                  {decimal(points)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
