import type { ConceptMap } from "../../graph/contract/answers.ts";
import { ExportPapers } from "../panels/ExportPapers.tsx";
import { useView } from "../state/use-view.ts";
import { conceptsCsv, csvFile, linksCsv } from "../views/share/csv.ts";
import { download } from "../views/share/download.ts";
import { paperQuestion } from "./paper-question.ts";
import { conceptRows, linkRows, selectedConcepts, selectedLinks } from "./rows.ts";

/** Takes along exactly the rows that the table lists. */
export function ExportRows({ map }: { map: ConceptMap }) {
  const view = useView();
  if (view.list === "papers") {
    return (
      <span className="dock-export">
        Export <ExportPapers query={paperQuestion(view)} kind="link-btn" />
      </span>
    );
  }
  const save = () =>
    view.list === "concepts"
      ? download("concepts.csv", csvFile(conceptsCsv(selectedConcepts(conceptRows(map), view.map))))
      : download("links.csv", csvFile(linksCsv(selectedLinks(linkRows(map, map.papers), view.map))));
  return (
    <span className="dock-export">
      <button type="button" className="link-btn" onClick={save}>
        Export CSV
      </button>
    </span>
  );
}
