import { describe, expect, it } from "vitest";
import type { Paper } from "../../graph/contract/entities.ts";
import { bibtex } from "../../graph/exports/bibtex.ts";
import { isConference } from "../../graph/exports/exporter.ts";

const initials = ["CoRL", "ICLR", "NeurIPS", "ICML", "ICRA", "CVPR", "ACL", "KDD", "RSS", "RecSys", "3DV"];
const forms = initials.flatMap((name) => [name, `${name} 2023`, `${name}'21`, `IEEE ${name}`, `Proc. ${name}`]);

describe("the type of a venue", () => {
  it.each([
    ...forms,
    "Conference on Robot Learning",
    "Advances in Neural Information Processing Systems 36",
    "Robotics: Science and Systems XIX",
    "Proceedings of Machine Learning Research",
    "Findings of EMNLP",
    "Annual Meeting of the Association for Computational Linguistics",
    "2nd Workshop on Planted Papers",
    "Interspeech 2020",
  ])("is a conference: %s", (venue) => {
    expect(isConference(venue)).toBe(true);
  });

  it.each([
    "",
    "Nature",
    "arXiv",
    "Proceedings of the National Academy of Sciences",
    "Proceedings of the IEEE",
    "Proceedings of the VLDB Endowment",
    "Proceedings of the ACM on Programming Languages",
    "Journal of the ACM",
    "IEEE Transactions on Robotics",
    "IEEE Robotics and Automation Letters",
    "Crypto",
    "Fast",
  ])("is a journal, or unknown: %s", (venue) => {
    expect(isConference(venue)).toBe(false);
  });
});

it("gives BibTeX entries their type, keeps capitals of titles and escapes quotes", async () => {
  const paper: Paper = {
    id: "p1",
    title: 'A "planted" GPT-4 for mRNA & {sets} of Robots',
    abstract: "",
    year: 2024,
    venue: "CoRL",
    authors: ["Ana Ng"],
    keywords: [],
    doi: null,
    url: null,
  };
  const write = async (venue: string) => {
    let text = "";
    for await (const piece of bibtex.write([{ ...paper, venue }])) text += piece;
    return text;
  };
  const entry = await write("CoRL");
  expect(entry).toContain("@inproceedings{p1,");
  expect(entry).toContain("booktitle = {CoRL}");
  expect(entry).toContain('title = {A {"}planted{"} {GPT-4} for {mRNA} \\& \\{sets\\} of Robots}');
  expect(await write("Journal of Sets")).toMatch(/^@article\{p1,[\s\S]*journal = \{Journal of Sets\}/);
});
