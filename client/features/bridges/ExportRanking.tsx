import { useState } from "react";
import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { bridgeQuestion } from "../../http/bridges.ts";
import { call } from "../../http/call.ts";
import { useView } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { announce } from "../../ui/announce.ts";
import { csvFile } from "../../ui/csv.ts";
import { download } from "../../ui/download.ts";
import { rankingCsv } from "./ranking-csv.ts";

const pageSize = 500;

/** Takes the whole ranking along, not only the rows that were scrolled to. */
export function ExportRanking() {
  const view = useView();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      download("bridges.csv", csvFile(rankingCsv(await everyRow(view))));
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
