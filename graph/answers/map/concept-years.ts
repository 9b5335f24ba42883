import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import type { MapScope } from "./map-scope.ts";

/** Papers by year, from the first year of the corpus to its last; those without a year count nowhere. */
export interface ConceptYears {
  readonly first: number;
  readonly ofAll: readonly number[];
  of(concept: number): readonly number[];
}

/** What was counted over all papers: maps of them show mostly the same concepts, those with most papers. */
const ofCorpora = new WeakMap<Snapshot, ConceptYears>();

/** The years of the papers of a map; null when none of the corpus has a year. */
export function conceptYears(snapshot: Snapshot, { mask }: MapScope): ConceptYears | null {
  if (snapshot.years === null) return null;
  if (mask) return countYears(snapshot, snapshot.years, (paper) => mask[paper] === 1);
  let years = ofCorpora.get(snapshot);
  if (!years) {
    const counted = countYears(snapshot, snapshot.years, () => true);
    const known = new Map<number, readonly number[]>();
    years = {
      ...counted,
      of(concept) {
        const counts = known.get(concept) ?? counted.of(concept);
        known.set(concept, counts);
        return counts;
      },
    };
    ofCorpora.set(snapshot, years);
  }
  return years;
}

function countYears(
  snapshot: Snapshot,
  [first, last]: readonly [number, number],
  isCounted: (paper: number) => boolean,
): ConceptYears {
  const { years } = snapshot.papers;
  const newCounts = () => new Array<number>(last - first + 1).fill(0);
  const add = (counts: number[], paper: number) => {
    const year = years[paper]!;
    if (year !== 0 && isCounted(paper)) counts[year - first]!++;
  };
  const ofAll = newCounts();
  for (let paper = 0; paper < years.length; paper++) add(ofAll, paper);
  return {
    ...{ first, ofAll },
    of(concept) {
      const counts = newCounts();
      for (const paper of papersOf(snapshot, concept)) add(counts, paper);
      return counts;
    },
  };
}

/** Mean year of the papers counted, or null when there are none. */
export function meanOfYears({ first }: ConceptYears, counts: readonly number[]): number | null {
  let [sum, papers] = [0, 0];
  for (let k = 0; k < counts.length; k++) {
    sum += (first + k) * counts[k]!;
    papers += counts[k]!;
  }
  return papers === 0 ? null : sum / papers;
}
