import type { ImportReport } from "../../../graph/contract/jobs.ts";
import { downloadCsv } from "../../ui/download.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { count, pluralize } from "../../ui/words/format.ts";
import { fieldLine } from "./field-choice.ts";

/** What an import did, in numbers that add up. */
export function ImportSummary({ report }: { report: ImportReport }) {
  return (
    <>
      <p>
        {pluralize(report.read, "record")} read: {pluralize(report.added, "new paper")}, {count(report.updated)}{" "}
        updated, {count(report.unchanged)} unchanged,{report.removed > 0 && ` ${count(report.removed)} removed,`}{" "}
        {pluralize(report.skippedTotal, "line")} not read. The corpus now has {pluralize(report.papers, "paper")} and{" "}
        {pluralize(report.concepts, "concept")}.
      </p>
      {report.fields.slice(0, 5).map((one) => (
        <p key={one.file} className="quiet field-line">
          {report.fields.length > 1 && `${one.file}: `}
          {fieldLine(one)}
        </p>
      ))}
      <ul className="reasons">
        {report.merged > 0 && (
          <li>{pluralize(report.merged, "paper")} made of two or more records, recognised by DOI, arXiv id or title</li>
        )}
        {report.withoutAbstract > 0 && (
          <li>{pluralize(report.withoutAbstract, "paper")} without abstract: only their titles give concepts</li>
        )}
        {report.closingLines > 0 && (
          <li>{pluralize(report.closingLines, "closing line")} of publishers left out: they give no concepts</li>
        )}
        {report.notEnglishTotal > 0 && (
          <li>{pluralize(report.notEnglishTotal, "paper")} not in English: kept, without concepts</li>
        )}
        {report.possibleDuplicates.length > 0 && (
          <li>
            {pluralize(report.possibleDuplicates.length, "group")} of papers share a title and may be the same; all were
            kept:{" "}
            {report.possibleDuplicates
              .slice(0, 5)
              .map((ids) => ids.join(" = "))
              .join("; ")}
            {report.possibleDuplicates.length > 5 && ", …"}
          </li>
        )}
      </ul>
    </>
  );
}

/** Papers in other languages, which give no concepts. */
export function ForeignPapers({ report }: { report: ImportReport }) {
  if (report.notEnglish.length === 0) return null;
  return (
    <section>
      <h2>
        Not in English{" "}
        <span className="quiet">
          {count(Math.min(200, report.notEnglish.length))} of {count(report.notEnglishTotal)}
        </span>
      </h2>
      <PlainTable
        columns={foreignColumns}
        rows={report.notEnglish.slice(0, 200)}
        keyOf={({ line, title }) => `${line} ${title}`}
      />
    </section>
  );
}

const languages = new Intl.DisplayNames(["en"], { type: "language" });

const foreignColumns: readonly PlainColumn<ImportReport["notEnglish"][number]>[] = [
  { header: "Where", cell: ({ line }) => `line ${count(line)}` },
  { header: "Title", cell: ({ title }) => <span className="source-title">{title}</span> },
  { header: "Read as", cell: ({ language }) => languages.of(language) ?? language },
];

/** Every line that needs a look, as a file. */
export function saveRemarks(report: ImportReport, label: string): void {
  const rows = [
    ...report.skipped.map(({ line, reason, hint }) => [line, "not read", reason, hint]),
    ...report.notices.map(({ line, reason, hint }) => [line, "read with a remark", reason, hint]),
    ...report.notEnglish.map(({ line, title, language }) => [line, "not in English", title, language]),
  ];
  downloadCsv(`${label}-report.csv`, [["line", "what happened", "reason", "hint"], ...rows]);
}
