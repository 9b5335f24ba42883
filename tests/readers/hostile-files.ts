/** Files that are small and were made, or happened, to be slow or deep to read; `n` makes each kind as large as wanted. */
export const hostileFiles: Readonly<Record<string, (n: number) => string>> = {
  "doubling.bib": (n) =>
    `@string{a0="${"x".repeat(500)}"}\n${Array.from({ length: n }, (_, k) => `@string{a${k + 1}=a${k} # a${k}}\n`).join("")}` +
    `@article{k, title=a${n}, abstract={Words.}}\n`,
  "rule.bib": (n) => `${"%".repeat(n)}\nMy bibliography\n@article{a,\n title={A title of words},\n year={2020}\n}\n`,
  "backslashes.csv": (n) => `title,authors,abstract\nT,"['${"\\a".repeat(n)}""]",words\n`,
  "backslashes.jsonl": (n) =>
    `${JSON.stringify({ title: "T", abstract: "w", authors: `['${"\\a".repeat(n)}"]` })}\n{"title":"U","abstract":"w"}\n`,
  "braces.json": (n) => `[${"{".repeat(n)}`,
  "nested.jsonl": (n) => `{"title":"x","abstract":"y"}\n${'{"a":'.repeat(n)}1${"}".repeat(n)}\n`,
  "author.jsonl": (n) => `${JSON.stringify({ title: "T", abstract: "w", authors: ["c".repeat(n)] })}\n`,
  "brackets.jsonl": (n) => `${JSON.stringify({ title: "T", abstract: "w", doi: `10.1000/${")".repeat(n)}` })}\n`,
  "names.jsonl": () =>
    '{"__proto__":{"title":"p"},"constructor":{"prototype":{"x":1}},"title":"toString","abstract":"__proto__ constructor","id":"__proto__"}\n' +
    '{"title":"hasOwnProperty","abstract":"words","id":"constructor"}\n',
  "continued.ris": (n) => `TY  - JOUR\nTI  - T\nAB  - x\n${"more words\n".repeat(n)}ER  - \n`,
  "comments.xml": (n) =>
    `<?xml version="1.0"?>\n${"<!-- a note -->\n".repeat(n)}<records><record><titles><title>T</title></titles>` +
    "<ref-type>0</ref-type></record></records>\n",
  "entities.xml": (n) =>
    `<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a0 "ten letters"><!ENTITY file SYSTEM "file:///etc/passwd">\n` +
    `${Array.from({ length: n }, (_, k) => `<!ENTITY a${k + 1} "&a${k};&a${k};">\n`).join("")}]>\n` +
    `<records><record><titles><title>T &a${n}; &file;</title></titles><ref-type>0</ref-type></record></records>\n`,
};
