import { describe, expect, it } from "vitest";
import { labelConcepts, likenessTo } from "../../graph/analysis/communities/label-concepts.ts";
import { nameWeight, sameStem, sayAlike } from "../../graph/analysis/communities/name-words.ts";
import { paperShares } from "../../graph/analysis/communities/paper-shares.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";

/** The name of the field of all concepts that do not begin with "other", of papers that mention these; [papers, concepts of each]. */
function nameOf(...papers: readonly (readonly [number, readonly string[]])[]): string[] {
  const labels = [...new Set(papers.flatMap(([, names]) => names))];
  const rows = papers.flatMap(([times, names]) =>
    Array.from({ length: times }, () => names.map((name) => labels.indexOf(name))),
  );
  const incidence = incidenceOf(labels.length, rows);
  const community = Uint32Array.from(labels, (label) => (label.startsWith("other") ? 2 : 1));
  const shares = paperShares(incidence, community, 2);
  const { nameConcepts } = labelConcepts(incidence, community, 2, shares, labels.map(canonicalKey));
  return Array.from(nameConcepts[1]!, (concept) => labels[concept]!);
}

/** Papers of a field of other concepts. */
const elsewhere = [40, ["other field", "other words"]] as const;

describe("the concepts of the name of a field", () => {
  it("are a concept that covers much, and one that adds papers and is of the same subject", () => {
    // both parts occur with a third concept, and with each other in few papers
    const name = nameOf(
      [14, ["pose estimation", "depth camera"]],
      [9, ["surface reconstruction", "depth camera"]],
      [1, ["pose estimation", "surface reconstruction"]],
      [3, ["pose estimation", "joint angle"]],
      elsewhere,
    );
    expect(name.slice(0, 2)).toEqual(["pose estimation", "surface reconstruction"]);
  });

  it("leave out a second subject that occurs with other concepts than the first", () => {
    const name = nameOf([14, ["image restoration", "blur kernel"]], [12, ["answer sets", "logic program"]], elsewhere);
    expect(name).toEqual(["image restoration"]);
  });

  it("count for a concept the papers of all whose names contain its name", () => {
    const kinds = [
      [4, ["latent diffusion model", "prompt"]],
      [4, ["video diffusion model", "prompt"]],
      [3, ["diffusion model", "prompt"]],
      [7, ["sparse rewards", "prompt"]],
    ] as const;
    expect(nameOf(...kinds, elsewhere)[0]).toBe("diffusion model");
    const apart = kinds.map(([times, [name, other]]) => {
      return [times, [name.replace("video diffusion", "motion"), other]] as const;
    });
    expect(nameOf(...apart.slice(1), elsewhere)[0]).toBe("sparse rewards");
  });

  it("are not those of few papers, however exact, nor those that every field has", () => {
    const name = nameOf(
      [20, ["graph learning", "common words"]],
      [1, ["tensor learning", "sparse matrix"]],
      [40, ["other field", "common words"]],
    );
    expect(name[0]).toBe("graph learning");
  });

  it("have no word in common", () => {
    expect(nameOf([9, ["visual tracking", "tracker", "scene"]], elsewhere)).toEqual(["visual tracking", "scene"]);
  });

  it("are members, for any papers, and the same ones again", () => {
    for (let seed = 0; seed < 100; seed++) {
      const incidence = randomIncidence(seed);
      const random = seededRandom(seed);
      const community = Uint32Array.from({ length: incidence.concepts }, () => Math.floor(random() * 4));
      const keys = Array.from({ length: incidence.concepts }, (_, c) =>
        c % 3 === 0 ? `a${c}` : `a${c - (c % 3)} b${c}`,
      );
      const shares = paperShares(incidence, community, 3);
      for (const names of [keys, undefined]) {
        const found = labelConcepts(incidence, community, 3, shares, names);
        expect(labelConcepts(incidence, community, 3, shares, names)).toEqual(found);
        for (const id of [1, 2, 3]) {
          const isMember = (c: number) => community[c] === id && rowsOf(incidence).some((row) => row.includes(c));
          expect(found.labelConcepts[id]!.length > 0).toBe(Array.from(community.keys()).some(isMember));
          for (const c of [...found.labelConcepts[id]!, ...found.nameConcepts[id]!]) expect(isMember(c)).toBe(true);
          expect(found.nameConcepts[id]![0]).toBe(found.labelConcepts[id]![0]);
        }
      }
    }
  });
});

