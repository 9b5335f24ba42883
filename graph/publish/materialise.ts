import { communitySummaries } from "../answers/lookup/community-names.ts";
import { associationStrength, npmi } from "../contract/measures.ts";
import { projectPairs } from "../incidence/project-pairs.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { MaterialisedAnalyses } from "../store/graph-database.ts";

/** What `isthmus materialise` writes for a snapshot: communities, pairs of at least `minJoint` joint papers, bridges. */
export async function analysesToMaterialise(snapshot: Snapshot, minJoint: number): Promise<MaterialisedAnalyses> {
  const { incidence, papers, frequency, revision, analyses } = snapshot;
  const [found, bridges] = [await analyses.communities(), await analyses.bridges()];
  const communities = await communitySummaries(snapshot, found);
  const { source, target, joint } = projectPairs(incidence, { minJoint });
  const strengths = (value: typeof npmi.value) =>
    Float64Array.from(source, (a, i) => {
      const [sizeA, sizeB] = [frequency[a]!, frequency[target[i]!]!];
      return value(joint[i]!, sizeA, sizeB, incidence.papers);
    });
  return {
    revision,
    concepts: snapshot.concepts.map((concept) => concept.id),
    communities: communities.map(({ id, label, concepts, papers: in_ }) => ({ id, label, concepts, papers: in_ })),
    communityOf: found.community,
    pairs: {
      source,
      target,
      papers: joint,
      npmi: strengths(npmi.value),
      associationStrength: strengths(associationStrength.value),
    },
    bridges: Array.from(bridges.order, (paper) => ({
      paper: papers.ids[paper]!,
      score: bridges.score[paper]!,
      diversity: bridges.diversity[paper]!,
      separateness: bridges.separateness[paper]!,
    })),
  };
}
