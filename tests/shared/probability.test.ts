import { describe, expect, it } from "vitest";
import { equalsText, probabilityText } from "../../graph/shared/probability.ts";

describe("a p or q as it is written", () => {
  it.each([
    [0, "< 0.001"],
    [0.00099, "< 0.001"],
    [0.004, "0.004"],
    [0.014, "0.01"],
    [0.0449, "0.04"],
    [0.046, "0.046"],
    [0.0496, "0.0496"],
    [0.04999, "0.04999"],
    [0.05, "0.05"],
    [0.0503, "0.0503"],
    [0.054, "0.054"],
    [0.31, "0.31"],
    [1, "1.00"],
  ])("%f is %s", (probability, text) => {
    expect(probabilityText(probability)).toBe(text);
  });

  it("reads as the limit only where it is the limit, and lies on the side of it where it is", () => {
    for (let i = 0; i <= 10_000; i++) {
      const probability = i / 100_000;
      if (probability < 0.001) continue;
      expect(Math.sign(Number(probabilityText(probability)) - 0.05), String(probability)).toBe(
        Math.sign(probability - 0.05),
      );
    }
  });

  it("has its sign when it stands by itself", () => {
    expect([equalsText("q", 0.0001), equalsText("p", 0.0496)]).toEqual(["q < 0.001", "p = 0.0496"]);
  });
});
