import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { escapeXml, type Picture, svgOf } from "../../map/scene/picture.ts";
import { colourOf, letterOf } from "../../ui/concept/community.ts";
import { capitalize, count, decimal, pluralize, span } from "../../ui/words/format.ts";
import { measures } from "../../ui/words/measures.ts";

const margin = 24;
const headHeight = 84;
const rowHeight = 22;
/** Width of an entry of the legend. */
const columnWidth = 300;

type Words = Pick<Status, "name" | "papers" | "concepts" | "years" | "version">;

/** The map as a drawing that explains itself: a title, counts, the names of the fields, and how it was made. */
export function posterOf(picture: Picture, map: ConceptMap, status: Words): string {
  const { frame, look } = picture;
  const { palette } = look;
  const shown = new Set(map.nodes.community);
  const fields = map.communities.filter(({ id }) => shown.has(id));
  const columns = Math.max(1, Math.floor((frame.width - 2 * margin) / columnWidth));
  const rows = Math.ceil(fields.length / columns);
  const legendTop = headHeight + frame.height + margin;
  const height = legendTop + rows * rowHeight + 2 * margin;
  const legend = fields.map(({ id, label }, k) => {
    const [x, y] = [margin + (k % columns) * columnWidth, legendTop + Math.floor(k / columns) * rowHeight];
    const name = `${letterOf(id)} ${capitalize(label)}`.trim();
    return (
      `<circle cx="${x + 6}" cy="${y - 4}" r="6" fill="${palette.node[colourOf(id)]}"/>` +
      `<text x="${x + 20}" y="${y}" font-size="13" fill="${palette.ink}">${escapeXml(shorten(name))}</text>`
    );
  });
  const text = (y: number, size: number, colour: string, words: string, weight = 400) =>
    `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${height}" viewBox="0 0 ${frame.width} ${height}" font-family="Inter, sans-serif">`,
    `<rect width="100%" height="100%" fill="${palette.panel}"/>`,
    text(40, 24, palette.ink, `Concept map of ${status.name}`, 650),
    text(66, 13, palette.ink3, countsOf(map, status)),
    `<g transform="translate(0 ${headHeight})">`,
    svgOf(picture),
    "</g>",
    ...legend,
    text(height - margin + 4, 11, palette.ink3, originOf(map, status)),
    "</svg>",
  ].join("\n");
}

/** "5,000 papers, 1990–2025; 150 of 44,035 concepts; 375 links with NPMI ≥ 0.10" */
function countsOf(map: ConceptMap, { papers, concepts, years }: Words): string {
  const { name, digits } = measures[map.measure];
  const corpus = [
    map.papers === papers ? pluralize(papers, "paper") : `${count(map.papers)} of ${pluralize(papers, "paper")}`,
    span(years),
  ];
  return [
    corpus.filter(Boolean).join(", "),
    `${count(map.nodes.id.length)} of ${pluralize(concepts, "concept")}`,
    `${pluralize(map.links.source.length, "link")} with ${name} ≥ ${decimal(map.minStrength, digits)}`,
  ].join("; ");
}

function originOf({ seed }: ConceptMap, { version }: Words): string {
  return `Larger discs: more papers. Lands: communities (Leiden, seed ${seed}). Made with Isthmus ${version}.`;
}

const longestName = 40;

function shorten(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

/** A drawing as a picture with this many times as many pixels. */
export async function pixelsOf(svg: string, scale: number): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
