import { showToast } from "../../state/toast.ts";
import { pluralize } from "../words/format.ts";

/** Formats of papers that are exported most often, and how their files end; the share dialog has the others. */
const formats = {
  bibtex: { label: "BibTeX", extension: ".bib" },
  ris: { label: "RIS", extension: ".ris" },
  "csv-papers": { label: "CSV", extension: ".csv" },
} as const;

interface Props {
  readonly of: "papers" | "bridges" | "between";
  readonly format: keyof typeof formats;
  readonly args: URLSearchParams;
  /** Counts the papers of the file, asked only when it is written. */
  readonly count: () => Promise<number>;
  readonly kind: "btn" | "link-btn";
}

/** A link to a file of papers, which says what it wrote: browsers hardly show that a file came. */
export function PaperFile({ of, format, args, count, kind }: Props) {
  const { label, extension } = formats[format];
  const tell = async () => {
    const papers = await count().then(
      (n) => pluralize(n, "paper"),
      () => "Papers",
    );
    showToast({ text: `${papers} written to isthmus-${of}${extension}.`, bad: false, undo: undefined });
  };
  return (
    <a
      className={kind}
      href={`/api/export/${of}/${format}${args.size === 0 ? "" : `?${args}`}`}
      download
      onClick={() => void tell()}
    >
      {label}
    </a>
  );
}
