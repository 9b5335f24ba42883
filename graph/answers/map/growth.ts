/**
 * How fast a concept's part of the papers grows: the slope of its yearly share (least squares, years weighted by their
 * papers) over its mean share; 0.1 = a tenth of its mean a year. 0 when all papers are of one year. O(years).
 */
export function growthOf(counts: readonly number[], papers: readonly number[]): number {
  let [weight, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (let t = 0; t < papers.length; t++) {
    const n = papers[t] as number;
    weight += n;
    x += n * t;
    y += counts[t] as number;
    xx += n * t * t;
    xy += t * (counts[t] as number);
  }
  const spread = weight * xx - x * x;
  return spread <= 0 || y === 0 ? 0 : ((weight * xy - x * y) / spread) * (weight / y);
}
