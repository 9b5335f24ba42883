import type { Palette } from "./palette.ts";

/** Reads the palette of the current theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const entries = Array.from({ length: 12 }, (_, i) => i + 1);
  const column = (suffix: string) => ["", ...entries.map((i) => token(`c${i}${suffix}`))];
  return {
    sea: token("sea"),
    panel: token("panel"),
    ink: token("ink"),
    ink3: token("ink-3"),
    halo: token("halo"),
    edge: token("edge"),
    node: column(""),
    land: column("-land"),
    text: column("-text"),
    sequence: [0, 1, 2, 3, 4, 5, 6].map((i) => token(`seq${i}`)),
  };
}
