/** A stretch of a text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Dollar signs around mathematics; a space inside or a digit after them means money instead. */
const mathematics = /(\$\$?)(?=\S)([^$\n]*[^$\s])\1(?!\d)/g;
/** Fonts of mathematics and the braces of its groups. */
const inMathematics = /\\(?:mathcal|mathbb|mathbf|mathrm|mathsf|text|textbf|textit|operatorname)(?![a-z])|[{}]/g;
/** Bold, italic and code, as LaTeX and Markdown have them; an underscore or star inside a word is none of these. */
const styledText = [
  /(\\(?:emph|text(?:it|bf|tt|sc|rm|sf)|underline)\{)[^{}]*(\})/g,
  /(\{\\(?:em|it|bf|tt|sc)\s+)[^{}]*(\})/g,
  /(\*\*)(?=\S)[^*]+?(?<=\S)(\*\*)/g,
  /(?<![\w_])(__)(?=\S)[^_]+?(?<=\S)(__)(?![\w_])/g,
  /(?<![\w*])(\*)(?=[^\s*])[^*]+?(?<=[^\s*])(\*)(?![\w*])/g,
  /(?<![\w_])(_)(?=[^\s_])[^_]+?(?<=[^\s_])(_)(?![\w_])/g,
  /(`)[^`]+(`)/g,
];

/** The text without LaTeX and Markdown markup; offsets of the marks are adjusted. */
export function plainText<T extends Stretch>(text: string, marks: readonly T[]): { text: string; marks: T[] } {
  const dropped = new Uint8Array(text.length);
  const drop = (start: number, end: number) => dropped.fill(1, start, end);
  const formulas: Stretch[] = [];
  for (const found of text.matchAll(mathematics)) {
    const [all, dollars = ""] = found;
    const [start, end] = [found.index, found.index + all.length];
    formulas.push({ start, end });
    drop(start, start + dollars.length);
    drop(end - dollars.length, end);
    for (const sign of all.matchAll(inMathematics)) {
      drop(start + sign.index, start + sign.index + sign[0].length);
    }
  }
  const meetsFormula = (start: number, end: number) => formulas.some((one) => start < one.end && end > one.start);
  for (const pattern of styledText) {
    for (const found of text.matchAll(pattern)) {
      const [all, open = "", close = ""] = found;
      const end = found.index + all.length;
      if (meetsFormula(found.index, found.index + open.length) || meetsFormula(end - close.length, end)) continue;
      drop(found.index, found.index + open.length);
      drop(end - close.length, end);
    }
  }
  const place = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) place[i + 1] = (place[i] as number) + (dropped[i] === 1 ? 0 : 1);
  const positionAfter = (at: number) => place[Math.min(at, text.length)] as number;
  return {
    text: Array.from({ length: text.length }, (_, i) => (dropped[i] === 1 ? "" : text[i])).join(""),
    marks: marks.map((mark) => ({ ...mark, start: positionAfter(mark.start), end: positionAfter(mark.end) })),
  };
}
