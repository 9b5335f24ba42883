/** Accents that LaTeX writes as commands: \"u → u + combining diaeresis, composed by NFC. */
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307" },
  ...{ u: "\u0306", v: "\u030c", H: "\u030b", c: "\u0327", k: "\u0328", r: "\u030a", d: "\u0323", b: "\u0331" },
  ...{ t: "\u0361", h: "\u0309", G: "\u030f", U: "\u030e" },
};

const SYMBOLS = new Map(
  (
    "ss ß|o ø|O Ø|l ł|L Ł|ae æ|AE Æ|oe œ|OE Œ|aa å|AA Å|i ı|j ȷ|dh ð|DH Ð|th þ|TH Þ|dj đ|DJ Đ|ng ŋ|NG Ŋ|" +
    "alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|iota ι|kappa κ|lambda λ|mu μ|nu ν|xi ξ|" +
    "pi π|rho ρ|sigma σ|tau τ|upsilon υ|phi φ|varphi φ|chi χ|psi ψ|omega ω|Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|" +
    "Sigma Σ|Phi Φ|Psi Ψ|Omega Ω|times ×|pm ±|cdot ·|leq ≤|le ≤|geq ≥|ge ≥|neq ≠|approx ≈|sim ~|infty ∞|rightarrow →|" +
    "to →|leftarrow ←|degree °|textdegree °|textendash –|textemdash —|textquoteright ’|textquoteleft ‘|textquotedblleft “|" +
    "textquotedblright ”|ldots …|dots …|textellipsis …|textregistered ®|texttrademark ™|copyright ©|S §|P ¶|pounds £|" +
    "euro €|texteuro €|textbackslash \\|backslash \\|textasciitilde ~|textunderscore _|textasciicircum ^|textless <|" +
    "textgreater >|textbar ||textmu μ|LaTeX LaTeX|TeX TeX|BibTeX BibTeX|quotedblbase „|guillemotleft «|guillemotright »"
  )
    .split(/\|(?=[A-Za-z]+ )/)
    .map((pair) => {
      const at = pair.indexOf(" ");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
);

/** Math (left as it is), then an accent with its letter, an escaped character, a space, or a command with a name. */
const COMMAND = new RegExp(
  [
    String.raw`(?<math>(?<!\\)\$(?:[^$\\]|\\[\s\S])*\$)`,
    String.raw`\\(?<sign>["'${"`"}^~=.])\s*(?:\{\s*)?(?<letter>\\?[A-Za-z])\s*\}?`,
    String.raw`\\(?<mark>[uvHckrdbthGU])(?:\s*\{\s*(?<braced>\\?[A-Za-z])\s*\}|\s+(?<spaced>\\?[A-Za-z])(?![A-Za-z]))`,
    String.raw`\\(?<escaped>[#$%&_{}])`,
    String.raw`\\(?<space>[\\,;:!/ -])`,
    String.raw`\\(?<name>[A-Za-z]+)\*?(?:\s*\{\}|[ \t]+(?=[^{\s])|\s*)`,
  ].join("|"),
  "g",
);

/** Sub- and superscripts that are words or numbers, as Zotero writes them: CO$_{\textrm{2}}$. */
const INDEX = /\$[_^]\{?(?:\\(?:textrm|text|mathrm)\s*)?\{?([\w+–-]+)\}{0,2}\$/g;

/** Text of a BibTeX value: accents and symbols as characters, formatting commands and braces out, math ($…$) as it is. */
export function latexText(value: string): string {
  const source = value.includes("$") ? value.replace(INDEX, "$1") : value;
  const commands = source.includes("\\")
    ? source.replace(COMMAND, (...match) => renderCommand(match.at(-1) as Match)).normalize("NFC")
    : source;
  if (!/[{}~`'-]/.test(commands)) return restoreEscapes(commands);
  const parts = commands.split(/(\$[^$]*\$)/).map((part, i) => (i % 2 === 1 ? part : typeset(part)));
  return restoreEscapes(parts.join(""));
}

/** Ligatures first: braces keep them apart. */
function typeset(text: string): string {
  return text
    .replace(/``|''/g, '"')
    .replace(/---/g, "—")
    .replace(/(\d)--(\d)/g, "$1–$2")
    .replace(/ -- /g, " – ")
    .replace(/[{}]/g, "")
    .replace(/~/g, " ");
}

/** Escaped characters must survive the removal of braces and tildes: meanwhile they are replaced by characters for private use. */
const HIDDEN_SIGNS: Readonly<Record<string, string>> = { "{": "\uE001", "}": "\uE002", "~": "\uE003", $: "\uE004" };
const RESTORED_SIGNS: Readonly<Record<string, string>> = { "\uE001": "{", "\uE002": "}", "\uE003": "~", "\uE004": "$" };

function restoreEscapes(text: string): string {
  return text.replace(/[\uE001-\uE004]/g, (sign) => RESTORED_SIGNS[sign] ?? sign);
}

type Match = { readonly [group: string]: string | undefined };

function renderCommand({ math, sign, letter, mark, braced, spaced, escaped, space, name = "" }: Match): string {
  if (math !== undefined) return math;
  const base = letter ?? braced ?? spaced;
  if (base !== undefined) return base.replace("\\", "") + (ACCENTS[sign ?? mark ?? ""] ?? "");
  if (escaped !== undefined) return HIDDEN_SIGNS[escaped] ?? escaped;
  if (space !== undefined) return /[!/-]/.test(space) ? "" : " ";
  const symbol = SYMBOLS.get(name);
  if (symbol !== undefined) return HIDDEN_SIGNS[symbol] ?? symbol;
  return name === "url" || name === "href" ? " " : "";
}
