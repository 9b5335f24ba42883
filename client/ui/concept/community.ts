/** Entries of the palette: `--c1` to `--c12` in ui/tokens.css. The last one is slate. */
export const PALETTE_SIZE = 12;

/** The first communities have a letter, A to L; names of the others give way where there is little room. */
const LETTERS = 12;

/** Number of the palette entry: eleven communities have a colour of their own; later ones, and none (0), share slate. */
export function colourOf(community: number): number {
  return community >= 1 && community < PALETTE_SIZE ? community : PALETTE_SIZE;
}

export const hasLetter = (community: number): boolean => community >= 1 && community <= LETTERS;

/** Letter A … L that accompanies the colour everywhere; empty beyond the twelfth. */
export function letterOf(community: number): string {
  return hasLetter(community) ? String.fromCharCode(64 + community) : "";
}
