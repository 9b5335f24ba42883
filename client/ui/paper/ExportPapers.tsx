/** The formats exported most often; the share dialog has the others. */
const formats = [
  { name: "bibtex", label: "BibTeX" },
  { name: "ris", label: "RIS" },
  { name: "csv-papers", label: "CSV" },
] as const;

/** Links that export the papers of a query. */
export function ExportPapers({ query, kind = "btn" }: { query: string; kind?: "btn" | "link-btn" }) {
  return formats.map(({ name, label }) => (
    <a
      key={name}
      className={kind}
      href={`/api/export/papers/${name}${query === "" ? "" : `?q=${encodeURIComponent(query)}`}`}
      download
    >
      {label}
    </a>
  ));
}
