import type { ImportPreview } from "../../../graph/contract/job-answers.ts";
import { byline, counted } from "../../ui/format.ts";
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
        <p>
          {preview.papers.length === 0
            ? "No paper was found in it."
            : `The first ${counted(preview.papers.length, "paper")}. Is this what you expected?`}
          {!preview.complete && " Only the beginning of the file was looked at."}
        </p>
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
      <Remarks title="Lines that cannot be read" remarks={preview.skipped} />
    </>
  );
}
