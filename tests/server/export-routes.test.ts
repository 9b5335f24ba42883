import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

const download = (path: string) => request(planted.app).get(`/api${path}`).buffer(true);

describe("/export", () => {
  it("lists the formats", async () => {
    const { items } = await planted.get("/export");
    expect(items.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(["gexf", "bibtex"]));
  });

  it("writes every listed format as a file with its name", async () => {
    const { items } = await planted.get("/export");
    for (const { name, of, extension } of items) {
      const answer = await download(`/export/${of}/${name}`);
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="?isthmus-(concepts|papers)/);
      expect(answer.headers["content-disposition"]).toContain(extension);
      expect(answer.text ?? answer.body.toString()).not.toBe("");
    }
  });

  it("writes the papers of a query only", async () => {
    const text = (path: string) => download(path).then((answer) => String(answer.text ?? answer.body));
    const some = await text("/export/papers/ris?q=GNN%20year%3A2020");
    expect(some.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(some).toContain("Deeper message passing");
    const { items } = await planted.get("/papers?q=deeper");
    const one = await text(`/export/papers/ris?q=${encodeURIComponent(`paper:"${items[0].id}"`)}`);
    expect(one.match(/^TY {2}- /gm)).toHaveLength(1);
    expect((await planted.problem("/export/papers/ris?q=paper:none", 400)).detail).toContain("no paper “none”");
    expect((await text("/export/papers/ris")).match(/^TY {2}- /gm)).toHaveLength(12);
  });

  it("writes bridge papers and those between two things, in their order", async () => {
    const ids = (text: string) => [...text.matchAll(/^ID {2}- (.*)\r$/gm)].map(([, id]) => id);
    const asked = async (path: string) => ids(await download(path).then(({ text, body }) => String(text ?? body)));
    const of = ({ items }: { items: { paper: { id: string } }[] }) => items.map(({ paper }) => paper.id);
    const bridges = of(await planted.get("/bridges?correction=raw"));
    expect(bridges.length).toBeGreaterThan(0);
    expect(await asked("/export/bridges/ris?correction=raw")).toEqual(bridges);
    expect(await asked("/export/bridges/ris?minConcepts=9")).toEqual([]);
    const sides = "a=community:1&b=community:2";
    expect(await asked(`/export/between/ris?${sides}`)).toEqual(of(await planted.get(`/between?${sides}`)));
    const named = await download(`/export/between/bibtex?${sides}`);
    expect(named.headers["content-disposition"]).toContain("isthmus-between.bib");
    expect((await planted.problem("/export/bridges/gexf", 404)).hint).toContain("bibtex");
  });

  it("says of each bridge and each paper between two things why it is there, in the words of the explorer", async () => {
    const text = (path: string) => download(path).then((answer) => String(answer.text ?? answer.body));
    const lines = (answer: string) => answer.trim().split(/\r?\n/);
    // The file waits for the tests of the bridges; the list, asked after it, has them too.
    const rows = lines(await text("/export/bridges/jsonl")).map((line) => JSON.parse(line));
    const { items } = await planted.get("/bridges");
    const reasons = items.map(({ reason }: { reason: string }) => reason);
    expect(rows.map(({ reason }) => reason)).toEqual(reasons);
    expect(reasons[0]).toMatch(/^(Bridge: c|Possible bridge: c|C)onnects /);
    for (const [k, { paper, rank, p, q, isBridge, connects, sides }] of items.entries()) {
      const status = isBridge ? "bridge" : connects.isStated ? "possible bridge" : "mentions both";
      expect(rows[k]).toMatchObject({ id: paper.id, title: paper.title, rank, p, q, status });
      expect(sides.map(({ label }: { label: string }) => label)).toEqual(
        expect.arrayContaining([rows[k].fieldA, rows[k].fieldB]),
      );
    }
    const notes = async (path: string, note: RegExp) =>
      [...(await text(path)).matchAll(note)].map(([, words]) => words);
    expect(await notes("/export/bridges/ris", /^N1 {2}- (.*)\r$/gm)).toEqual(reasons);
    expect(JSON.parse(await text("/export/bridges/csl")).map(({ note }: { note: string }) => note)).toEqual(reasons);
    expect(await notes("/export/bridges/bibtex", /^ {2}annote = \{(.*)\}$/gm)).toHaveLength(reasons.length);
    const [head, first] = lines(await text("/export/bridges/csv-papers"));
    expect(head).toBe(
      "id,title,abstract,year,venue,authors,keywords,doi,url,rank,status,fieldA,conceptsA,fieldB,conceptsB,otherPapers,method,task,before,firstBefore,score,rawScore,diversity,separateness,concepts,fields,p,q,stability,reason",
    );
    expect(first).toContain(reasons[0].split(",")[0].replaceAll('"', '""'));

    const sides = "a=community:1&b=community:2";
    const between = lines(await text(`/export/between/jsonl?${sides}`)).map((line) => JSON.parse(line));
    const answer = await planted.get(`/between?${sides}`);
    expect(between.map(({ rank, from, to, before }) => ({ rank, from, to, before }))).toEqual(
      answer.items.map(({ rank, link }: { rank: number; link: never }) => {
        const { from, to, before } = link as { from: { label: string }; to: { label: string }; before: number };
        return { rank, from: from.label, to: to.label, before };
      }),
    );
    for (const { reason } of between) expect(reason).toMatch(/^(Connects .+ with|Brings .+ to) .+\.$/);
    // Papers that no question lists have no reason.
    expect(await text("/export/papers/ris")).not.toContain("N1  - ");
    expect(lines(await text("/export/papers/csv-papers"))[0]).toBe(
      "id,title,abstract,year,venue,authors,keywords,doi,url",
    );
  });

  it("writes the part of the graph that is asked for, with places", async () => {
    const answer = await download("/export/graph/gexf?concepts=3&minJoint=1&minPapers=1");
    const text = String(answer.text ?? answer.body);
    expect(text.match(/<node /g)).toHaveLength(3);
  });

  it("says which formats there are when it knows none of the name", async () => {
    expect((await planted.problem("/export/graph/bibtex", 404)).hint).toContain("gexf");
    expect((await planted.problem("/export/papers/__proto__", 404)).hint).toContain("bibtex");
  });
});
