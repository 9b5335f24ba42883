import { useState } from "react";
import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { bridgeQuestion } from "../../http/bridges.ts";
import { call } from "../../http/call.ts";
import { useView } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { announce } from "../../ui/announce.ts";
import { type CsvRows, downloadCsv } from "../../ui/download.ts";

/** The formats exported most often. */
const formats = [
  { name: "bibtex", label: "BibTeX" },
  { name: "ris", label: "RIS" },
] as const;

/** Writes the papers of the table to a file: all of them, in its order; a ranking as a table with every part of the score. */
export function ExportFiles() {
  const view = useView();
  const { kind, ...question } = bridgeQuestion(view);
  const params = Object.entries(kind === "ranking" ? { correction: view.correction, ...question } : question);
  const query = new URLSearchParams(params.map(([name, value]) => [name, String(value)]));
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

const pageSize = 500;

/** Exports the whole ranking, not only the rows loaded so far. */
function ExportRanking() {
  const view = useView();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      downloadCsv("bridges.csv", csvRows(await everyRow(view)));
    } catch (error) {
      announce(error instanceof Error ? error.message : String(error), "assertive");
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" className="link-btn" disabled={busy} onClick={() => void save()}>
      CSV
    </button>
  );
}

async function everyRow(view: View): Promise<BridgePaper[]> {
  const { correction } = view;
  const question = bridgeQuestion(view);
  if (question.kind !== "ranking") return [];
  const { kind: _, ...fields } = question;
  const rows: BridgePaper[] = [];
  for (;;) {
    const page = await call("listBridges", { correction, ...fields, limit: pageSize, offset: rows.length });
    rows.push(...page.items);
    if (page.items.length < pageSize) return rows;
  }
}

/** The ranking as a table for a spreadsheet: every part of the score, and the concepts of both fields. */
function csvRows(rows: readonly BridgePaper[]): CsvRows {
  const head = ["rank", "id", "title", "authors", "venue", "year", "doi", "field", "its concepts", "other field"];
  const numbers = [
    "its concepts",
    "score",
    "raw score",
    "diversity",
    "separateness",
    "concepts",
    "p",
    "q",
    "stability",
  ];
  return [[...head, ...numbers], ...rows.map(cells)];
}

function cells({ rank, paper, pair, sides, score, parts, p, q, stability }: BridgePaper): (string | number | null)[] {
  const fields = [pair.a, pair.b].flatMap((id) => {
    const side = sides.find(({ community }) => community === id);
    return [side?.label ?? null, side?.concepts.map(({ label }) => label).join("; ") ?? null];
  });
  return [
    ...[rank, paper.id, paper.title, paper.authors.join("; "), paper.venue, paper.year, paper.doi],
    ...fields,
    ...[score, parts.raw, parts.diversity, parts.separateness, parts.length, p, q, stability],
  ];
}
