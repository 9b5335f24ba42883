import type { IngestReport } from "../../../graph/ingest/ingest.ts";
import { fieldLine } from "../../../graph/readers/record/field-use.ts";
import { duration } from "../output/progress.ts";
import { count, countText } from "../output/table.ts";

/** Remarks shown in full; the rest is counted. */
const MAX_REMARKS = 20;

/** What a run did, as display text; everything that was left out is mentioned. */
export function fillReport(report: IngestReport): string {
  const lines = [
    `${countText(report.read, "paper")} read: ${count(report.added)} new, ${count(report.updated)} updated, ` +
      `${count(report.unchanged)} unchanged (${duration(report.seconds)}).`,
    `The store contains ${countText(report.papers, "paper")}, ${countText(report.concepts, "concept")}, ${countText(report.mentions, "mention")}.`,
  ];
  lines.push(
    ...listSome("Which column, key or tag fed which field", report.fields, (one) => `${one.file}: ${fieldLine(one)}`),
  );
  if (report.withoutAbstract > 0) lines.push(`Without abstract, title only: ${count(report.withoutAbstract)}.`);
  if (report.closingLines > 0) {
    const many = countText(report.closingLines, "closing line");
    lines.push(`${many} of publishers and databases left out (--keep-closing-lines searches them for concepts too).`);
  }
  lines.push(
    ...listSome(
      `Not in English (${count(report.notEnglish.length)}, stored; concepts are extracted only with --all-languages)`,
      report.notEnglish,
      ({ file, line, language, title }) => `${file}:${line}: ${nameOf(language)}: ${title}`,
    ),
  );
  lines.push(...remarks("Not read", report.skipped), ...remarks("Files without any paper", report.failed));
  lines.push(...remarks("Read with a remark", report.notices));
  lines.push(
    ...listSome(
      `Merged (${count(report.merged.length)} papers of several records)`,
      report.merged,
      ({ paper, records }) => {
        return `${paper}: ${records} records`;
      },
    ),
    ...listSome(
      `Possible duplicates, kept apart (${count(report.possibleDuplicates.length)}: same title, different abstracts)`,
      report.possibleDuplicates,
      (papers) => papers.join(", "),
    ),
    ...listSome(
      `One identifier, unlike titles (${count(report.sharedIdentifiers.length)}, kept apart)`,
      report.sharedIdentifiers,
      ({ identifier, papers }) => `${identifier}: ${papers.join(", ")}`,
    ),
    ...listSome(
      `Same id, different papers (${count(report.collisions.length)}, kept under another id)`,
      report.collisions,
      ({ paper, wanted }) => `${wanted} is kept as ${paper}`,
    ),
  );
  return `${lines.join("\n")}\n`;
}

/** "German" for "de". */
function nameOf(language: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}

type Remark = IngestReport["skipped"][number];

function remarks(head: string, list: readonly Remark[]): string[] {
  return listSome(`${head}: ${count(list.length)}`, list, ({ file, line, reason, hint }) => {
    return `${file}:${line}: ${reason}. ${hint}`.trim();
  });
}

function listSome<T>(head: string, list: readonly T[], line: (item: T) => string): string[] {
  if (list.length === 0) return [];
  const more = list.length > MAX_REMARKS ? [`  … and ${count(list.length - MAX_REMARKS)} more; --json lists all.`] : [];
  return [`${head}`, ...list.slice(0, MAX_REMARKS).map((item) => `  ${line(item)}`), ...more];
}
