import { describe, expect, it } from "vitest";
import { seededRandom } from "../../graph/shared/random.ts";
import { AnswerCache, encodingFor, type PackedAnswer } from "../../server/adapters/express/answer-cache.ts";

const answerOf = (length: number): PackedAnswer => ({ bytes: Buffer.alloc(length), encoding: "identity" });

describe("the cache of answers", () => {
  it("makes an answer once, however many ask at the same time", async () => {
    const cache = new AnswerCache();
    let made = 0;
    const make = async () => {
      made++;
      return answerOf(10);
    };
    const all = await Promise.all([1, 2, 3].map(() => cache.answer("one", "/a", make)));
    expect(new Set(all).size).toBe(1);
    expect(made).toBe(1);
    expect(cache.find("one", "/a")).toBe(all[0]);
  });

  it("forgets an answer that failed", async () => {
    const cache = new AnswerCache();
    await expect(cache.answer("one", "/a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect((await cache.answer("one", "/a", async () => answerOf(3))).bytes).toHaveLength(3);
  });

  it("gives no answer of another content, not even one that is made meanwhile", async () => {
    const cache = new AnswerCache();
    let finish: (answer: PackedAnswer) => void = () => undefined;
    const previous = cache.answer("one", "/a", () => new Promise((resolve) => (finish = resolve)));
    const present = await cache.answer("two", "/a", async () => answerOf(2));
    finish(answerOf(1));
    await previous;
    expect(cache.find("two", "/a")).toBe(present);
    expect(cache.find("one", "/a")).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it("stays within its bytes, and lets go what was not asked for the longest time", async () => {
    const random = seededRandom(4);
    const cache = new AnswerCache(20_000);
    for (let k = 0; k < 2000; k++) {
      const question = `/${Math.floor(random() * 300)}`;
      await cache.answer("one", question, async () => answerOf(Math.floor(random() * 3000)));
      await cache.answer("one", "/often", async () => answerOf(100));
      expect(cache.bytes).toBeLessThanOrEqual(20_000);
      expect(cache.find("one", question)).toBeDefined();
      expect(cache.find("one", "/often")).toBeDefined();
    }
    await cache.answer("one", "/large", async () => answerOf(30_000));
    expect(cache.find("one", "/large")).toBeUndefined();
  });
});

describe("how an answer is packed", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip, deflate, br;q=0", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["gzip; q=0.0, identity", "identity"],
    ["bro, gzipped", "identity"],
    ["", "identity"],
  ])("%s → %s", (accepted, encoding) => {
    const headers = { "accept-encoding": accepted };
    expect(encodingFor({ headers } as Parameters<typeof encodingFor>[0])).toBe(encoding);
  });
});
