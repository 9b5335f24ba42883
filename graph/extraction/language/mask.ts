/** Replaces every character of a formula, citation or address; no phrase spans it. */
export const GAP = "\u0001";

const fill = (match: string) => GAP.repeat(match.length);
const blank = (match: string) => " ".repeat(match.length);

/**
 * What is not prose, in the order in which it is replaced. A rule runs only when the text contains its sign. All repetitions are
 * bounded, which keeps every pattern linear in the text, and every replacement keeps the length, so that offsets into the
 * masked text are offsets into the original.
 */
const RULES: readonly (readonly [string, RegExp, (match: string) => string])[] = [
  ["", /\b(?:https?:\/\/|www\.)[^\s<>"'”)\]]+/gi, fill],
  ["@", /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, fill],
  ["$$", /\$\$[^$]{1,400}\$\$/g, fill],
  ["$", /\$[^$\n]{1,200}\$/g, fill],
  ["\\", /\\[([][^\\\n]{1,200}\\[)\]]/g, fill],
  ["\\", /\\(?:emph|textit|textbf|textsc|texttt|text|mathrm|mathbf|underline|href\{[^}]{0,200}\})\s?\{/g, blank],
  ["\\", /\\(?:cite[a-z]*|ref|eqref|label|footnote)\s?\{[^}]{0,200}\}/g, fill],
  ["\\", /\\[a-zA-Z]{1,30}/g, fill],
  ["<", /<\/?[a-zA-Z][^<>]{0,120}>/g, blank],
  ["&", /&(?:[a-z]{2,8}|#\d{1,6});/gi, blank],
  ["", /[{}]/g, blank],
  ["[", /\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}\s?\]/g, fill],
  ["et al", /\([^()]{0,100}\bet al\b[^()]{0,100}\)/g, fill],
  ["(", /\([A-Z][\w.’'-]{1,30}(?:(?: and |, | & )[A-Z][\w.’'-]{1,30}){0,4},? (?:19|20)\d\d[a-z]?\)/g, fill],
  ["et al", /\bet al\./g, fill],
];

/** Masks mathematics, mark-up, addresses and citations; the result is as long as the text. */
export function maskMarkup(text: string): string {
  let masked = text.replace(/(?![\t\n\r])\p{Cc}/gu, " ");
  for (const [sign, pattern, replace] of RULES) {
    if (masked.includes(sign)) masked = masked.replace(pattern, replace);
  }
  return masked;
}
