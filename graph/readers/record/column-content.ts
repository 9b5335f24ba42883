import { plainName } from "./fields.ts";

interface Profile {
  readonly column: number;
  readonly length: number;
  readonly years: number;
  readonly dois: number;
  readonly words: number;
}

/** Names for the columns of a table without a header, guessed from their cells; "" where the cells give no hint. */
export function columnsByContent(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const profiles = Array.from({ length: width }, (_, column) => profile(rows, column));
  const names = new Array<string>(width).fill("");
  const take = (name: string, fits: (one: Profile) => boolean) => {
    const best = profiles
      .filter((one) => names[one.column] === "" && fits(one))
      .sort((a, b) => b.length - a.length || a.column - b.column)[0];
    if (best) names[best.column] = name;
  };
  take("abstract", (one) => one.length > 250 && one.words > 30);
  take("doi", (one) => one.dois > 0.5);
  take("year", (one) => one.years > 0.7);
  take("title", (one) => one.length >= 15 && one.length <= 250 && one.words >= 3);
  return names.map(plainName);
}

function profile(rows: readonly (readonly string[])[], column: number): Profile {
  const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell.trim() !== "");
  const n = Math.max(1, cells.length);
  const mean = (value: (cell: string) => number) => cells.reduce((sum, cell) => sum + value(cell), 0) / n;
  return {
    column,
    length: mean((cell) => cell.length),
    years: mean((cell) => (/^\s*(19|20)\d\d\s*$/.test(cell) ? 1 : 0)),
    dois: mean((cell) => (/10\.\d{4,9}\/\S/.test(cell) ? 1 : 0)),
    words: mean((cell) => cell.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length),
  };
}
