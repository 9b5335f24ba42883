/** What a row of scale.json has that grows, as far as it is used here. */
export interface ScaleRow {
  readonly papers: number;
  readonly copies: number;
  /** Share of concepts that each copy has for itself. */
  readonly own?: number;
  readonly storeMegabytes?: number;
  readonly firstStart?: { readonly firstMap: Cost; readonly bridges: Cost };
  readonly nextStart?: { readonly firstMap: Cost };
  readonly operations?: Readonly<Record<string, { readonly cpuMs: { readonly p95: number } }>>;
  readonly peakMegabytes?: number;
}

interface Cost {
  readonly cpuMs: number;
}

/** The columns of the table in docs/scale.md, by their headings; undefined where a row does not have the figure. */
const COLUMNS: Readonly<Record<string, (row: ScaleRow) => number | undefined>> = {
  store: (row) => row.storeMegabytes,
  // The store of the original was opened before, so that its first start is none.
  "first map, nothing stored": (row) => (row.copies === 1 ? undefined : row.firstStart?.firstMap.cpuMs),
  "bridges, nothing stored": (row) => (row.copies === 1 ? undefined : row.firstStart?.bridges.cpuMs),
  "first map, opened before": (row) => row.nextStart?.firstMap.cpuMs,
  "search, ms": (row) => row.operations?.search?.cpuMs.p95,
  "co-occurrence, ms": (row) => row.operations?.cooccurrence?.cpuMs.p95,
  "map, ms": (row) => row.operations?.map?.cpuMs.p95,
  memory: (row) => row.peakMegabytes,
};

/**
 * How each figure grows with the papers: the exponent of the power law through the rows, which is the slope of a straight line through their
 * logarithms by least squares; undefined below two rows. Rows whose copies have concepts of their own are not comparable, and left out.
 */
export function growthExponents(rows: readonly ScaleRow[]): Map<string, number | undefined> {
  const alike = rows.filter(({ own }) => (own ?? 0) === 0);
  return new Map(
    Object.entries(COLUMNS).map(([name, figureOf]) => {
      const points = alike.flatMap((row) => {
        const figure = figureOf(row);
        return figure === undefined ? [] : [[Math.log(row.papers), Math.log(figure)] as const];
      });
      return [name, points.length < 2 ? undefined : slope(points)];
    }),
  );
}

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const products = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return products / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

/** The last row of the table in docs/scale.md. */
export function exponentRow(rows: readonly ScaleRow[]): string {
  const cells = [...growthExponents(rows).values()].map((exponent) => exponent?.toFixed(2) ?? "–");
  return `| *exponent* | 1 | ${cells.join(" | ")} |`;
}
