import type { ConceptMatrix } from "../../contract/connections.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { pairFamily, pairNumbers } from "../lookup/pair-numbers.ts";
import { conceptRefs } from "../lookup/references.ts";
import { clusterOrder } from "./cluster-order.ts";

/** Every pair of some concepts, and an order that puts alike ones side by side. */
export async function conceptMatrix(
  snapshot: Snapshot,
  question: { concepts: readonly string[] },
): Promise<ConceptMatrix> {
  const resolved = await Promise.all(question.concepts.map((name) => snapshot.names.resolve(name)));
  const numbers = [...new Set(resolved)];
  if (numbers.length < 2) {
    throw new GraphError("INVALID_INPUT", "A matrix needs two different concepts.", { hint: "Name more concepts." });
  }
  const significance = await snapshot.soon(snapshot.analyses.pairSignificance);
  const refs = await conceptRefs(snapshot);
  const corpus = snapshot.incidence.papers;
  const cells: ConceptMatrix["cells"] = {
    ...{ a: [], b: [], papers: [], expected: [], npmi: [], associationStrength: [], q: [] },
  };
  const likeness = numbers.map(() => new Float64Array(numbers.length));
  const frequencyAt = (k: number) => snapshot.frequency[numbers[k] as number] as number;
  for (let a = 0; a < numbers.length; a++) {
    for (let b = a + 1; b < numbers.length; b++) {
      const joint = jointPapers(snapshot.incidence, numbers[a] as number, numbers[b] as number).length;
      const pair = pairNumbers(joint, frequencyAt(a), frequencyAt(b), corpus, significance);
      cells.a.push(a);
      cells.b.push(b);
      cells.papers.push(joint);
      cells.expected.push(pair.expected);
      cells.npmi.push(pair.npmi);
      cells.associationStrength.push(pair.associationStrength);
      cells.q.push(pair.q);
      (likeness[a] as Float64Array)[b] = pair.npmi;
      (likeness[b] as Float64Array)[a] = pair.npmi;
    }
  }
  return {
    corpus,
    concepts: numbers.map(refs),
    order: clusterOrder(likeness),
    family: pairFamily(significance),
    cells,
  };
}