describe("how alike the contexts of two groups are", () => {
  it("is the cosine of what occurs with each more often than by chance", () => {
    for (let seed = 0; seed < 100; seed++) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const groupOf = (concept: number) => {
        const group = [...new Set([concept, (concept * 7) % incidence.concepts])];
        const papers = rows.flatMap((row, p) => (row.some((c) => group.includes(c)) ? [p] : []));
        return { group, groupPapers: Uint32Array.from(papers) };
      };
      const weightsOf = (own: ReturnType<typeof groupOf>, other: ReturnType<typeof groupOf>) =>
        Array.from({ length: incidence.concepts }, (_, c) => {
          if (own.group.includes(c) || other.group.includes(c)) return 0;
          const n = own.groupPapers.filter((p) => rows[p]!.includes(c)).length;
          const expected = (rows.filter((row) => row.includes(c)).length * own.groupPapers.length) / rows.length;
          return Math.sqrt(n) * Math.max(0, Math.log((n + 1) / (expected + 1)));
        });
      const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
      const [one, two] = [groupOf(0), groupOf(1)];
      const [a, b] = [weightsOf(one, two), weightsOf(two, one)];
      const lengths = Math.sqrt(dot(a, a) * dot(b, b));
      const likeness = likenessTo(incidence, one);
      likeness(groupOf(2));
      expect(likeness(two)).toBeCloseTo(lengths === 0 ? 0 : dot(a, b) / lengths, 8);
    }
  });
});

describe("how readily a key names a field", () => {
  it("is by its words: activities before things, several words before one, less with numbers", () => {
    const order = ["domain adaptation", "target domain", "type 2 diabetes", "degree of freedom", "robot", "covid-19"];
    const weights = order.map(nameWeight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(new Set(weights).size).toBe(order.length);
    expect(nameWeight("3d reconstruction")).toBe(nameWeight("surface reconstruction"));
    for (const thing of ["objective function", "indoor environment", "experimental setting"]) {
      expect(nameWeight(thing)).toBe(nameWeight("target domain"));
    }
    expect(nameWeight("clustering")).toBeGreaterThan(nameWeight("robot"));
    expect(nameWeight("clustering")).toBeLessThan(nameWeight("target domain"));
    expect(nameWeight("type 2 diabetes")).toBeCloseTo(0.7 * nameWeight("kidney disease"));
    expect(nameWeight("covid-19")).toBeCloseTo(0.7 * nameWeight("malaria"));
  });

  it("is that of an activity with “-ing” after a verb alone", () => {
    for (const verb of ["min", "tun", "ag", "fly", "sens", "hash", "rout", "cluster"]) {
      expect(nameWeight(`some ${verb}ing`)).toBe(nameWeight("domain adaptation"));
    }
    const random = seededRandom(7);
    const consonants = [..."bcdfghjklmnpqrstvwxz"];
    for (let k = 0; k < 100; k++) {
      const onset = Array.from({ length: 1 + (k % 3) }, () => consonants[Math.floor(random() * consonants.length)]!);
      expect(nameWeight(`benzene ${onset.join("")}ing`)).toBe(nameWeight("benzene molecule"));
    }
    for (const noun of ["ring", "king", "spring", "string", "substring", "wellspring", "human being", "wing"]) {
      expect(nameWeight(noun)).toBe(nameWeight(noun.includes(" ") ? "human body" : "robot"));
    }
  });

  it("counts no function word as shared", () => {
    expect(sayAlike("degree of freedom", "quality of service")).toBe(false);
    expect(sayAlike("search and rescue", "head and neck cancer")).toBe(false);
    expect(sayAlike("quality of service", "quality of life")).toBe(true);
    for (const word of ["of", "in", "for", "and", "to", "the", "on", "with", "by", "from", "at"]) {
      expect(sayAlike(`degree ${word} freedom`, `service ${word} people`)).toBe(false);
    }
  });

  it.each([
    ["tracking", "tracker", true],
    ["classification", "classifier", true],
    ["reward", "reward", true],
    ["control", "contrastive", false],
    ["motion", "motif", false],
    ["network", "neural", false],
    ["map", "mapping", true],
    ["planning", "planner", true],
    ["map", "maple", false],
    ["car", "care", false],
  ])("tells whether %s and %s are one word", (a, b, same) => {
    expect(sameStem(a, b)).toBe(same);
    expect(sayAlike(`some ${a}`, `${b} other`)).toBe(same);
  });
});
