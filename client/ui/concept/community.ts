/** Colours and letters distinguish twelve communities; all others share slate. */
const distinctCommunities = 12;

/** Number of the palette entry (1 … 12) of a community; 0 = none. */
export function colourOf(community: number): number {
  return community >= 1 && community <= distinctCommunities ? community : distinctCommunities;
}

/** Letter A … L that accompanies the colour everywhere; empty beyond the twelfth. */
export function letterOf(community: number): string {
  return community >= 1 && community <= distinctCommunities ? String.fromCharCode(64 + community) : "";
}
