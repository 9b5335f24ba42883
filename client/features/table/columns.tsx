import type { ConceptKind, ConceptRelation, PaperSummary } from "../../../graph/contract/entities.ts";
import type { MeasureName } from "../../../graph/contract/measures.ts";
import type { ConceptRow, LinkRow } from "../../map/model/rows.ts";
import { CommunityChip, Dot } from "../../ui/concept/CommunityChip.tsx";
import { KindMark } from "../../ui/concept/KindMark.tsx";
import type { Column } from "../../ui/table-rows.tsx";
import { about, count, decimal } from "../../ui/words/format.ts";
import type { MeasureKey } from "../../ui/words/measure-help.ts";
import { measures } from "../../ui/words/measures.ts";
import { times } from "../../ui/words/pair-words.ts";
import { relationWords } from "../../ui/words/relation-words.ts";

const conceptColumns: readonly Column<ConceptRow>[] = [
  {
    id: "label",
    header: "Concept",
    width: "minmax(112px, 2.2fr)",
    cell: (row) => <b>{row.label}</b>,
    value: (row) => row.label,
  },
  {
    id: "community",
    header: "Community",
    width: "minmax(100px, 2fr)",
    wide: true,
    cell: (row) => <CommunityChip community={row.community} label={row.communityLabel} />,
    value: (row) => row.community,
  },
  figures("papers", "Papers", "72px", (row) => row.papers, count),
  figures("links", "Links", "64px", (row) => row.links, count),
  figures(
    "year",
    "Mean year",
    "88px",
    (row) => row.meanYear,
    (year) => year.toFixed(1),
    { wide: true },
  ),
  figures("growth", "Growth a year", "116px", (row) => row.growth, percent, { wide: true, help: "growth" }),
  figures("participation", "Participation", "118px", (row) => row.participation, decimal, {
    wide: true,
    help: "participation",
  }),
];

/** Without years there is neither a mean year nor growth. */
export function conceptColumnsFor(
  { hasYears, rolledUp }: { hasYears: boolean; rolledUp: boolean },
  kindOf: (concept: string) => ConceptKind,
): readonly Column<ConceptRow>[] {
  const kind: Column<ConceptRow> = {
    id: "kind",
    header: "Kind",
    width: "56px",
    wide: true,
    cell: ({ id }) => <KindMark kind={kindOf(id)} />,
    value: ({ id }) => kindOf(id),
  };
  const folded = figures<ConceptRow>("folded", "Kinds of it", "88px", (row) => row.folded, count);
  const [name, ...others] = conceptColumns;
  const all = name ? [name, kind, ...(rolledUp ? [folded] : []), ...others] : others;
  return hasYears ? all : all.filter(({ id }) => id !== "year" && id !== "growth");
}

/** The columns of links; the measure of the lens has the last one when it is none of the others. */
export function linkColumns(
  measure: MeasureName,
  { relation, rolledUp }: { relation: ConceptRelation | null; rolledUp: boolean },
): readonly Column<LinkRow>[] {
  const own = measure !== "papers" && measure !== "associationStrength" && measure !== "npmi";
  return [
    {
      id: "link",
      header: "Link",
      width: "minmax(180px, 4fr)",
      cell: (row) => (
        <span className="pair-names">
          <Dot community={row.communityA} />
          <b>{row.labelA}</b>
          <span className="quiet">{relation === null ? "with" : relationWords[relation].verb}</span>
          <Dot community={row.communityB} />
          <b>{row.labelB}</b>
        </span>
      ),
      value: (row) => row.labelA,
    },
    ...(relation === null ? [] : [saidColumn(rolledUp)]),
    figures("papers", "Papers", "72px", (row) => row.papers, count),
    figures("expected", "By chance", "98px", (row) => row.expected, byChance, { wide: true, help: "expected" }),
    figures(
      measure === "associationStrength" ? "strength" : "lift",
      "Times chance",
      "112px",
      (row) => row.lift,
      times,
      { wide: true, help: "associationStrength" },
    ),
    figures(measure === "npmi" ? "strength" : "npmi", "NPMI", "76px", (row) => row.npmi, decimal, { help: "npmi" }),
    ...(own
      ? [
          figures<LinkRow>("strength", measures[measure].name, "96px", (row) => row.strength, decimal, {
            help: measure,
          }),
        ]
      : []),
  ];
}

/** How many papers say how the two are related; on a map that is rolled up those that say it of their kinds count. */
function saidColumn(rolledUp: boolean): Column<LinkRow> {
  return figures(
    "said",
    rolledUp ? "Say so, kinds included" : "Say so",
    rolledUp ? "168px" : "76px",
    (row) => row.said,
    count,
  );
}

/** A column of numbers that sorts by them; unknown values are shown as a dash and come last. */
function figures<T>(
  id: string,
  header: string,
  width: string,
  value: (row: T) => number | null,
  text: (value: number) => string,
  more: { wide?: boolean; help?: MeasureKey } = {},
): Column<T> {
  return {
    id,
    header,
    width,
    numeric: true,
    cell: (row) => {
      const known = value(row);
      return known === null ? "–" : text(known);
    },
    value: (row) => value(row) ?? Number.NEGATIVE_INFINITY,
    ...more,
  };
}

function byChance(expected: number): string {
  return expected < 0.05 ? "< 0.1" : about(expected);
}

/** "+6 %", "−4 %" */
function percent(part: number): string {
  const whole = Math.round(100 * part);
  return `${whole > 0 ? "+" : whole < 0 ? "−" : ""}${Math.abs(whole)} %`;
}

const paperColumns: readonly Column<PaperSummary>[] = [
  {
    id: "title",
    header: "Paper",
    width: "minmax(200px, 4fr)",
    cell: (row) => <span className="source-title">{row.title}</span>,
  },
  {
    id: "authors",
    header: "Authors",
    width: "minmax(120px, 1.4fr)",
    wide: true,
    cell: (row) => row.authors.join(", "),
  },
  { id: "venue", header: "Venue", width: "minmax(80px, 1fr)", wide: true, cell: (row) => row.venue ?? "" },
  {
    id: "year",
    header: "Year",
    width: "56px",
    numeric: true,
    cell: (row) => row.year ?? "",
    value: (row) => row.year ?? 0,
  },
];

/** The columns of a list of papers: what none of them has gets no room, the titles do. */
export function columnsOfPapers(papers: readonly PaperSummary[]): readonly Column<PaperSummary>[] {
  const none: Record<string, boolean> = {
    authors: papers.every(({ authors }) => authors.length === 0),
    venue: papers.every(({ venue }) => venue === null),
    year: papers.every(({ year }) => year === null),
  };
  return papers.length === 0 ? paperColumns : paperColumns.filter(({ id }) => none[id] !== true);
}
