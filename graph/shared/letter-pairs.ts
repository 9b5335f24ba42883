/** How alike two words look: Dice's coefficient of their letter pairs, 0 … 1 (Dice 1945, DOI 10.2307/1932409). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [pairs, others] = [a.length - 1, b.length - 1];
  // Beyond this difference in length the coefficient cannot reach one half.
  if (pairs < 1 || others < 1 || pairs > 3 * others || others > 3 * pairs) return 0;
  const counts = new Map<number, number>();
  for (let i = 0; i < pairs; i++) {
    const pair = a.charCodeAt(i) * 65_536 + a.charCodeAt(i + 1);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < others; i++) {
    const pair = b.charCodeAt(i) * 65_536 + b.charCodeAt(i + 1);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    common++;
  }
  return (2 * common) / (pairs + others);
}
