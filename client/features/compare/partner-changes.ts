import type { Cooccurrence, Partner } from "../../../graph/contract/concepts.ts";

/** A concept that goes with one or both of two others. */
export interface ComparedPartner {
  readonly id: string;
  readonly label: string;
  readonly community: number;
  readonly left: Partner | null;
  readonly right: Partner | null;
}

/** The partners of two concepts side by side: shared ones by the weaker of their two strengths, then those of one alone. */
export function comparePartners(left: Cooccurrence, right: Cooccurrence): ComparedPartner[] {
  const found = new Map<string, ComparedPartner>();
  const put = (side: "left" | "right", partners: readonly Partner[], other: string) => {
    for (const partner of partners) {
      if (partner.concept === other) continue;
      const known = found.get(partner.concept) ?? {
        id: partner.concept,
        label: partner.label,
        community: partner.community,
        left: null,
        right: null,
      };
      found.set(partner.concept, { ...known, [side]: partner });
    }
  };
  put("left", left.partners, right.concept);
  put("right", right.partners, left.concept);
  return [...found.values()].sort(
    (p, q) => strength(q) - strength(p) || single(q) - single(p) || (p.id < q.id ? -1 : 1),
  );
}

/** As many as fit into two small drawings: the best shared ones, and the best of each side alone. */
export function drawnPartners(partners: readonly ComparedPartner[], shared: number, alone: number): ComparedPartner[] {
  const left = partners.filter((partner) => partner.left && !partner.right).slice(0, alone);
  const right = partners.filter((partner) => partner.right && !partner.left).slice(0, alone);
  return [...partners.filter((partner) => partner.left && partner.right).slice(0, shared), ...left, ...right];
}

/** The smaller NPMI of a shared partner; for all others a value below every NPMI, so that shared partners come first. */
function strength({ left, right }: ComparedPartner): number {
  return left && right ? Math.min(left.npmi, right.npmi) : -2;
}

function single({ left, right }: ComparedPartner): number {
  return left?.npmi ?? right?.npmi ?? 0;
}
