/** Joint papers of every two concepts, counted paper by paper in a map; ordered by both numbers. */
export function slowPairs(rows: readonly (readonly number[])[]): [number, number, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const a of row) {
      for (const b of row) {
        if (a < b) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([key, n]) => [...key.split(" ").map(Number), n] as [number, number, number])
    .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
