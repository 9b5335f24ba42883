import type { SourceRecord } from "../../graph/readers/record/source-record.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { sourceRecord } from "./source-record.ts";

/** Two records and whether they are one paper, with the kind of difference between them. */
export interface LabelledPair {
  readonly kind: string;
  readonly isOne: boolean;
  readonly a: SourceRecord;
  readonly b: SourceRecord;
}

type Random = () => number;

const THINGS =
  "moss,reeds,lichens,piers,ferries,snow,roofs,wells,pumps,nurses,ropes,bells,gulls,kelp,hedges,bridges".split(",");
const PLACES = "harbours,valleys,clinics,northern schools,river towns,old mills,salt marshes,islands,city parks".split(
  ",",
);
const METHODS = "count,map,weigh,film,record,sample,compare,model,follow,measure".split(",");
const VIEWS =
  "A survey,A model,Growth,Decay,A field study,Night records,Seasonal change,Simple measures,Early signs".split(",");
const FAMILIES =
  "Alder,Birch,Cole,Dorn,Egan,Frost,Gil,Hale,Ives,Jensen,Kir,Lund,Moor,Nygaard,Öberg,Pak,Quist,Ruiz".split(",");
const GIVEN = "Ann,Bo,Cy,Di,Eva,Flo,Ida,Jan,Kim,Leo,Mia,Nora,Ola,Per,Rita,Sol,Tim,Uma".split(",");

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** An invented paper; `i` makes it another than all others. */
function paper(i: number, random: Random): SourceRecord {
  const [thing, other] = [pick(THINGS, random), pick(THINGS, random)];
  const [place, method] = [pick(PLACES, random), pick(METHODS, random)];
  const title = `${pick(VIEWS, random)} of ${thing} and ${other} in ${place} with ${word(i)} records`;
  const authors = Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => `${pick(GIVEN, random)} ${pick(FAMILIES, random)}`,
  );
  return sourceRecord({
    title,
    abstract: abstractOf({ thing, other, place, method, i, random }),
    year: 1990 + Math.floor(random() * 34),
    venue: `Journal of ${pick(["Invented", "Applied", "Northern"], random)} ${pick(THINGS, random)}`,
    authors: [...new Set(authors)],
    doi: `10.${4000 + (i % 97)}/inv.${i}`,
  });
}

interface Topic {
  readonly thing: string;
  readonly other: string;
  readonly place: string;
  readonly method: string;
  readonly i: number;
  readonly random: Random;
}

function abstractOf({ thing, other, place, method, i, random }: Topic): string {
  const sentences = [
    pick(
      [`${capital(thing)} in ${place} change with ${word(i + 3)}.`, `Why do ${thing} differ between ${place}?`],
      random,
    ),
    pick(
      [`Little is known of ${other} and ${word(i)}.`, `${capital(other)} are thought to need ${word(i + 4)}.`],
      random,
    ),
    pick(
      [`We ${method} ${thing} at ${7 + (i % 50)} sites.`, `Here ${thing} are looked at with ${word(i + 5)}.`],
      random,
    ),
    pick(
      [`Sites with ${word(i + 1)} have more of them.`, `${capital(word(i + 1))} makes no difference to ${other}.`],
      random,
    ),
    pick([`This grows from year to year with ${word(i + 2)}.`, `Old ${other} do worse than young ones.`], random),
    pick(
      [
        `Leaving out ${pick(PLACES, random)} changes nothing.`,
        `Plans for ${pick(PLACES, random)} should ask ${word(i + 6)}.`,
      ],
      random,
    ),
  ];
  return sentences.join(" ");
}

