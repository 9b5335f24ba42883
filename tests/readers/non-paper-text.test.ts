import { describe, expect, it } from "vitest";
import { nonPaperTextOf } from "../../graph/readers/non-paper-text.ts";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";

const PROSE =
  "Kites see what boats disturb. We fly a camera over sand banks and count harbour seals on every frame. Counts from two " +
  "summers agree with those of a plane, at a tenth of the cost. The seals did not look up.";

const FOREIGN: readonly (readonly [name: string, what: RegExp, text: string])[] = [
  ["README", /README/, `Seal Counter\n\n${PROSE}\n`],
  [
    "notes.md",
    /Markdown/,
    `# Seal counter\n\n${PROSE}\n\n## Install\n\n\`\`\`sh\nnpm install seals\n\`\`\`\n\n- fast\n- small\n- calm\n`,
  ],
  [
    "seals.txt",
    /Markdown/,
    `# Seal counter\n\n${PROSE}\n\n## Use\n\nSee [the guide](docs/guide.md) and [the API](docs/api.md).\n`,
  ],
  [
    "readme.md",
    /README/,
    `# Seals\n\n${PROSE}\n\n## Cite\n\n\`\`\`\n@article{s, title={Seals}, year={2021}}\n\`\`\`\n`,
  ],
  ["screen.txt", /terminal/, `signe@shore:~$ count seals.jpg\n${PROSE}\nsigne@shore:~$ exit\n`],
  [
    "run.txt",
    /terminal/,
    Array.from({ length: 9 }, (_, i) => `2024-03-0${i + 1} 10:00:00 INFO counted ${i} seals on the northern bank`).join(
      "\n",
    ),
  ],
  [
    "access.txt",
    /terminal/,
    Array.from(
      { length: 5 },
      () => '10.0.0.1 - - [04/Mar/2024:10:00:00 +0000] "GET /seals HTTP/1.1" 200 512 "-" "curl"',
    ).join("\n"),
  ],
  [
    "code.txt",
    /program/,
    "import os\n\ndef count(image):\n    total = 0\n    for seal in find(image):\n        total += 1\n    return total\n\nif __name__ == '__main__':\n    print(count('bank.jpg'))\n",
  ],
  [
    "count.ts",
    /program/,
    `// ${PROSE}\nexport const count = (bank: Bank) => bank.seals.length;\nconst twice = (n: number) => 2 * n;\n`,
  ],
  ["script", /program/, `#!/bin/sh\n# ${PROSE}\necho seals\n`],
  ["LICENSE", /licence/, `The Seal Licence\n\n${PROSE}\n`],
  [
    "terms.txt",
    /licence/,
    `Seal Counter\n\nPermission is hereby granted, free of charge, to any person who counts seals. ${PROSE}\n`,
  ],
  [
    "letter.txt",
    /e-mail/,
    `From: Signe <signe@example.org>\nTo: Tim <tim@example.org>\nSubject: Seals\nDate: Mon, 4 Mar 2024 10:00:00 +0000\n\nDear Tim,\n\n${PROSE}\n\nSigne\n`,
  ],
  ["paper.txt", /LaTeX/, `\\documentclass{article}\n\\title{Seals}\n\\begin{document}\n${PROSE}\n\\end{document}\n`],
  ["change.txt", /patch/, `diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-${PROSE}\n+${PROSE}\n`],
  ["settings.txt", /settings/, "name: seals\nversion: 2\n[banks]\nnorth = 1\nsouth = 2\n"],
  [
    "references.txt",
    /references/,
    [
      "Holm, S. (2021). Seals and kites. Coast Notes, 4(2), 10-19.",
      "Uhl, T. (2019). Terns on stones. Shore Bulletin, 12(1), 3-9.",
      "Arne, Z. (2018). Nests near gulls. Coast Notes, 1(1), 1-8.",
    ].join("\n"),
  ],
];

describe("a text that holds no papers", () => {
  it.each(FOREIGN)("such as %s is refused with what it looks like (%s)", async (name, what, text) => {
    const { items, error } = await itemsOfFile(fileOf(name, text));
    expect(recordsIn(items)).toEqual([]);
    expect(error).toMatchObject({
      code: "INVALID_INPUT",
      message: expect.stringMatching(what),
      hint: expect.stringMatching(/\w/),
    });
  });
});

describe("a text that holds papers", () => {
  it.each([
    ["that names a licence", "Free seals", `${PROSE} The counter is free under the GNU General Public License.`],
    ["with a list", "Three findings on seals", `${PROSE}\n- They rest.\n- They swim.`],
    ["with a heading", "# Counting seals from kites", PROSE],
    ["about programs", "Functions for counting", `import is a word of trade. ${PROSE}`],
    ["with times of day", "Seals at dusk", `${PROSE} We flew at 18:30 and at 19:15.`],
  ])("%s is none of these", (_, title, abstract) => {
    expect(nonPaperTextOf(`${title}\n\n${abstract}\n`, "paper.txt")).toBeUndefined();
  });
});
