import type { Page } from "../state/view.ts";

/** The views in the order of their tabs and number keys. */
export const pages: readonly { readonly page: Page; readonly label: string }[] = [
  { page: "map", label: "Map" },
  { page: "pairs", label: "Co-occurrence" },
  { page: "bridges", label: "Bridges" },
  { page: "gaps", label: "Gaps" },
  { page: "trends", label: "Trends" },
  { page: "compare", label: "Compare" },
];

/** Views that have no tab of their own everywhere: the console belongs to graph databases. */
export const furtherPages: readonly { readonly page: Page; readonly label: string }[] = [
  { page: "vocabulary", label: "Vocabulary" },
  { page: "console", label: "Cypher console" },
  { page: "import", label: "Import papers" },
];
