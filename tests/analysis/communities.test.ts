import { describe, expect, it } from "vitest";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { participation } from "../../graph/analysis/communities/concept-roles.ts";
import { packPartitions, unpackPartitions } from "../../graph/analysis/communities/partitions.ts";
import { onlyPapers } from "../../graph/incidence/slice.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedCorpus } from "../bench/planted-corpus.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";

/** Fields of twelve concepts, papers of six concepts of their field; one rare concept a field, used once. */
function fields(count: number, papersPerField: number, seed = 1) {
  const random = seededRandom(seed);
  const rows: number[][] = [];
  for (let f = 0; f < count; f++) {
    for (let p = 0; p < papersPerField - f; p++) {
      const row = Array.from({ length: 6 }, () => f * 13 + Math.floor(random() * 12));
      if (p === 0) row.push(f * 13 + 12);
      rows.push(row);
    }
  }
  return incidenceOf(count * 13, rows);
}

/** How many concepts can be reached from the first one over rows that share a concept. */
function reachedOver(rows: readonly (readonly number[])[]): number {
  const reached = new Set(rows.flat().slice(0, 1));
  let before = -1;
  while (before < reached.size) {
    before = reached.size;
    for (const row of rows.filter((concepts) => concepts.some((c) => reached.has(c)))) {
      for (const c of row) reached.add(c);
    }
  }
  return reached.size;
}

