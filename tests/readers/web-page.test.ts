import { describe, expect, it } from "vitest";
import { htmlTokens } from "../../graph/readers/formats/web/html-tokens.ts";
import { webArchive } from "../../graph/readers/formats/web/web-archive.ts";
import { webPage } from "../../graph/readers/formats/web/web-page.ts";
import { fileOf, itemsOf, itemsOfFile, problemsIn, recordsIn } from "./collect.ts";

const TEXT =
  "Kites see what boats disturb. We fly a camera over sand banks and count harbour seals on every frame. Counts from two " +
  "summers agree with those of a plane, at a tenth of the cost. The seals did not look up.";
const OTHER =
  "Terns nest among stones. We mark four hundred nests and return each week until the young can fly. Nests between larger " +
  "stones lose fewer eggs, and most are lost to gulls in the first week.";
const page = (head: string, body: string) => `<!DOCTYPE html>\n<html><head>${head}</head><body>${body}</body></html>`;
const papers = async (text: string) => recordsIn(await itemsOf(webPage, text, 13));

describe("a saved page of one paper", () => {
  it("is read from the tags for Google Scholar, with the abstract that the page shows", async () => {
    const head =
      '<meta name="citation_title" content="Seals &amp; kites"><meta name="citation_author" content="Holm, Signe"><meta name="citation_author" content="Uhl, Tim">' +
      '<meta name="citation_publication_date" content="2021/03/04"><meta name="citation_journal_title" content="Coast Notes">' +
      '<meta name="citation_doi" content="10.9999/CN.8"><meta name="citation_arxiv_id" content="2103.99991">' +
      '<script>if (a < b) document.write("<p>not text</p>")</script>';
    const body = `<nav>Home</nav><h1>Seals &amp; kites</h1><h2>Abstract</h2><p>${TEXT}</p><h2>References</h2><p>${OTHER}</p>`;
    expect(await papers(page(head, body))).toMatchObject([
      {
        ...{ title: "Seals & kites", abstract: TEXT, authors: ["Signe Holm", "Tim Uhl"], year: 2021 },
        ...{ venue: "Coast Notes", doi: "10.9999/cn.8", arxiv: "2103.99991" },
      },
    ]);
  });

  it.each([
    ["a marked block", `<blockquote class="abstract mathjax"><span>Abstract:</span> ${TEXT}</blockquote>`],
    ["parts with headings", `<h2>Abstract</h2><h3>Background</h3><p>${TEXT}</p><h2>Introduction text</h2><p>x</p>`],
  ])("takes the abstract from %s", async (_, body) => {
    const [paper] = await papers(page('<meta name="citation_title" content="Seals and kites">', body));
    expect(paper?.abstract).toContain(TEXT);
  });

  it("is read from JSON-LD", async () => {
    const article = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "A site" },
        {
          ...{ "@type": "ScholarlyArticle", headline: "Seals and kites", abstract: TEXT, datePublished: "2021-03-04" },
          author: [{ "@type": "Person", name: "Signe Holm" }],
          isPartOf: { "@type": "PublicationIssue", isPartOf: { "@type": "Periodical", name: "Coast Notes" } },
          sameAs: "https://doi.org/10.9999/cn.8",
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(article)}</script>`;
    expect(await papers(page(head, "<p>Menu</p>"))).toMatchObject([
      {
        title: "Seals and kites",
        abstract: TEXT,
        year: 2021,
        venue: "Coast Notes",
        doi: "10.9999/cn.8",
        authors: ["Signe Holm"],
      },
    ]);
  });

  it("is read from Dublin Core and from EPrints", async () => {
    const dublin = `<meta name="DC.Title" content="Seals and kites"><meta name="DC.Creator" content="Holm, Signe"><meta name="DC.Description" content="${TEXT}"><meta name="DC.Date" content="2021">`;
    const eprints = `<meta name="eprints.title" content="Seals and kites"><meta name="eprints.abstract" content="${TEXT}">`;
    for (const head of [dublin, eprints]) {
      expect(await papers(page(head, ""))).toMatchObject([{ title: "Seals and kites", abstract: TEXT }]);
    }
  });
});

describe("a saved list of papers", () => {
  const item = (id: string, title: string, abstract: string) =>
    `<article><a href="/papers/${id}"><img src="x.png"></a><h3><a href="/papers/${id}">${title}</a></h3><ul><li>3 authors</li></ul><p>${abstract}</p></article>`;
  it("gives titles, abstracts and identifiers", async () => {
    const body = `<h1>Similar papers</h1>${item("2103.99991", "Counting seals from kites in summer", TEXT)}${item("2103.99992", "Terns on stones and their nests", OTHER)}`;
    expect(await papers(page("", body))).toMatchObject([
      { title: "Counting seals from kites in summer", abstract: TEXT, arxiv: "2103.99991" },
      { title: "Terns on stones and their nests", abstract: OTHER, arxiv: "2103.99992" },
    ]);
  });
});

describe("other pages", () => {
  it("are no papers", async () => {
    const blog = page(
      "<title>How we built it</title>",
      `<h1>How we built it</h1><h2>Why</h2><p>${TEXT}</p><h2>How</h2><p>${OTHER}</p>`,
    );
    const items = await itemsOf(webPage, blog);
    expect(recordsIn(items)).toEqual([]);
    expect(problemsIn(items)).toMatchObject([{ reason: expect.stringContaining("does not say which papers") }]);
    const { error } = await itemsOfFile(fileOf("page.html", blog));
    expect(error).toMatchObject({ code: "INVALID_INPUT", message: expect.stringContaining("web page") });
  });
});

describe("a web archive", () => {
  const html = page(
    '<meta name=3D"citation_title" content=3D"Seals =E2=80=93 kites">',
    `<h2>Abstract</h2><p>${TEXT.slice(0, 60)}=\r\n${TEXT.slice(60)}</p>`,
  );
  const mht = (encoding: string, content: string) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/p/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--x"\r\n\r\n\r\n` +
    `----B--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n----B--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B--x--\r\n`;

  it.each([
    ["quoted-printable", html.replaceAll('lang="', 'lang=3D"')],
    [
      "base64",
      Buffer.from(html.replace(/=\r\n/, "").replaceAll("=3D", "=").replace("=E2=80=93", "–")).toString("base64"),
    ],
  ])("in %s is read as its page", async (encoding, content) => {
    const { items } = await itemsOfFile(fileOf("page.mht", mht(encoding, content)));
    expect(recordsIn(items)).toMatchObject([
      { title: "Seals – kites", abstract: TEXT, url: "https://example.org/p/1" },
    ]);
  });

  it("without papers is refused", async () => {
    const empty = page("", "<h3>Cheap seals</h3><p>They are counted.</p>");
    expect(recordsIn(await itemsOf(webArchive, mht("8bit", empty)))).toEqual([]);
  });
});

describe("markup", () => {
  it("is cut in time that grows with the length of the page", () => {
    for (const piece of ["<", "<a x='", "<!--", "<script>", "</", '<p class="', "&amp", "=\n"]) {
      const steps = [...htmlTokens(piece.repeat(200_000))].length;
      expect(steps).toBeLessThanOrEqual(400_001);
    }
  });
});
