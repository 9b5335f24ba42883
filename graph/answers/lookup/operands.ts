import type { Operand } from "../../contract/connections.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "./community-names.ts";
import { countPapersOf } from "./concept-answers.ts";
import { savedSet } from "./saved-sets.ts";

/** Concepts that a reader named together, and how to name them again. */
export interface ResolvedOperand {
  readonly answer: Operand;
  readonly concepts: ReadonlySet<number>;
}

/** What a name stands for: `community:3`, `set:mine`, or a concept by id, label or alias. */
export async function resolveOperand(snapshot: Snapshot, name: string): Promise<ResolvedOperand> {
  const [, kind, rest] = /^(community|set):(.*)$/s.exec(name.trim()) ?? [];
  if (kind === "community") return communityOperand(snapshot, rest ?? "");
  if (kind === "set") return setOperand(snapshot, rest ?? "");
  const number = await snapshot.names.resolve(name);
  const { id, label } = snapshot.concepts[number]!;
  return operand(snapshot, { kind: "concept", name: id, label }, [number]);
}

async function communityOperand(snapshot: Snapshot, text: string): Promise<ResolvedOperand> {
  const communities = await snapshot.analyses.communities();
  const id = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (id < 1 || id > communities.count) {
    throw new GraphError("NOT_FOUND", `There is no community “${text}”.`, {
      hint: `Communities are numbered 1 to ${communities.count}, the largest first.`,
    });
  }
  const members: number[] = [];
  for (let concept = 0; concept < communities.community.length; concept++) {
    if (communities.community[concept] === id) members.push(concept);
  }
  const label = communityName(snapshot, communities, id);
  return operand(snapshot, { kind: "community", name: `community:${id}`, label }, members);
}

async function setOperand(snapshot: Snapshot, name: string): Promise<ResolvedOperand> {
  const { concepts } = await savedSet(snapshot.store, name);
  const numbers = await Promise.all(concepts.map((id) => snapshot.names.find(id)));
  const known = numbers.filter((number) => number !== undefined);
  if (known.length === 0) {
    throw new GraphError("NOT_FOUND", `The set “${name}” no longer contains a concept of this corpus.`, {
      hint: "Save it again.",
    });
  }
  return operand(snapshot, { kind: "set", name: `set:${name}`, label: name }, known);
}

function operand(
  snapshot: Snapshot,
  naming: Pick<Operand, "kind" | "name" | "label">,
  numbers: readonly number[],
): ResolvedOperand {
  const concepts = new Set(numbers);
  const answer = { ...naming, concepts: concepts.size, papers: countPapersOf(snapshot, concepts) };
  return { answer, concepts };
}