describe("findCommunities", () => {
  it.each([
    [3, 20],
    [5, 60],
    [6, 500],
  ])("finds %i planted fields of %i papers, rare concepts attached", (count, papers) => {
    const incidence = fields(count, papers);
    const found = findCommunities(incidence, { seed: 1 });
    expect(found.count).toBe(count);
    for (let c = 0; c < incidence.concepts; c++) {
      expect(found.community[c]).toBe(found.community[Math.floor(c / 13) * 13]);
    }
    expect(found.concepts[0]).toBe(0);
    expect(found.modularity).toBeGreaterThan(0.5);
  });

  it("numbers communities by size, largest first, with correct counts of concepts and papers", () => {
    for (let seed = 0; seed < 200; seed++) {
      const incidence = randomIncidence(seed);
      const found = findCommunities(incidence, { seed });
      const rows = rowsOf(incidence);
      const attached = new Uint32Array(found.count + 1);
      for (const id of found.community) attached[id]!++;
      expect(found.concepts).toEqual(attached);
      for (let id = 1; id <= found.count; id++) {
        expect(found.concepts[id]).toBeGreaterThan(0);
        expect(found.papers[id]).toBe(rows.filter((row) => row.some((c) => found.community[c] === id)).length);
        const names = Array.from(found.labelConcepts[id]!);
        expect(names.length).toBeGreaterThan(0);
        for (const c of names) expect(found.community[c]).toBe(id);
      }
      for (let id = 2; id <= found.count; id++) {
        expect(found.concepts[id - 1]).toBeGreaterThanOrEqual(found.concepts[id]!);
      }
    }
  });

  it("names a field by its specific concepts, not by those that every field uses", () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 300 }, (_, p) => {
      const field = p % 3;
      const own = [0, 1, 2, 3].filter(() => random() < 0.6).map((k) => 1 + field * 4 + k);
      return [0, ...own];
    });
    const found = findCommunities(incidenceOf(13, rows), { seed: 2 });
    for (let id = 1; id <= found.count; id++) expect(found.labelConcepts[id]?.[0]).not.toBe(0);
  });

  it("names a field by a common concept before a rare one, then by concepts that add papers", () => {
    // 0 and 1 always go together; 2 is where they are not; 3, 4 and 5 are in one paper each.
    const one = [
      ...Array.from({ length: 10 }, () => [0, 1]),
      ...Array.from({ length: 6 }, () => [2, 0]),
      [2, 3],
      [2, 4, 5],
    ];
    const other = Array.from({ length: 12 }, () => [6, 7, 8]);
    const found = findCommunities(incidenceOf(9, [...one, ...other]), { seed: 1, minJoint: 1 });
    const names = [...(found.labelConcepts[found.community[0]!] ?? [])];
    expect(names.slice(0, 3).sort()).toEqual([0, 1, 2]);
    expect(names[0]).toBe(0);
  });

  it("gives the same answer for the same seed and states the settings it used", () => {
    const incidence = fields(4, 30);
    const once = findCommunities(incidence, { seed: 9 });
    expect(findCommunities(incidence, { seed: 9 })).toEqual(once);
    expect(once).toMatchObject({ seed: 9, resolution: 1.25, minJoint: 1, minPapers: 2, weighting: "papers" });
    expect(findCommunities(incidence, { seed: 9, minJoint: 2, weighting: "associationStrength" })).toMatchObject({
      minJoint: 2,
      weighting: "associationStrength",
    });
  });

  it("keeps fields and their numbers when papers go, come, or concepts get other numbers", () => {
    const { incidence } = plantedCorpus({ seed: 3, sides: [2, 2] });
    const previous = findCommunities(incidence, { seed: 1 });
    for (let seed = 0; seed < 12; seed++) {
      const random = seededRandom(seed);
      const less = onlyPapers(incidence, () => random() >= 0.02);
      const after = findCommunities(less, { seed: 1, previous });
      const same = previous.community.filter((id, c) => after.community[c] === id).length;
      expect(same / incidence.concepts).toBeGreaterThan(0.95);
      expect(new Set(after.community.filter((id) => id > 0)).size).toBe(after.count);
      expect(Math.max(...after.community)).toBe(after.count);
    }
    expect(findCommunities(incidence, { seed: 1, previous }).community).toEqual(previous.community);
  });

  it("carries fields over by the ids of concepts", async () => {
    const partition = { community: Uint32Array.of(2, 1, 0, 2), count: 2 };
    const [carried] = await unpackPartitions(packPartitions([partition], ["a", "b", "c", "d"]), ["aa", "b", "d"]);
    expect(carried).toEqual({ community: Uint32Array.of(0, 1, 2), count: 2 });
  });

  it("looks for fields again when the previous ones say nothing of most concepts", () => {
    const incidence = fields(4, 60);
    const few = { community: Uint32Array.from({ length: incidence.concepts }, (_, c) => (c < 3 ? 1 : 0)), count: 1 };
    const fresh = findCommunities(incidence, { seed: 1 });
    expect(findCommunities(incidence, { seed: 1, previous: few })).toEqual(fresh);
  });

  it("calls a group with hardly any papers no field, and gives its concepts no other field", () => {
    const rows = rowsOf(fields(3, 200));
    const apart = Array.from({ length: 4 }, () => [39, 40, 41]);
    const found = findCommunities(incidenceOf(42, [...rows, ...apart]), { seed: 1 });
    expect(found.count).toBe(3);
    expect(Array.from(found.community.subarray(39))).toEqual([0, 0, 0]);
  });

  it("gives communities of which every concept can be reached over papers within it", () => {
    for (let seed = 0; seed < 200; seed++) {
      const incidence = randomIncidence(seed);
      const { community, count } = findCommunities(incidence, { seed });
      const rows = rowsOf(incidence);
      for (let id = 1; id <= count; id++) {
        const own = rows.map((row) => row.filter((c) => community[c] === id));
        expect(reachedOver(own)).toBe(new Set(own.flat()).size);
      }
    }
  });

  it("finds no community when no concepts co-occur", () => {
    expect(findCommunities(incidenceOf(3, [[0], [1], [2]]), { seed: 1 })).toMatchObject({ count: 0, modularity: 0 });
    expect(findCommunities(incidenceOf(0, []), { seed: 1 }).count).toBe(0);
  });
});

describe("participation", () => {
  it("is 0 within one community and ½ for a concept of two fields in equal parts", () => {
    const rows = [
      [0, 1, 4],
      [2, 3, 4],
      [0, 1],
      [2, 3],
    ];
    const community = Uint32Array.from([1, 1, 2, 2, 0]);
    const values = participation(incidenceOf(6, rows), { community: Uint32Array.from([...community, 0]), count: 2 });
    expect(values[0]).toBe(0);
    expect(values[4]).toBeCloseTo(0.5, 12);
    expect(values[5]).toBe(0);
  });

  it("stays within its bounds on random corpora", () => {
    for (let seed = 0; seed < 200; seed++) {
      const incidence = randomIncidence(seed);
      const found = findCommunities(incidence, { seed });
      for (const value of participation(incidence, found)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 - 1 / Math.max(1, found.count) + 1e-12);
      }
    }
  });
});
