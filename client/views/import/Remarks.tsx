import type { ReadRemark } from "../../../graph/contract/job-answers.ts";
import { count } from "../../ui/format.ts";

/** Lines that need a look: where, what, and the cure. */
export function Remarks({ title, remarks, total }: { title: string; remarks: readonly ReadRemark[]; total?: number }) {
  if (remarks.length === 0) return null;
  const shown = remarks.slice(0, 200);
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {count(shown.length)} of {count(total ?? remarks.length)}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">What</th>
            <th scope="col">Cure</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((remark) => (
            <tr key={`${remark.line} ${remark.reason}`}>
              <td>line {count(remark.line)}</td>
              <td>{remark.reason}</td>
              <td>{remark.cure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
