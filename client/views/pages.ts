import type { Page } from "../state/view.ts";

/** The views in the order of their tabs and number keys. */
export const pages: readonly { readonly page: Page; readonly label: string }[] = [
  { page: "map", label: "Map" },
  { page: "pairs", label: "Co-occurrence" },
  { page: "bridges", label: "Bridges" },
  { page: "gaps", label: "Gaps" },
  { page: "trends", label: "Trends" },
];
