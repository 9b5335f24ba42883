import type { ConceptMap } from "../../../graph/contract/map.ts";
import { paperQuestion } from "../../http/paper-question.ts";
import { conceptRows, conceptsCsv, linkRows, linksCsv, selectedConcepts, selectedLinks } from "../../map/model/rows.ts";
import { useView } from "../../state/use-view.ts";
import { downloadCsv } from "../../ui/download.ts";
import { ExportPapers } from "../../ui/paper/ExportPapers.tsx";

/** Exports exactly the rows that the table lists. */
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
      ? downloadCsv("concepts.csv", conceptsCsv(selectedConcepts(conceptRows(map), view.map)))
      : downloadCsv("links.csv", linksCsv(selectedLinks(linkRows(map, map.papers), view.map)));
  return (
    <span className="dock-export">
      <button type="button" className="link-btn" onClick={save}>
        Export CSV
      </button>
    </span>
  );
}
