/** What single views ask for besides the lens; each is a word of the address while it differs from the first choice. */
export interface Asked {
  /** Order of the candidates for discovery. */
  readonly ranker: "adamicAdar" | "averageMinimumWeight" | "linkingTerms";
  /** The two fields whose gap is looked into, as 3-5; empty = none. */
  readonly gap: string;
  /** Order of the matrix. */
  readonly order: "alike" | "given";
  /** What the table of the bridges lists. */
  readonly joins: "papers" | "paths" | "first";
  /** What is compared … */
  readonly compare: "periods" | "concepts";
  /** … and the two sides: years such as 2012-2018, or concepts; empty = what suits the corpus. */
  readonly left: string;
  readonly right: string;
  /** The statement of the Cypher console that was run last, and its parameters as JSON. */
  readonly statement: string;
  readonly parameters: string;
}

export const nothingAsked: Asked = Object.freeze({
  ranker: "adamicAdar",
  gap: "",
  order: "alike",
  joins: "papers",
  compare: "periods",
  left: "",
  right: "",
  statement: "",
  parameters: "",
} satisfies Asked);

const choices: { readonly [K in keyof Asked]?: readonly Asked[K][] } = {
  ranker: ["adamicAdar", "averageMinimumWeight", "linkingTerms"],
  order: ["alike", "given"],
  joins: ["papers", "paths", "first"],
  compare: ["periods", "concepts"],
};
const names = Object.keys(nothingAsked) as (keyof Asked)[];

/** Writes what differs from the first choice, in a fixed order. */
export function putAsked(q: URLSearchParams, asked: Asked): void {
  for (const name of names) if (asked[name] !== nothingAsked[name]) q.set(name, asked[name]);
}

/** Reads it again; what cannot be read counts as not said. */
export function askedOf(q: URLSearchParams): Asked {
  const said = names.flatMap((name) => {
    const text = q.get(name);
    const allowed: readonly string[] | undefined = choices[name];
    return text === null || (allowed && !allowed.includes(text)) ? [] : [[name, text] as const];
  });
  return { ...nothingAsked, ...Object.fromEntries(said) };
}
