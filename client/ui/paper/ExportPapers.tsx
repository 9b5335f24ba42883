import { call } from "../../http/call.ts";
import { PaperFile } from "./PaperFile.tsx";

/** Links that export the papers of a query. */
export function ExportPapers({ query, kind = "btn" }: { query: string; kind?: "btn" | "link-btn" }) {
  const count = async () => (await call("query", { q: query, limit: 1, concepts: 0 })).total;
  const args = new URLSearchParams(query === "" ? {} : { q: query });
  return (["bibtex", "ris", "csv-papers"] as const).map((format) => (
    <PaperFile key={format} of="papers" {...{ format, args, count, kind }} />
  ));
}
