import { describe, expect, it, vi } from "vitest";
import { commonPartners, cooccurrenceSweep, rememberRows } from "../../graph/incidence/cooccurrence.ts";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import { jointPapers } from "../../graph/incidence/joint-papers.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { slowPairs } from "../reference/slow-pairs.ts";

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

describe("cooccurrenceSweep", () => {
  it("agrees with counting pairs in every paper, call after call", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const pairs = slowPairs(rowsOf(incidence));
      const row = cooccurrenceSweep(incidence);
      for (let c = 0; c < incidence.concepts; c++) {
        const { concepts, joint } = row(c);
        const expected = pairs.filter(([a, b]) => a === c || b === c).map(([a, b, n]) => [a === c ? b : a, n]);
        expected.sort((x, y) => x[0]! - y[0]!);
        expect(Array.from(concepts, (other, k) => [other, joint[k]])).toEqual(expected);
      }
    }
  });
});

describe("rememberRows", () => {
  it("gives the same rows however few it may remember, and counts those requested last once", () => {
    for (const maxPartners of [0, 5, 20, 1000]) {
      const incidence = randomIncidence(7);
      const counting = vi.fn(cooccurrenceSweep(incidence));
      const [row, plain] = [rememberRows(counting, maxPartners), cooccurrenceSweep(incidence)];
      const random = seededRandom(maxPartners);
      for (let turn = 0; turn < 100; turn++) {
        const concept = Math.floor(incidence.concepts * random());
        expect(row(concept)).toEqual(plain(concept));
      }
      if (maxPartners === 0) expect(counting).toHaveBeenCalledTimes(100);
      if (maxPartners === 1000) expect(counting.mock.calls.length).toBeLessThanOrEqual(incidence.concepts);
    }
  });
});

describe("commonPartners", () => {
  it("are those of both rows", () => {
    for (const seed of seeds.slice(0, 50)) {
      const incidence = randomIncidence(seed);
      const row = cooccurrenceSweep(incidence);
      for (let a = 0; a < Math.min(5, incidence.concepts); a++) {
        for (let b = 0; b < Math.min(5, incidence.concepts); b++) {
          const [one, other] = [row(a), row(b)];
          const joint = new Map(Array.from(other.concepts, (concept, k) => [concept, other.joint[k]!]));
          const expected = Array.from(one.concepts, (concept, k) => [concept, one.joint[k]!, joint.get(concept) ?? 0]);
          const { concepts, withOne, withOther } = commonPartners(one, other, 2);
          expect(Array.from(concepts, (concept, k) => [concept, withOne[k], withOther[k]])).toEqual(
            expected.filter(([, withA, withB]) => Math.min(withA!, withB!) >= 2),
          );
        }
      }
    }
  });
});

describe("projectPairs", () => {
  it("agrees with counting pairs in every paper, under every filter", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const random = seededRandom(seed + 1);
      const papers = Uint8Array.from({ length: incidence.papers }, () => (random() < 0.7 ? 1 : 0));
      const conceptMask = Uint8Array.from({ length: incidence.concepts }, () => (random() < 0.7 ? 1 : 0));
      const frequency = documentFrequency(incidence);
      for (const minJoint of [1, 2, 3]) {
        const plain = projectPairs(incidence, { minJoint });
        const rows = rowsOf(incidence);
        expect(triples(plain)).toEqual(slowPairs(rows).filter(([, , n]) => n >= minJoint));
        const filtered = projectPairs(incidence, { minJoint, minPapers: 3, papers, conceptMask });
        const kept = rows.map((row, p) =>
          papers[p] === 0 ? [] : row.filter((c) => conceptMask[c] === 1 && frequency[c]! >= 3),
        );
        expect(triples(filtered)).toEqual(slowPairs(kept).filter(([, , n]) => n >= minJoint));
      }
    }
  });
});

describe("growth", () => {
  it("reads as many mentions per paper in a corpus of ten times the papers", () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 200 }, () => Array.from({ length: 12 }, () => Math.floor(random() * 80)));
    const tenfold = Array.from({ length: 10 }, () => rows).flat();
    const reads = (of: number[][]) => {
      let count = 0;
      const incidence = incidenceOf(80, of);
      const conceptPapers = new Proxy(incidence.conceptPapers, {
        get(array, key) {
          if (typeof key === "string" && /^\d+$/.test(key)) count++;
          return Reflect.get(array, key);
        },
      });
      projectPairs({ ...incidence, conceptPapers }, { minJoint: 1 });
      return count / of.length;
    };
    expect(reads(tenfold)).toBeCloseTo(reads(rows), 9);
  });
});

describe("jointPapers", () => {
  it("finds the papers that mention all given concepts", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const random = seededRandom(seed);
      for (const size of [0, 1, 2, 3]) {
        if (incidence.concepts === 0) continue;
        const wanted = Array.from({ length: size }, () => Math.floor(random() * incidence.concepts));
        const expected = rows.flatMap((row, p) => (size > 0 && wanted.every((c) => row.includes(c)) ? [p] : []));
        expect(Array.from(jointPapers(incidence, ...wanted))).toEqual(expected);
      }
    }
  });
});

function triples({ source, target, joint }: ReturnType<typeof projectPairs>): number[][] {
  return Array.from(source, (a, e) => [a, target[e]!, joint[e]!]);
}
