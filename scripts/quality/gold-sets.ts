/** The gold sets and the ranking that is meant for each. */
export const SETS: Readonly<Record<string, "span" | "index">> = {
  "scierc-train": "span",
  "scierc-dev": "span",
  "semeval2017-dev": "span",
  "inspec-dev": "span",
  "kdd-dev": "index",
  "www-dev": "index",
};
