import { expect, it } from "vitest";
import { isKnown, licences } from "../../scripts/dev/packages/licences.mjs";

it("has no dependency whose licence is unknown", () => {
  const all = licences();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ licence }) => !isKnown(licence))).toEqual([]);
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0)", true],
  ["MIT AND GPL-3.0", false],
  ["none", false],
])("judges %s", (licence, fit) => expect(isKnown(licence)).toBe(fit));
