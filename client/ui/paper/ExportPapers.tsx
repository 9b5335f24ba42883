/** Formats in which a reader takes papers along most often; the share dialog has the others. */
const formats = [
  { name: "bibtex", label: "BibTeX" },
  { name: "ris", label: "RIS" },
  { name: "csv-papers", label: "CSV" },
] as const;

/** Links that write the papers of a question to a file. */
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
