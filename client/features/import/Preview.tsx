import type { ImportPreview } from "../../../graph/contract/jobs.ts";
import { byline, count, pluralize } from "../../ui/words/format.ts";
import { Remarks } from "./Remarks.tsx";

interface Props {
  readonly file: File;
  readonly preview: ImportPreview;
  readonly onStart: () => void;
  readonly onAgain: () => void;
}

/** Ten papers as they would be read, before anything is stored. */
export function Preview({ file, preview, onStart, onAgain }: Props) {
  return (
    <>
      <section>
        <h2>{file.name}</h2>
        <p>{findings(preview)}</p>
        {preview.papers.length > 0 && (
          <p className="quiet">
            The first {pluralize(preview.papers.length, "paper")}. Is this what you expected? Papers that occur twice
            are recognised by DOI, arXiv id or title and become one.
          </p>
        )}
        <p className="buttons">
          <button type="button" className="btn primary" disabled={preview.papers.length === 0} onClick={onStart}>
            Extract concepts
          </button>
          <button type="button" className="btn" onClick={onAgain}>
            Choose another file
          </button>
        </p>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col" className="wide">
                From
              </th>
              <th scope="col">Abstract</th>
            </tr>
          </thead>
          <tbody>
            {preview.papers.map((paper) => (
              <tr key={paper.line}>
                <td className="source-title">{paper.title}</td>
                <td className="wide quiet">{byline(paper)}</td>
                <td>{paper.abstract === "" ? "none" : `${paper.abstract.slice(0, 60)}…`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Remarks title="Lines that cannot be read" remarks={preview.skipped} total={preview.skippedTotal} />
    </>
  );
}

/** What the file was read as, and what its papers lack. */
function findings({ formats, complete, records, withoutAbstract, withoutYear }: ImportPreview): string {
  if (records === 0) return "No paper was found in it.";
  const lacks = [
    withoutAbstract > 0 ? `${count(withoutAbstract)} without abstract` : "",
    withoutYear > 0 ? `${count(withoutYear)} without year` : "",
  ].filter((lack) => lack !== "");
  const where = complete ? "" : " in the beginning of the file, which is all that was looked at";
  return `Read as ${formats.join(", ")}: ${pluralize(records, "paper")}${where}${lacks.length > 0 ? `, ${lacks.join(", ")}` : ""}.`;
}
