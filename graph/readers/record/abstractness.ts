/** How much a line looks like an abstract (> 0) rather than a title (< 0): length, sentences, capitals. */
export function abstractness(line: string): number {
  let score = lengthScore(line.length) + endScore(line) + capitalScore(line);
  if (line.length > 120 && /[a-z0-9)\]][.!?]["'”’)\]]?\s+\p{Lu}/u.test(line)) score += 1.5;
  if (/^(we|in this|this (paper|work|article|study)|abstract\b)/i.test(line)) score += 1;
  return Math.max(-4, Math.min(6, score));
}

function lengthScore(length: number): number {
  if (length < 60) return -2.5;
  if (length < 150) return -1.5;
  if (length < 250) return 0;
  return length < 400 ? 2 : 4;
}

function endScore(line: string): number {
  if (/[.…]["'”’)\]]*$/.test(line)) return 2;
  return /[!?]["'”’)\]]*$/.test(line) ? 0 : -1;
}

function capitalScore(line: string): number {
  const words = line.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length / Math.max(1, words.length);
  if (words.length >= 2 && capital > 0.6) return -1.5;
  return words.length >= 8 && capital < 0.3 ? 1 : 0;
}
