import type { Incidence } from "../../incidence/incidence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { KINDS, type KnowledgeEvidence } from "../knowledge-evidence.ts";
import {
  type BroaderCandidate,
  broaderCandidates,
  type ConceptNumbers,
  isNoKind,
  seamOf,
} from "./broader-candidates.ts";
import type { ConceptKinds } from "./concept-kinds.ts";
import type { PairRelations } from "./pair-relations.ts";

/** Which concepts are broader than which: a directed graph without cycles. Row n: links offsets[n] … offsets[n + 1]), surest first. */
export interface Hierarchy {
  readonly offsets: Uint32Array;
  /** The broader concept of each link. */
  readonly broader: Uint32Array;
  readonly confidence: Float32Array;
  /** 1 where the narrower name is the broader one with words before it. */
  readonly form: Uint8Array;
  /** Sentences that say so. */
  readonly sentences: Uint32Array;
  /** Share of the narrower one's papers that mention the broader one. */
  readonly share: Float32Array;
}

export const MAX_PARENTS = 3;
/** The least probability of a link. */
const MIN_CONFIDENCE = 0.6;

/** One link from a concept to a broader one. */
export interface HierarchyEdge {
  readonly narrower: number;
  readonly broader: number;
  readonly form: boolean;
  readonly sentences: number;
  readonly share: number;
  /** 1 only where people decided it. */
  readonly confidence: number;
}

/** Nothing but a decision of people is quite sure. */
const MAX_CONFIDENCE = 0.999;

/** What the hierarchy is decided from. */
export interface HierarchyInput {
  readonly evidence: KnowledgeEvidence;
  readonly kinds: ConceptKinds;
  readonly relations: PairRelations;
}

/** Decides which concepts are broader than which from their names, from sentences, and from the papers that mention them. */
export function hierarchy(incidence: Incidence, input: HierarchyInput): Hierarchy {
  const numbers = new Map(input.evidence.keys.map((key, number) => [key, number]));
  const links = broaderCandidates(input.evidence, input.relations, numbers)
    .map((candidate) => judge(incidence, input, candidate, numbers))
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  return hierarchyOf(incidence.concepts, links);
}

/** Takes the surest links that close no cycle, and of each concept the surest MAX_PARENTS that no other one implies. */
export function hierarchyOf(concepts: number, edges: readonly HierarchyEdge[]): Hierarchy {
  const surest = edges.toSorted(
    (a, b) => b.confidence - a.confidence || a.narrower - b.narrower || a.broader - b.broader,
  );
  return columnsOf(concepts, withoutShortcuts(withoutCycles(surest)));
}

/** The links of a hierarchy one by one. */
export function hierarchyEdges(hierarchy: Hierarchy): HierarchyEdge[] {
  const { offsets, broader, form, sentences, share, confidence } = hierarchy;
  const edges: HierarchyEdge[] = [];
  for (let narrower = 0; narrower + 1 < offsets.length; narrower++) {
    for (let at = offsets[narrower]!; at < offsets[narrower + 1]!; at++) {
      edges.push({
        ...{ narrower, broader: broader[at]!, form: form[at] === 1, sentences: sentences[at]! },
        ...{ share: share[at]!, confidence: confidence[at]! },
      });
    }
  }
  return edges;
}

/** Weights of the evidence, in log-odds. */
const WEIGHT = {
  bias: -3.2,
  /** A name of several words within the longer one, and one of a single word. */
  longForm: 3.4,
  shortForm: 1.9,
  /** Where the words on both sides of the seam are the more usual name: a "scene flow network" is a network, not a flow network. */
  seam: -2,
  /** For each unit of −ln(1 − probability) of the sentences. */
  text: 2.4,
  /** For each factor of e by which the papers of the narrower one exceed FEW_PAPERS, where sentences alone speak for it. */
  known: -0.35,
  /** For a share of 1 of the narrower one's papers. */
  share: 2.5,
  /** For each factor of e by which the share is greater than by chance, up to MAX_LIFT. */
  lift: 0.5,
  /** From kinds that differ to the same kind. */
  kinds: 1.6,
  /** For a broader one with fewer papers than the narrower one. */
  smaller: -2.5,
  /** The same where sentences say so all the same: "data sets such as MNIST". */
  smallerInText: -1,
};
const MAX_LIFT = 4;
const FEW_PAPERS = 5;