/** A word of its own for a number. */
function word(i: number): string {
  const syllables = "ba be bi bo da de di do fa fe ga go la le ma mo na no ra ro sa so ta to".split(" ");
  const n = syllables.length;
  return `${syllables[i % n]}${syllables[Math.floor(i / n) % n]}${syllables[(i * 7) % n]}n`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const familyFirst = (name: string) => name.replace(/^(.*) (\S+)$/, "$2, $1");
const initials = (name: string) => name.replace(/^(\S).* (\S+)$/, "$1. $2");

/** The same paper as another source gives it. */
const SAME: Readonly<Record<string, (one: SourceRecord, i: number) => Partial<SourceRecord>>> = {
  "other keys, no DOI on one": (one, i) => ({ id: `WOS:${i}`, doi: null, authors: one.authors.map(familyFirst) }),
  "other keys, no DOI on either, no abstract": (_, i) => ({ id: `key${i}`, doi: null, abstract: "" }),
  "capitals and initials": (one) => ({ title: one.title.toUpperCase(), authors: one.authors.map(initials), doi: null }),
  "title with a full stop, HTML gone": (one) => ({ title: `${one.title}.`, doi: null, venue: null }),
  "one DOI, subtitle on one": (one) => ({ title: `${one.title}: a report from the field` }),
  "one DOI, title cut": (one) => ({ title: one.title.slice(0, one.title.lastIndexOf(" with")), abstract: "" }),
  "one DOI, no authors": () => ({ authors: [], year: null }),
  "one DOI, title and abstract translated": (one) => ({
    title: `Étude des ${one.venue} dans les ports`,
    abstract:
      "Les mousses des ports changent avec le sel et les algues, mais on ne sait pas comment. Nous avons compté les mousses " +
      "sur trente sites pendant deux ans et nous les avons comparées avec le sel. Les résultats sont les mêmes pour les îles.",
  }),
  "abstract cut": (one) => ({ doi: null, abstract: one.abstract.slice(0, 220), id: "c1" }),
  "abstract with a heading and a copyright line": (one, i) => ({
    doi: null,
    abstract: `BACKGROUND: ${one.abstract} © ${one.year} Invented Press.`,
    id: `s${i}`,
  }),
  "preprint of the same year": (one, i) => ({
    doi: `10.48550/arxiv.2401.${10_000 + i}`,
    venue: "arXiv",
    abstract: one.abstract,
  }),
  "preprint of the year before": (one, i) => ({ doi: `10.1101/20${i}`, venue: "bioRxiv", year: (one.year ?? 0) - 1 }),
  "two DOIs of a deposit": (_, i) => ({ doi: `10.5281/zenodo.${i}` }),
  "renamed with the same abstract": (one) => ({
    doi: null,
    title: `On ${one.title.replace(" with", " using")}`,
    year: one.year,
  }),
  "no year on one": () => ({ doi: null, abstract: "", year: null }),
  "names in another order": (one) => ({
    doi: null,
    abstract: "",
    authors: one.authors.map((name) => name.split(" ").reverse().join(" ")),
  }),
  "the same record": () => ({}),
};

/** Another paper that looks like the first. */
const OTHER: Readonly<Record<string, (one: SourceRecord, other: SourceRecord, i: number) => Partial<SourceRecord>>> = {
  "one DOI of a supplement": (one, other) => ({ ...other, doi: one.doi }),
  "one DOI of a supplement, no abstracts": (one, other) => ({ ...other, doi: one.doi, abstract: "" }),
  "one DOI, the same authors, another talk": (one, other) => ({ ...other, doi: one.doi, authors: one.authors }),
  "a year for a PMID": (_, other) => ({ ...other, doi: null, pmid: "2018" }),
  "one key in two files": (_, other) => ({ ...other, doi: null, id: "key1" }),
  "a part of a series": (one, _, i) => ({ title: `${one.title}: Part II`, doi: `10.4000/part.${i}`, abstract: "" }),
  "the same title, another first author": (_, other) => ({
    doi: null,
    abstract: "",
    authors: other.authors.map((name) => `${name}sen`),
  }),
  "the same title, another year": (one) => ({ doi: null, abstract: "", year: (one.year ?? 0) + 4 }),
  "the same title and author, another abstract": (_, other) => ({ doi: null, abstract: other.abstract }),
  "the same title, another DOI": (_, __, i) => ({ doi: `10.4999/reprint.${i}`, abstract: "" }),
  "a later edition of a report": (one) => ({ doi: null, title: `${one.title} 2021`, abstract: "" }),
  "the same authors and year, another title": (one, other, i) => ({
    ...other,
    authors: one.authors,
    year: one.year,
    doi: `10.4000/b.${i}`,
  }),
  "a correction": (one) => ({ title: `Correction to: ${one.title}`, abstract: "", doi: null }),
  "an answer": (one, other) => ({
    title: `Comment on “${one.title}”`,
    abstract: "",
    authors: other.authors,
    doi: null,
  }),
  "nothing alike": (_, other) => other,
};

const EDITORIALS = [
  "Editorial",
  "Preface",
  "Letter to the Editor",
  "Foreword",
  "Book reviews",
  "Erratum",
  "Introduction",
];

/** Pairs of every kind, the same ones every time. */
export function labelledPairs(perKind: number): LabelledPair[] {
  const random = seededRandom(11);
  let i = 0;
  const next = () => paper(i++, random);
  return Array.from({ length: perKind }, (_, round) => [
    ...Object.entries(SAME).map(([kind, change]): LabelledPair => {
      const a = next();
      return { kind, isOne: true, a, b: { ...a, ...change(a, i) } };
    }),
    ...Object.entries(OTHER).map(([kind, change]): LabelledPair => {
      const [a, other] = [{ ...next(), ...beforeChange(kind) }, next()];
      return { kind, isOne: false, a, b: { ...a, ...change(a, other, i) } };
    }),
    editorials(next(), next(), pick(EDITORIALS, random), round % 2 === 0),
  ]).flat();
}

/** What the first record of some kinds has or lacks. */
function beforeChange(kind: string): Partial<SourceRecord> {
  if (kind.includes("PMID")) return { pmid: "2018", doi: null };
  if (kind.includes("one key")) return { id: "key1", doi: null };
  return /no abstracts|another first author|another year|edition|correction|answer/.test(kind) ? { abstract: "" } : {};
}

function editorials(a: SourceRecord, b: SourceRecord, title: string, isAnonymous: boolean): LabelledPair {
  const bare = { title, abstract: "", doi: null, authors: isAnonymous ? [] : a.authors, year: a.year };
  return { kind: "editorials", isOne: false, a: { ...a, ...bare }, b: { ...b, ...bare, venue: `${b.venue} Letters` } };
}
