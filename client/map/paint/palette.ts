/** The tokens that the canvas draws with, read from the style sheet once per theme. */
export interface Palette {
  readonly sea: string;
  readonly panel: string;
  readonly ink: string;
  readonly ink3: string;
  readonly halo: string;
  readonly edge: string;
  /** By palette entry, [0] unused. */
  readonly node: readonly string[];
  readonly land: readonly string[];
  readonly text: readonly string[];
  readonly sequence: readonly string[];
}

/** A colour with an opacity as Sigma's shaders want it: premultiplied, because they blend with ONE. */
export function premultiply(hex: string, alpha: number): string {
  const part = (from: number) => Math.round(Number.parseInt(hex.slice(from, from + 2), 16) * alpha);
  return `rgba(${part(1)},${part(3)},${part(5)},${alpha.toFixed(3)})`;
}
