import { useState } from "react";
import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { bridgeOrderOf, bridgeQuestion, useBetween, useRanking } from "../../http/bridges.ts";
import { call } from "../../http/call.ts";
import { showToast } from "../../state/toast.ts";
import { useView } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { announce } from "../../ui/announce.ts";
import { type CsvRows, downloadCsv } from "../../ui/download.ts";
import { PaperFile } from "../../ui/paper/PaperFile.tsx";
import { pluralize } from "../../ui/words/format.ts";

/** Writes the papers of the table to a file: all of them, in its order; a ranking as a table with every part of the score. */
export function ExportFiles() {
  const view = useView();
  const { kind, ...question } = bridgeQuestion(view);
  const [ranking, between] = [useRanking(view).ranking, useBetween(view).answer];
  const count = async () => (kind === "ranking" ? ranking : between)?.total ?? 0;
  const params = Object.entries(kind === "ranking" ? { correction: view.correction, ...question } : question);
  const args = new URLSearchParams(params.map(([name, value]) => [name, String(value)]));
  return (
    <span className="dock-export">
      Export
      {kind === "ranking" && <ExportRanking />}
      {(["bibtex", "ris"] as const).map((format) => (
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

const pageSize = 500;

/** Exports the whole ranking, not only the rows loaded so far. */
function ExportRanking() {
  const view = useView();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const rows = await everyRow(view);
      downloadCsv("bridges.csv", csvRows(rows));
      showToast({ text: `${pluralize(rows.length, "paper")} written to bridges.csv.`, bad: false, undo: undefined });
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
    const page = await call("listBridges", {
      correction,
      sort: bridgeOrderOf(view),
      ...fields,
      limit: pageSize,
      offset: rows.length,
    });
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
    "fields",
    "p",
    "q",
    "stability",
  ];
  return [[...head, ...numbers], ...rows.map(cells)];
}

function cells({
  rank,
  paper,
  pair,
  sides,
  fields: touched,
  score,
  parts,
  p,
  q,
  stability,
}: BridgePaper): (string | number | null)[] {
  const fields = [pair.a, pair.b].flatMap((id) => {
    const side = sides.find(({ community }) => community === id);
    return [side?.label ?? null, side?.concepts.map(({ label }) => label).join("; ") ?? null];
  });
  return [
    ...[rank, paper.id, paper.title, paper.authors.join("; "), paper.venue, paper.year, paper.doi],
    ...fields,
    ...[score, parts.raw, parts.diversity, parts.separateness, parts.length, touched, p, q, stability],
  ];
}
