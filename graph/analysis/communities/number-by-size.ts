/**
 * Numbers groups 1, 2, … by size, largest first, ties by smallest member; groups too small to be a field become 0.
 *
 * A field has three members or more; when no group has, pairs will do. Single nodes never are one.
 */
export function numberBySize(group: Uint32Array, count: number): { community: Uint32Array; count: number } {
  const sizes = new Uint32Array(count);
  const first = new Uint32Array(count).fill(group.length);
  for (let v = 0; v < group.length; v++) {
    const g = group[v]!;
    sizes[g]!++;
    first[g] = Math.min(first[g]!, v);
  }
  const least = sizes.some((size) => size >= 3) ? 3 : 2;
  const { id, kept } = ranks(sizes, first, least);
  return { community: group.map((g) => id[g]!), count: kept };
}

/** Numbers communities anew after their sizes changed; 0 stays 0. */
export function renumberBySize(community: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count + 1);
  const first = Uint32Array.from({ length: count + 1 }, (_, id) => id);
  for (const id of community) sizes[id]!++;
  sizes[0] = 0;
  const { id } = ranks(sizes, first, 1);
  return community.map((old) => id[old]!);
}

/** Rank of each group of enough members, from 1, 0 for the others. */
function ranks(sizes: Uint32Array, first: Uint32Array, least: number): { id: Uint32Array; kept: number } {
  const order = Array.from(sizes.keys())
    .filter((g) => sizes[g]! >= least)
    .sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const id = new Uint32Array(sizes.length);
  for (const [k, g] of order.entries()) id[g] = k + 1;
  return { id, kept: order.length };
}
