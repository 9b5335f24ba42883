/** Below it a pair, a change or a bridge is taken to be more than chance. */
const LIMIT = 0.05;

/** A p or q as it is written everywhere: "< 0.001", "0.004", "0.31"; with as many digits as it takes to tell it from the limit 0.05. */
export function probabilityText(probability: number): string {
  if (probability < 0.001) return "< 0.001";
  let digits = probability < 0.01 ? 3 : 2;
  while (Number(probability.toFixed(digits)) === LIMIT && probability !== LIMIT && digits < 20) digits++;
  return probability.toFixed(digits);
}

/** "q < 0.001", "p = 0.31" */
export function equalsText(name: "p" | "q", probability: number): string {
  const text = probabilityText(probability);
  return `${name} ${text.startsWith("<") ? text : `= ${text}`}`;
}
