import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import { allHandlers } from "../../server/handlers/all.ts";

/** The sample, extracted: what is explained must be what extraction did. */
let context: ServerContext;
let get: (path: string, status?: number) => Promise<ReturnType<typeof JSON.parse>>;

beforeAll(async () => {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-explain-")), "sample.db"), { create: true });
  await ingest(store, [join(import.meta.dirname, "../../samples/papers.jsonl")]);
  context = new ServerContext({ store, name: "Sample", sample: true, readOnly: false, version: "1", workers: false });
  await context.live.open();
  const app = createApp(allHandlers(context));
  get = async (path, status = 200) => {
    const answer = await request(app).get(`/api${path}`);
    expect([path, answer.status]).toEqual([path, status]);
    return answer.body;
  };
});
afterAll(() => context.close());

describe("/concepts/{id}/explanation", () => {
  it("agrees with what the collection decided, for a concept whose papers were all read", async () => {
    const { items } = await get("/concepts?limit=40");
    const few = items.filter(({ papers }: { papers: number }) => papers <= 40);
    for (const { id, label, papers } of few.slice(0, 10)) {
      const reasons = await get(`/concepts/${encodeURIComponent(id)}/explanation`);
      expect(reasons).toMatchObject({ id, label, papers, read: papers });
      expect(reasons.termhood).toBeGreaterThanOrEqual(reasons.cut);
      expect(reasons.own).toBeLessThanOrEqual(papers);
      expect(reasons.parts.length).toBeGreaterThan(4);
      expect(reasons.reasons[0]).toContain(`${papers} paper`);
    }
  });

  it("names the nearest concept for one that is none", async () => {
    expect((await get("/concepts/zzzz%20qqqq/explanation", 404)).title).toBe("NOT_FOUND");
  });
});

describe("/papers/{id}/explanation", () => {
  /** A paper with a mention of several words in its abstract. */
  async function mentioned() {
    const { items } = await get("/papers?limit=20");
    for (const { id } of items) {
      const detail = await get(`/papers/${encodeURIComponent(id)}`);
      const mention = detail.mentions.find(
        ({ field, start, end }: { field: string; start: number; end: number }) =>
          field === "abstract" && detail.paper.abstract.slice(start, end).includes(" "),
      );
      if (mention) return { id, abstract: detail.paper.abstract as string, mention };
    }
    throw new Error("the sample holds no such mention");
  }

  it("calls every mention one, by its place", async () => {
    const { id, abstract, mention } = await mentioned();
    const { start, end, concept, label } = mention;
    const answer = await get(`/papers/${encodeURIComponent(id)}/explanation?at=${start}&end=${end}`);
    expect(answer).toMatchObject({
      paper: id,
      verdict: "concept",
      field: "abstract",
      start,
      end,
      concept: { id: concept, label },
    });
    expect(answer.phrase.toLowerCase()).toBe(abstract.slice(start, end).toLowerCase());
    expect(answer.reasons[0]).toContain(label);
  });

  it("says that a part of a mention is inside it, and why an ordinary phrase is none", async () => {
    const { id, abstract, mention } = await mentioned();
    const part = abstract.slice(mention.start, mention.end).split(/[\s-]/)[0] as string;
    const inside = await get(
      `/papers/${encodeURIComponent(id)}/explanation?at=${mention.start}&end=${mention.start + part.length}`,
    );
    expect(inside).toMatchObject({ verdict: "inside", concept: { id: mention.concept } });
    const word = /\b(?:the|of|and|is)\b/.exec(abstract) as RegExpExecArray;
    const none = await get(`/papers/${encodeURIComponent(id)}/explanation?at=${word.index}&end=${word.index + 2}`);
    expect(["no phrase", "inside"]).toContain(none.verdict);
    expect(none.words.some(({ inside: yes }: { inside: boolean }) => yes)).toBe(true);
  });

  it("finds a phrase by its text, says when it is absent, and asks for what is missing", async () => {
    const { id, mention } = await mentioned();
    const path = `/papers/${encodeURIComponent(id)}/explanation`;
    expect((await get(`${path}?phrase=${encodeURIComponent(mention.label)}`)).verdict).toMatch(/concept|inside/);
    expect((await get(`${path}?phrase=zebra%20crossings`)).verdict).toBe("absent");
    expect((await get(path, 400)).hint).toContain("phrase=");
    await get("/papers/none/explanation?phrase=x", 404);
  });
});

describe("/papers/{id}/reading", () => {
  interface Stretch {
    field: string;
    start: number;
    end: number;
  }
  type Word = Stretch & { phrase: number };
  type Phrase = Stretch & { phrase: string; verdict: string; concept: { id: string } | null; brief: string | null };

  it("reads every word once, in order, and says of each what asking for its place says", async () => {
    const { items } = await get("/papers?limit=5");
    for (const { id } of items) {
      const path = `/papers/${encodeURIComponent(id)}`;
      const { paper, mentions } = await get(path);
      const reading: { words: Word[]; phrases: Phrase[] } = await get(`${path}/reading`);
      const words = reading.words.filter(({ field }) => field === "abstract");
      const read = words.map(({ start, end }) => paper.abstract.slice(start, end));
      expect(read.join("").length).toBeGreaterThan(0.7 * paper.abstract.replace(/\s/g, "").length);
      expect(words.every(({ start }, i) => start >= (words[i - 1]?.end ?? 0))).toBe(true);
      for (const word of words) {
        const phrase = reading.phrases[word.phrase] as Phrase;
        expect([phrase.start <= word.start, phrase.end >= word.end]).toEqual([true, true]);
        const marked = mentions.some(
          ({ field, start, end }: Stretch) => field === "abstract" && start <= word.start && end >= word.end,
        );
        if (marked) expect(phrase).toMatchObject({ verdict: "concept", brief: null });
        else if (phrase.verdict !== "candidate") expect(phrase.brief).toMatch(/\.$/);
      }
      const unmarked = words.find(({ phrase }) => reading.phrases[phrase]?.verdict !== "concept") as Word;
      const asked = await get(`${path}/explanation?at=${unmarked.start}`);
      expect(asked).toMatchObject({ verdict: reading.phrases[unmarked.phrase]?.verdict });
      expect(asked.brief).toMatch(/\.$/);
    }
  });

  it("knows no paper that is not there", () => get("/papers/none/reading", 404));
});
