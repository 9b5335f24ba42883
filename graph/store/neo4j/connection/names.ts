/** Nodes of Isthmus have two labels: a plain one for queries, and one of these, by which Isthmus recognises its own nodes. */
const OWN = "Isthmus";

/** The plain labels, which a database may also use for nodes that are none of Isthmus's. */
export const PLAIN_LABELS = ["Paper", "Concept", "Author", "Venue", "Community"] as const;
const BOOKKEEPING = [
  "State",
  "Record",
  "Key",
  "Draft",
  "ConceptDraft",
  "Fact",
  "Derived",
  "Decision",
  "Source",
] as const;
/** How concepts are related, by the name of the relation in the API. */
export const RELATION_TYPES = {
  "used-for": "USED_FOR",
  "kind-of": "KIND_OF",
  "part-of": "PART_OF",
  "feature-of": "FEATURE_OF",
  "evaluated-by": "EVALUATED_BY",
  "compared-with": "COMPARED_WITH",
} as const;
/** A second label of concepts whose kind is known, by the name of the kind in the API. */
export const KIND_LABELS = { task: "Task", method: "Method", metric: "Metric", material: "Material" } as const;
const TYPES = [
  ...["MENTIONS", "CO_OCCURS", "IN_COMMUNITY", "WRITTEN_BY", "PUBLISHED_IN"],
  ...Object.values(RELATION_TYPES),
] as const;

const IN_STATEMENTS = new RegExp(
  `(?<=[:|])(${OWN})?(${[...PLAIN_LABELS, ...Object.values(KIND_LABELS), ...BOOKKEEPING, ...TYPES].join("|")})\\b|(?<=')(paper_text|concept_text)(?=')`,
  "g",
);

/** Names of the labels, relationship types and indexes of one graph. */
export interface GraphNames {
  readonly prefix: string;
  /** The label by which Isthmus knows nodes of a kind as its own: "IsthmusPaper". */
  own(kind: (typeof PLAIN_LABELS)[number] | (typeof BOOKKEEPING)[number]): string;
  /** A plain label, relationship type or index of this graph. */
  named(name: string): string;
  /** Adds this graph's prefix to the names in a statement. */
  statement(cypher: string): string;
  /** Every label by which nodes of this graph are known. */
  readonly ownLabels: readonly string[];
}

/** The names of the graph with a prefix ("" = none). */
export function graphNames(prefix: string): GraphNames {
  const known = new Map<string, string>();
  const own: GraphNames["own"] = (kind) => `${OWN}${prefix}${kind}`;
  return {
    prefix,
    own,
    named: (name) => prefix + name,
    ownLabels: [...PLAIN_LABELS, ...BOOKKEEPING].map(own),
    statement(cypher) {
      if (prefix === "") return cypher;
      const before = known.get(cypher);
      if (before !== undefined) return before;
      const mine = cypher.replace(
        IN_STATEMENTS,
        (_, isOwn = "", name = "", index = "") => isOwn + prefix + name + index,
      );
      known.set(cypher, mine);
      return mine;
    },
  };
}

/** Whether only Isthmus itself uses nodes by this label. */
export function isOwnLabel(label: string): boolean {
  return label.startsWith(OWN);
}

/** The prefix of the graph whose state has this label, or undefined for any other label. */
export function prefixOfState(label: string): string | undefined {
  return /^Isthmus(.*)State$/.exec(label)?.[1];
}

/** The labels of a node that are shown. */
export function plainLabels(labels: readonly string[]): string[] {
  const plain = labels.filter((label) => !isOwnLabel(label));
  return plain.length > 0 ? plain : [...labels];
}

/**
 * True of a paper `p` of the graph: such papers have the plain label too, which they get when a draft is applied. One that
 * an import has only stored is in no answer, also not in those to people's own statements.
 */
export const IN_GRAPH = `(p:Paper OR EXISTS {
  MATCH (:IsthmusState {name: 'state', applying: true}) MATCH (:IsthmusDraft {paper: p.id}) })`;
