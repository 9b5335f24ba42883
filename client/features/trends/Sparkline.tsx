const width = 110;
const height = 22;

/** Papers per year as a small line; the numbers are in its name. */
export function Sparkline({
  years,
  counts,
  label,
}: {
  years: readonly number[];
  counts: readonly number[];
  label: string;
}) {
  const most = Math.max(1, ...counts);
  const step = counts.length > 1 ? (width - 4) / (counts.length - 1) : 0;
  const points = counts.map(
    (n, i) => `${(2 + i * step).toFixed(1)},${(height - 2 - (n / most) * (height - 4)).toFixed(1)}`,
  );
  const name = years.map((year, i) => `${year}: ${counts[i] ?? 0}`).join(", ");
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}, papers per year. ${name}`}
    >
      <polyline points={points.join(" ")} />
    </svg>
  );
}
