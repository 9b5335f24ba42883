import type { Box } from "./boxes.ts";

/** Where the legend, notices and controls lie over the map (elements marked `data-over-map` beside it): no label goes under them. */
export function obstacleBoxes(stage: HTMLElement): Box[] {
  const origin = stage.getBoundingClientRect();
  return [...(stage.parentElement?.querySelectorAll("[data-over-map]") ?? [])].map((element) => {
    const box = element.getBoundingClientRect();
    return {
      x0: box.left - origin.left,
      y0: box.top - origin.top,
      x1: box.right - origin.left,
      y1: box.bottom - origin.top,
    };
  });
}
