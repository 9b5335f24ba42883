import { bridgeOrderOf, bridgeQuestion, useBetween, useRanking } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { PaperFile } from "../../ui/paper/PaperFile.tsx";

/** Writes the papers of the table to a file: all of them, in its order, each with the reason why it is there. */
export function ExportFiles() {
  const view = useView();
  const { kind, ...question } = bridgeQuestion(view);
  const [ranking, between] = [useRanking(view).ranking, useBetween(view).answer];
  const count = async () => (kind === "ranking" ? ranking : between)?.total ?? 0;
  const params = Object.entries(
    kind === "ranking" ? { correction: view.correction, sort: bridgeOrderOf(view), ...question } : question,
  );
  const args = new URLSearchParams(params.map(([name, value]) => [name, String(value)]));
  return (
    <span className="dock-export">
      Export
      {(["csv-papers", "bibtex", "ris"] as const).map((format) => (
        <PaperFile
          key={format}
          of={kind === "ranking" ? "bridges" : "between"}
          {...{ format, args, count }}
          kind="link-btn"
        />
      ))}
    </span>
  );
}
