import type { MeasureName, PaperSummary } from "../../graph/contract/answers.ts";
import { CommunityChip, Dot } from "../ui/CommunityChip.tsx";
import type { Column } from "../ui/DataTable.tsx";
import { about, count, decimal } from "../ui/format.ts";
import { measures } from "../ui/measures.ts";
import { times } from "../ui/reading.ts";
import type { ConceptRow, LinkRow } from "./rows.ts";

export const conceptColumns: readonly Column<ConceptRow>[] = [
  {
    id: "label",
    header: "Concept",
    width: "minmax(140px, 2.2fr)",
    cell: (row) => <b>{row.label}</b>,
    value: (row) => row.label,
  },
  {
    id: "community",
    header: "Community",
    width: "minmax(120px, 2fr)",
    wide: true,
    cell: (row) => <CommunityChip community={row.community} label={row.communityLabel} />,
    value: (row) => row.community,
  },
  {
    id: "papers",
    header: "Papers",
    width: "72px",
    numeric: true,
    cell: (row) => count(row.papers),
    value: (row) => row.papers,
  },
  {
    id: "links",
    header: "Links",
    width: "64px",
    numeric: true,
    cell: (row) => count(row.links),
    value: (row) => row.links,
  },
  {
    id: "year",
    header: "Mean year",
    width: "88px",
    numeric: true,
    wide: true,
    cell: (row) => (row.meanYear === null ? "–" : row.meanYear.toFixed(1)),
    value: (row) => row.meanYear ?? 0,
  },
  {
    id: "growth",
    header: "Growth a year",
    width: "100px",
    numeric: true,
    wide: true,
    cell: (row) => (row.growth === null ? "–" : percent(row.growth)),
    value: (row) => row.growth ?? Number.NEGATIVE_INFINITY,
  },
  {
    id: "participation",
    header: "Participation",
    width: "104px",
    numeric: true,
    wide: true,
    cell: (row) => decimal(row.participation),
    value: (row) => row.participation,
  },
];

/** The columns of links; the measure of the lens has the last one when it is none of the others. */
export function linkColumns(measure: MeasureName): readonly Column<LinkRow>[] {
  const own = measure === "jaccard" || measure === "cosine" || measure === "inclusion";
  return [
    {
      id: "link",
      header: "Link",
      width: "minmax(180px, 4fr)",
      cell: (row) => (
        <span className="pair-names">
          <Dot community={row.communityA} />
          <b>{row.labelA}</b>
          <span className="quiet">with</span>
          <Dot community={row.communityB} />
          <b>{row.labelB}</b>
        </span>
      ),
      value: (row) => row.labelA,
    },
    {
      id: "papers",
      header: "Papers",
      width: "72px",
      numeric: true,
      cell: (row) => count(row.papers),
      value: (row) => row.papers,
    },
    {
      id: "expected",
      header: "By chance",
      width: "84px",
      numeric: true,
      wide: true,
      cell: (row) => (row.expected < 0.05 ? "< 0.1" : about(row.expected)),
      value: (row) => row.expected,
    },
    {
      id: measure === "associationStrength" ? "strength" : "lift",
      header: "Times chance",
      width: "98px",
      numeric: true,
      wide: true,
      cell: (row) => times(row.lift),
      value: (row) => row.lift,
    },
    {
      id: measure === "npmi" ? "strength" : "npmi",
      header: "NPMI",
      width: "64px",
      numeric: true,
      cell: (row) => decimal(row.npmi),
      value: (row) => row.npmi,
    },
    ...(own
      ? [
          {
            id: "strength",
            header: measures[measure].name,
            width: "84px",
            numeric: true,
            cell: (row: LinkRow) => decimal(row.strength),
            value: (row: LinkRow) => row.strength,
          },
        ]
      : []),
  ];
}

/** "+6 %", "−4 %" */
function percent(part: number): string {
  const whole = Math.round(100 * part);
  return `${whole > 0 ? "+" : whole < 0 ? "−" : ""}${Math.abs(whole)} %`;
}

export const paperColumns: readonly Column<PaperSummary>[] = [
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