function judge(
  incidence: Incidence,
  { evidence, kinds }: HierarchyInput,
  candidate: BroaderCandidate,
  numbers: ConceptNumbers,
): HierarchyEdge {
  const { narrower, broader, form, text, textPapers } = candidate;
  const sizeOf = (c: number) => incidence.conceptOffsets[c + 1]! - incidence.conceptOffsets[c]!;
  const joint = jointPapers(incidence, narrower, broader).length;
  const share = joint / Math.max(1, sizeOf(narrower));
  const isWord = !evidence.keys[broader]!.includes(" ");
  // a name alone decides nothing, nor does one that stands in no paper without the longer one: it may be a piece of it
  const isSilent = text === 0 && (joint === 0 || joint === sizeOf(broader));
  if (isSilent || isNoKind(evidence.keys[narrower]!, evidence.keys[broader]!))
    return { ...candidate, confidence: 0, share };
  // the papers of the sentences mention both anyway
  const other = Math.max(0, joint - textPapers) / (sizeOf(narrower) + 0.5);
  const chance = sizeOf(broader) / Math.max(1, incidence.papers);
  const lift = other === 0 ? 0 : Math.min(MAX_LIFT, Math.max(0, Math.log(other / chance)));
  const seam = form ? numbers.get(seamOf(evidence.keys[narrower]!, evidence.keys[broader]!) ?? "") : undefined;
  const formWeight =
    (isWord ? WEIGHT.shortForm : WEIGHT.longForm) +
    (seam !== undefined && sizeOf(seam) > sizeOf(broader) ? WEIGHT.seam : 0);
  const textWeight = WEIGHT.known * Math.max(0, Math.log(sizeOf(narrower) / FEW_PAPERS));
  const smaller = text > 0 ? WEIGHT.smallerInText : WEIGHT.smaller;
  const score =
    WEIGHT.bias +
    (form ? formWeight : textWeight) +
    WEIGHT.text * text +
    WEIGHT.share * other +
    WEIGHT.lift * lift +
    WEIGHT.kinds * (likeness(kinds, narrower, broader) - 0.5) +
    (sizeOf(broader) < sizeOf(narrower) ? smaller : 0);
  return { ...candidate, confidence: Math.min(MAX_CONFIDENCE, 1 / (1 + Math.exp(-score))), share };
}

/** How alike the kinds of two concepts are: cosine of their shares. */
function likeness({ shares }: ConceptKinds, a: number, b: number): number {
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let k = 0; k < KINDS; k++) {
    const [x, y] = [shares[a * KINDS + k]!, shares[b * KINDS + k]!];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA === 0 || squaresB === 0 ? 0.5 : product / Math.sqrt(squaresA * squaresB);
}

/** Takes links in their order, each unless it would close a cycle. */
function withoutCycles(links: readonly HierarchyEdge[]): Map<number, HierarchyEdge[]> {
  const parents = new Map<number, HierarchyEdge[]>();
  for (const link of links) {
    if (link.narrower === link.broader || isAbove(parents, link.narrower, link.broader)) continue;
    const own = parents.get(link.narrower);
    if (own) own.push(link);
    else parents.set(link.narrower, [link]);
  }
  return parents;
}

/** True when `above` is `from` or an ancestor of it. */
function isAbove(parents: ReadonlyMap<number, readonly HierarchyEdge[]>, above: number, from: number): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === above) return true;
    for (const { broader } of parents.get(at) ?? []) {
      if (seen.has(broader)) continue;
      seen.add(broader);
      open.push(broader);
    }
  }
  return false;
}

/** Leaves out a parent that is above another parent, then all but the surest. */
function withoutShortcuts(parents: ReadonlyMap<number, readonly HierarchyEdge[]>): Map<number, HierarchyEdge[]> {
  const reduced = new Map<number, HierarchyEdge[]>();
  for (const [narrower, links] of parents) {
    const direct = links.filter(({ broader }) =>
      links.every((other) => other.broader === broader || !isAbove(parents, broader, other.broader)),
    );
    reduced.set(narrower, direct.slice(0, MAX_PARENTS));
  }
  return reduced;
}

function columnsOf(concepts: number, parents: ReadonlyMap<number, readonly HierarchyEdge[]>): Hierarchy {
  const offsets = new Uint32Array(concepts + 1);
  for (let c = 0; c < concepts; c++) offsets[c + 1] = offsets[c]! + (parents.get(c)?.length ?? 0);
  const links = Array.from({ length: concepts }, (_, c) => parents.get(c) ?? []).flat();
  return {
    offsets,
    broader: Uint32Array.from(links, ({ broader }) => broader),
    confidence: Float32Array.from(links, ({ confidence }) => confidence),
    form: Uint8Array.from(links, ({ form }) => (form ? 1 : 0)),
    sentences: Uint32Array.from(links, ({ sentences }) => sentences),
    share: Float32Array.from(links, ({ share }) => share),
  };
}
