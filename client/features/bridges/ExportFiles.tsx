import { bridgeQuestion } from "../../http/bridges.ts";
import { useView } from "../../state/use-view.ts";
import { ExportRanking } from "./ExportRanking.tsx";

/** Formats in which a reader takes papers along most often. */
const formats = [
  { name: "bibtex", label: "BibTeX" },
  { name: "ris", label: "RIS" },
] as const;

/** Writes the papers of the table to a file: all of them, in its order; a ranking as a table with every part of the score. */
export function ExportFiles() {
  const view = useView();
  const { kind, ...question } = bridgeQuestion(view);
  if (kind === "half") return null;
  const asked = Object.entries(kind === "ranking" ? { correction: view.correction, ...question } : question);
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return (
    <span className="dock-export">
      Export
      {kind === "ranking" && <ExportRanking />}
      {formats.map(({ name, label }) => (
        <a
          key={name}
          className="link-btn"
          href={`/api/export/${kind === "ranking" ? "bridges" : "between"}/${name}?${query}`}
          download
        >
          {label}
        </a>
      ))}
    </span>
  );
}
