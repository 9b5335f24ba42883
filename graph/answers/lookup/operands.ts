import type { Operand } from "../../contract/connections.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { basketOf, papersWith } from "./basket.ts";
import { communityName } from "./community-names.ts";
import { conceptRefs } from "./concept-answers.ts";
import { savedSet } from "./saved-sets.ts";

/** Concepts that a reader named together, and how to name them again. */
export interface ResolvedOperand {
  readonly answer: Operand;
  readonly concepts: ReadonlySet<number>;
}

/** Concepts of an operand that are listed, those of most papers first. */
const MAX_MEMBERS = 60;

/** What a name stands for: `community:3`, `set:mine`, `basket:robotics`, or a concept by id, label or alias. */
export async function resolveOperand(snapshot: Snapshot, name: string): Promise<ResolvedOperand> {
  const [, kind, rest = ""] = /^(community|set|basket):(.*)$/s.exec(name.trim()) ?? [];
  if (kind === "community") return communityOperand(snapshot, rest);
  if (kind === "set") return setOperand(snapshot, rest);
  if (kind === "basket") return basketOperand(snapshot, rest);
  const number = await snapshot.names.resolve(name);
  const { id, label } = snapshot.concepts[number]!;
  return operand(snapshot, { kind: "concept", name: id, label }, [number]);
}

/** A concept with its kinds, without those that a reader took out: `robotics -robot-arm -robot-hand`. */
async function basketOperand(snapshot: Snapshot, text: string): Promise<ResolvedOperand> {
  const [first = "", ...others] = text.split(/ -(?=\S)/);
  const concept = await snapshot.names.resolve(first);
  const found = await Promise.all(others.map((other) => snapshot.names.find(other)));
  const removed = new Set(found.filter((number) => number !== undefined));
  const members = (await basketOf(snapshot, concept)).filter((number) => !removed.has(number));
  if (members.length === 0) {
    throw new GraphError("INVALID_INPUT", `Every concept of “${first}” is taken out.`, {
      hint: "Leave one of them in.",
    });
  }
  const { id, label } = snapshot.concepts[concept]!;
  const name = [`basket:${id}`, ...[...removed].map((number) => `-${snapshot.concepts[number]!.id}`)].join(" ");
  return operand(snapshot, { kind: "basket", name, label }, members, [...removed]);
}

async function communityOperand(snapshot: Snapshot, text: string): Promise<ResolvedOperand> {
  const communities = await snapshot.analyses.communities();
  const id = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (id < 1 || id > communities.count) {
    throw new GraphError("NOT_FOUND", `There is no community “${text}”.`, {
      hint: `Communities are numbered 1 to ${communities.count}, the largest first.`,
    });
  }
  const members = Array.from(communities.community.keys()).filter((number) => communities.community[number] === id);
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

/** An operand of these concepts, with the number of its papers. */
export async function operand(
  snapshot: Snapshot,
  naming: Pick<Operand, "kind" | "name" | "label">,
  numbers: Iterable<number>,
  removed: readonly number[] = [],
): Promise<ResolvedOperand> {
  const refs = await conceptRefs(snapshot);
  const concepts = new Set(numbers);
  const papers = (number: number) => snapshot.concepts[number]!.papers;
  const largest = [...concepts].sort((a, b) => papers(b) - papers(a) || a - b).slice(0, MAX_MEMBERS);
  const answer: Operand = {
    ...naming,
    concepts: concepts.size,
    papers: papersWith(snapshot, concepts).reduce((sum, mentioned) => sum + mentioned, 0),
    members: largest.map(refs),
    removed: removed.map(refs),
  };
  return { answer, concepts };
}
