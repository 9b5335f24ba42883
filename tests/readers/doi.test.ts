import { describe, expect, it } from "vitest";
import { doiIn } from "../../graph/readers/record/identifiers.ts";

/** Shapes of DOIs as registrants form them, with invented numbers: # stands for a digit. */
const SHAPES = `
10.1002/(SICI)1097-####(19980815)17:15<####::AID-SIM968>3.0.CO;2-2
10.1002/(sici)1096-####(199705)33:2<###::aid-jbm1>3.0.co;2-s
10.1002/1521-####(200102)22:1<##::AID-MARC##>3.0.CO;2-#
10.1175/1520-0469(1995)052<####:TDOTAO>2.0.CO;2
10.1175/1520-0442(2001)014<####:SOPAAR>2.0.CO;2
10.1061/(ASCE)0733-####(2005)131:4(###)
10.1061/(ASCE)GM.1943-####.0000###
10.1016/S0140-6736(20)3####-5
10.1016/s1473-3099(21)00###-9
10.1016/0022-2836(81)9####-5
10.1016/j.cell.2019.0#.0##
10.1016/j.jbusres.2021.##.###
10.1890/0012-9658(2006)87[###:TDOPPE]2.0.CO;2
10.1890/1051-0761(2003)013[####:EOTSFR]2.0.CO;2
10.1641/0006-3568(2004)054[###:ABCDEF]2.0.CO;2
10.5061/dryad.k#j##
10.5061/dryad.zkh1893##
10.48550/arXiv.2#01.####1
10.48550/arxiv.hep-th/990####
10.5281/zenodo.####567
10.17605/OSF.IO/AB#CD
10.6084/m9.figshare.####321.v1
10.1594/PANGAEA.####45
10.17632/abc#d#fgh.2
10.7910/DVN/AB##CD
10.1101/2020.03.0#.###456
10.1101/gr.###106.110
10.1038/s41586-020-####-7
10.1038/nature1####
10.1038/sj.bjc.660####
10.1126/science.abc####
10.1126/sciadv.aax####
10.1371/journal.pone.0###456
10.1371/journal.pcbi.100####
10.1103/PhysRevLett.1##.076801
10.1103/RevModPhys.##.015001
10.1063/1.####456
10.1093/nar/gkz####
10.1093/bioinformatics/btaa###
10.1007/s00###-020-01234-5
10.1007/978-3-030-####1-7_12
10.1007/3-540-4####-X_9
10.1145/3####56.3456###
10.1145/####0.####1
10.1109/CVPR.2016.##
10.1109/TPAMI.2020.29####1
10.1177/0956797611####32
10.1080/0144929X.2019.15####1
10.1080/(ISSN)1521-####
10.18653/v1/2020.acl-main.###
10.3390/ijms21####
10.3389/fpsyg.2020.00###
10.1111/j.1467-####.2009.00###.x
10.1111/1467-8624.0####
10.1001/jama.2020.1####
10.1056/NEJMoa20####1
10.1136/bmj.m####
10.1021/acs.jctc.9b00###
10.1021/ja0####2f
10.1039/C9SC0####A
10.1037/0022-3514.##.3.437
10.1037//0022-3514.##.5.1114
10.1086/3####2
10.2307/23####1
10.4018/978-1-####-123-4.ch005
10.21105/joss.0####
10.7554/eLife.1####
10.2139/ssrn.3####21
10.3233/978-1-61499-###-5-21
10.1640/0002-8444(2003)093[0###:TFOABC]2.0.CO;2
10.1306/2dc40####8d-0e47-11d7-8643000102c1865d
10.1130/0091-7613(1999)027<0###:ABCDEF>2.3.CO;2
10.1520/jfs1####j
10.14778/3####8.32345#9
10.1000/182_#(draft)[a]
10.12688/f1000research.####3.1
10.1108/JD-0#-2019-01##
10.1243/(PROC)#.1(2)3
10.1597/1545-1569(2000)037<0###:cg>2.3.co;2
10.1666/0094-8373(2000)26[##:a+b]2.0.co;2
10.13140/RG.2.2.1####.12345
10.1515/9783110####3-004
10.22541/au.1600####.3345####
10.26434/chemrxiv.1####1
10.31234/osf.io/ab#c#
`;

const dois = SHAPES.trim()
  .split("\n")
  .flatMap((shape, i) =>
    [1, 2, 3].map((round) => {
      let digit = i * 7 + round * 13;
      return shape.replace(/#/g, () => {
        digit = (digit * 31 + 7) % 97;
        return String(digit % 10);
      });
    }),
  );

describe("DOIs of every registrant", () => {
  it("are 200 shapes and more", () => expect(new Set(dois).size).toBeGreaterThan(200));

  it.each<[string, (doi: string) => string]>([
    ["bare", (doi) => doi],
    ["with a prefix", (doi) => `doi: ${doi}`],
    ["in capitals", (doi) => doi.toUpperCase()],
    ["as an address", (doi) => `https://doi.org/${doi}`],
    ["as an old address", (doi) => `http://dx.doi.org/${doi}`],
    ["escaped", (doi) => `https://doi.org/${encodeURIComponent(doi)}`],
    ["with entities", (doi) => doi.replaceAll("<", "&lt;").replaceAll(">", "&gt;")],
    ["at the end of a sentence", (doi) => `It is said in ${doi}.`],
    ["in brackets", (doi) => `(${doi})`],
    ["in brackets of a sentence", (doi) => `Words [see ${doi}; and more].`],
    ["in a list", (doi) => `${doi}; 10.9999/other`],
    ["in a list without space", (doi) => `${doi};10.9999/other`],
    ["in quotes", (doi) => `"${doi}"`],
    ["in angle brackets", (doi) => `<https://doi.org/${doi}>`],
    ["with a mark behind", (doi) => `${doi} [doi]`],
    ["in HTML", (doi) => `<a href="https://doi.org/x">${doi}</a>`],
  ])("%s", (_, write) => {
    const wrong = dois.filter((doi) => doiIn(write(doi)) !== doi.toLowerCase()).map((doi) => [doi, doiIn(write(doi))]);
    expect(wrong).toEqual([]);
  });

  it.each([
    ["https://onlinelibrary.wiley.com/doi/full/10.1002/abc.12345", "10.1002/abc.12345"],
    [
      "https://www.tandfonline.com/doi/abs/10.1080/01234567.2019.1234567?journalCode=abcd20",
      "10.1080/01234567.2019.1234567",
    ],
    ["https://link.springer.com/content/pdf/10.1007/s00123-020-01234-5.pdf", "10.1007/s00123-020-01234-5"],
    ["https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full", "10.1101/2020.01.01.123456"],
    ["https://doi.org/10.1000/abc#section-2", "10.1000/abc"],
    ["10.1016/j.\u200bcell.2019.01.001", "10.1016/j.cell.2019.01.001"],
    ["10.1038/s41586‐020‐1234‐7", "10.1038/s41586-020-1234-7"],
    ["10.1000/xyz。", "10.1000/xyz"],
    ["10.1000/))))))", null],
    ["no identifier here", null],
    ["10.5 / 7", null],
    ["", null],
  ])("%s", (text, doi) => expect(doiIn(text)).toBe(doi));
});
