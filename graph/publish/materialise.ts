import { communitySummaries } from "../answers/lookup/community-names.ts";
import { type KnowledgeIndex, kindAt, knowledgeOf, papersOfRow, typeAt } from "../answers/lookup/knowledge-index.ts";
import { SHOWN_RELATION } from "../contract/knowledge/knowledge.ts";
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
  const knowledge = await knowledgeOf(snapshot);
  return {
    revision,
    kinds: Array.from(frequency, (_, concept) => kindAt(knowledge, concept)),
    relations: [...broaderLinks(knowledge), ...shownRelations(knowledge)],
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
      paper: papers.ids.at(paper),
      score: bridges.score[paper]!,
      diversity: bridges.diversity[paper]!,
      separateness: bridges.separateness[paper]!,
    })),
  };
}

type Relation = MaterialisedAnalyses["relations"][number];

function broaderLinks({ hierarchy, narrower }: KnowledgeIndex): Relation[] {
  return Array.from(hierarchy.broader, (to, link) => ({
    ...{ from: narrower[link]!, to, type: "kind-of" as const, papers: 0, sentences: hierarchy.sentences[link]! },
    ...{ confidence: hierarchy.confidence[link]!, since: null },
  }));
}

/** Relations that answers show by themselves; what sentences call a kind of another is in the links above where it holds. */
function shownRelations(knowledge: KnowledgeIndex): Relation[] {
  const { from, to, confidence, sentences, firstYear } = knowledge.relations;
  return [...from.keys()].flatMap((row) => {
    const type = typeAt(knowledge, row);
    if (type === "kind-of" || confidence[row]! < SHOWN_RELATION) return [];
    return [
      {
        ...{ from: from[row]!, to: to[row]!, type, papers: papersOfRow(knowledge, row).length },
        ...{ sentences: sentences[row]!, confidence: confidence[row]!, since: firstYear[row] || null },
      },
    ];
  });
}
