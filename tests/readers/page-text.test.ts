import { describe, expect, it } from "vitest";
import { arxivMail } from "../../graph/readers/formats/text/arxiv-mail.ts";
import { paperPage } from "../../graph/readers/formats/text/paper-page.ts";
import { savedPage } from "../../graph/readers/formats/text/saved-page.ts";
import { readAsDetected } from "./collect.ts";

const SEALS = "Kites see what boats disturb. We fly a camera over sand banks and count harbour seals on every frame.";
const TERNS = "Terns nest among stones. We mark four hundred nests and return each week until the young can fly.";

describe("arXiv", () => {
  it("listings by mail, with crosslists and replacements", async () => {
    const rule = "-".repeat(78);
    const text = `From: no-reply@arxiv.org
Subject: math daily

${rule}
\\\\
arXiv:2103.99991
Date: Thu, 4 Mar 2021 10:00:00 GMT   (35kb)

Title: Seals and kites: a count
  over two summers
Authors: Signe Holm, Tim Uhl
Categories: q-bio.PE math.ST
Comments: 12 pages
DOI: 10.9999/cn.8
\\\\
  Kites see what boats disturb. We fly a camera over sand banks and count
harbour seals on every frame.
\\\\ ( https://arxiv.org/abs/2103.99991 ,  35kb)
%%--%%--%%--%%
\\\\
arXiv:1903.99992 (*cross-listing*)
Date: Mon, 4 Mar 2019 10:00:00 GMT   (25kb)

Title: Terns on stones
Authors: Zoe Arne
Categories: q-bio.PE
\\\\
  ${TERNS}
\\\\ ( https://arxiv.org/abs/1903.99992 ,  25kb)
${rule}
\\\\
arXiv:1803.99993
replaced with revised version Thu, 4 Mar 2021 11:00:00 GMT   (30kb)

Title: Nests near gulls
Authors: Bo Crane
Categories: q-bio.PE
\\\\ ( https://arxiv.org/abs/1803.99993 ,  30kb)
`;
    expect(await readAsDetected(arxivMail, text)).toMatchObject([
      {
        ...{ title: "Seals and kites: a count over two summers", abstract: SEALS, year: 2021, arxiv: "2103.99991" },
        ...{ doi: "10.9999/cn.8", authors: ["Signe Holm", "Tim Uhl"] },
      },
      { title: "Terns on stones", abstract: TERNS, arxiv: "1903.99992" },
      { title: "Nests near gulls", abstract: "", arxiv: "1803.99993" },
    ]);
  });
});

describe("a saved page of Hugging Face", () => {
  it("of one paper, also with a summary before the abstract and with broken lines", async () => {
    const text = `Papers\narxiv:2103.99991\nSeals and kites\nPublished on Mar 4, 2021\n· Submitted by\nsigne\nUpvote\n12\nAuthors:\nSigne Holm\n,\nTim Uhl\nAbstract\nKites count seals.\nAI-generated summary\n${SEALS.replace("harbour ", "harbour\n")}\nView arXiv page\nCommunity\nGreat work!\n`;
    expect(await readAsDetected(paperPage, text)).toMatchObject([
      {
        title: "Seals and kites",
        abstract: SEALS,
        arxiv: "2103.99991",
        year: 2021,
        authors: ["Signe Holm", "Tim Uhl"],
      },
    ]);
  });

  const abstractOf = (topic: string) =>
    `We study ${topic} where the data are scarce and the noise is heavy. Three remedies are compared on public benchmarks, and the ` +
    `simplest of them turns out to be the most reliable. The gain grows with the amount of unlabelled data. An analysis of the ` +
    `errors shows where ${topic} still fails, and why more data would not help at all.`;
  const titleOf = (i: number) =>
    [
      "Counting Seals from Kites",
      "Terns on stones and what they lose to gulls in summer",
      "A Long Title that Fills More than One Line when It Is Broken by a Terminal at Eighty",
    ][i % 3]!;
  const pairs = Array.from({ length: 30 }, (_, i) => [`${titleOf(i)} ${i}`, abstractOf(`bank number ${i}`)] as const);

  it.each([60, 72, 80, 100])("of similar papers whose lines were broken at %i characters", async (width) => {
    const broken = (text: string) => {
      const lines: string[] = [];
      for (const word of text.split(" ")) {
        const last = lines.pop();
        if (last === undefined) lines.push(word);
        else if (last.length + 1 + word.length <= width) lines.push(`${last} ${word}`);
        else lines.push(last, word);
      }
      return lines.join("\n");
    };
    const page = `Get trending papers in your email inbox once a day!\nSubscribe\n${pairs.flat().map(broken).join("\n")}\n`;
    const records = await readAsDetected(savedPage, page);
    expect(records).toHaveLength(30);
    const right = records.filter(({ title, abstract }, i) => title === pairs[i]?.[0] && abstract === pairs[i]?.[1]);
    expect(right.length).toBeGreaterThanOrEqual(29);
  });
});
