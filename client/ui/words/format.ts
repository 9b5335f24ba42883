import type { FieldConcepts, Progress } from "../../../graph/contract/entities.ts";

const wholeNumber = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** 2,418 */
export function count(n: number): string {
  return wholeNumber.format(n);
}

/** "1 paper", "2,418 papers" */
export function pluralize(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

const words = ["no", "one", "two", "three", "four", "five"];

/** "two", "12" */
export function inWords(n: number): string {
  return words[n] ?? count(n);
}

/** "from the 83,742 concepts in 27 papers or more, of 1,195,498" */
export function foundFromWords({ concepts, minPapers, of }: FieldConcepts): string {
  return `from the ${count(concepts)} concepts in ${count(minPapers)} papers or more, of ${count(of)}`;
}

/** Whole from 9.5 on, one decimal below: 21, 8.4, 0.4. */
export function about(n: number): string {
  return n >= 9.5 ? count(n) : n.toFixed(1);
}

/** Two decimals, with a proper minus. */
export function decimal(n: number, digits = 2): string {
  return n.toFixed(digits).replace("-", "−");
}

/** "2012–2025", "2020", or nothing. */
export function span(years: readonly [number, number] | null): string {
  if (!years) return "";
  return years[0] === years[1] ? String(years[0]) : `${years[0]}–${years[1]}`;
}

/** "Amara, Lindqvist and 3 more, 2016": surnames as the source writes them. */
export function byline(paper: { authors: readonly string[]; venue: string | null; year: number | null }): string {
  const shown = paper.authors.length > 3 ? paper.authors.slice(0, 2) : paper.authors;
  const names =
    shown.map(surname).join(", ") +
    (shown.length < paper.authors.length ? ` and ${paper.authors.length - 2} more` : "");
  return [names, paper.venue ?? "", paper.year === null ? "" : String(paper.year)]
    .filter((part) => part !== "")
    .join(", ");
}

function surname(name: string): string {
  if (name.includes(",")) return name.slice(0, name.indexOf(",")).trim();
  return name.split(" ").at(-1) ?? name;
}

const ordinals = new Intl.PluralRules("en-GB", { type: "ordinal" });
const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };

/** "1st", "22nd", "113th" */
export function ordinal(n: number): string {
  return `${count(n)}${endings[ordinals.select(n)] ?? "th"}`;
}

/** A label with its first letter in upper case, the rest as the papers write it. */
export function capitalize(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** "Finding communities, 43 %". */
export function describeProgress({ phase, done, total }: Progress): string {
  return total ? `${phase}, ${Math.floor((100 * done) / total)} %` : phase;
}
