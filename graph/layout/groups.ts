import type { LayoutLinks } from "./layout-links.ts";

/**
 * Members of each community, the largest first, ties by the first member. Concepts without a community join the one they
 * are linked to most; those linked to none make a group of their own at the end.
 */
export function groupsOf(community: readonly number[], links: LayoutLinks): number[][] {
  const joined = joinLoose(community, links);
  const groups = new Map<number, number[]>();
  joined.forEach((group, member) => {
    const members = groups.get(group);
    if (members) members.push(member);
    else groups.set(group, [member]);
  });
  const loose = groups.get(0);
  groups.delete(0);
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  return loose ? [...ordered, loose] : ordered;
}

function joinLoose(community: readonly number[], { source, target, weight }: LayoutLinks): number[] {
  const pull = new Map<number, Map<number, number>>();
  const add = (loose: number, other: number, strength: number) => {
    const group = community[other]!;
    if (community[loose] !== 0 || group === 0) return;
    const sums = pull.get(loose) ?? new Map<number, number>();
    sums.set(group, (sums.get(group) ?? 0) + strength);
    pull.set(loose, sums);
  };
  for (let k = 0; k < source.length; k++) {
    add(source[k]!, target[k]!, weight[k]!);
    add(target[k]!, source[k]!, weight[k]!);
  }
  return community.map((group, member) => {
    const sums = [...(pull.get(member) ?? [])].sort(([a, x], [b, y]) => y - x || a - b);
    return group === 0 ? (sums[0]?.[0] ?? 0) : group;
  });
}
