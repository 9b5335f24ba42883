import type { ConceptKind } from "../../../graph/contract/entities.ts";

/** What a kind is called, and the sign it is marked with; the shape of the border differs too, so that no colour is needed. */
const kindWords: Readonly<Record<Exclude<ConceptKind, "other">, { readonly name: string; readonly sign: string }>> = {
  task: { name: "task", sign: "T" },
  method: { name: "method", sign: "M" },
  metric: { name: "metric", sign: "%" },
  material: { name: "material or data", sign: "D" },
};

type SureKind = keyof typeof kindWords;

/** The kinds that concepts are shown as, in the order of keys and filters. */
export const sureKinds = Object.keys(kindWords) as SureKind[];

/** The letter of a kind; empty where it is unsure. */
export function kindSign(kind: ConceptKind): string {
  return kind === "other" ? "" : kindWords[kind].sign;
}

/** The mark of a kind and its name; nothing where the kind is unsure. */
export function KindWithName({ kind }: { kind: ConceptKind }) {
  if (kind === "other") return null;
  return (
    <span className="kind-named">
      <span aria-hidden="true" className={`kind-mark ${kind}`}>
        {kindWords[kind].sign}
      </span>
      {kindWords[kind].name}
    </span>
  );
}

/** A small mark for the kind of a concept; none where the kind is unsure. */
export function KindMark({ kind }: { kind: ConceptKind }) {
  if (kind === "other") return null;
  const { name, sign } = kindWords[kind];
  return (
    <span className={`kind-mark ${kind}`} role="img" aria-label={name} title={name}>
      {sign}
    </span>
  );
}
