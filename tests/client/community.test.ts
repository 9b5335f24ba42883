import { describe, expect, it } from "vitest";
import { neighbouringFields } from "../../client/features/community/neighbouring-fields.ts";
import { paperRows } from "../../client/features/share/export-rows.ts";
import { paperQuestion } from "../../client/http/paper-question.ts";
import { focusOf } from "../../client/map/model/focus.ts";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import { nameAt } from "../../client/map/scene/pick.ts";
import { initialView } from "../../client/state/view.ts";
import { openCommunity } from "../../client/state/view-changes.ts";
import { plantedMap } from "./planted-map.ts";

const map = plantedMap({ communities: 4, each: 12 });
const view = openCommunity(3)(initialView);

describe("an open community", () => {
  it("is highlighted on the map with all its concepts and the links among them", () => {
    const model = buildModel(map, projectionOf(map, 1.8));
    const nothing = { concepts: [], selected: [], path: [], depth: 1 };
    const focus = focusOf(model, { ...nothing, open: view.open });
    const members = map.nodes.community.flatMap((community, i) => (community === 3 ? [i] : []));
    expect([...(focus?.lit ?? [])].sort((a, b) => a - b)).toEqual(members);
    const inside = map.links.source.filter(
      (source, k) => members.includes(source) && members.includes(map.links.target[k] ?? -1),
    );
    expect(focus?.links).toHaveLength(inside.length);
    expect(focusOf(model, { ...nothing, open: { kind: "community", id: 99 } })).toBeNull();
  });

  it("decides the papers of the table and of the share dialog", () => {
    expect(paperQuestion(view)).toBe("community:3");
    expect(paperRows(view)).toContainEqual({ of: "community", q: "community:3" });
  });

  it("has the fields beside it that most links lead to", () => {
    const fields = neighbouringFields(map, 3);
    const leaving = map.links.source.filter((source, k) => {
      const ends = [map.nodes.community[source], map.nodes.community[map.links.target[k] ?? -1]];
      return ends.includes(3) && ends[0] !== ends[1];
    });
    expect(fields.reduce((sum, { links }) => sum + links, 0)).toBe(leaving.length);
    expect(fields.map(({ links }) => links)).toEqual(fields.map(({ links }) => links).sort((a, b) => b - a));
    expect(fields.map(({ field }) => field.id)).not.toContain(3);
    expect(neighbouringFields(map, 99)).toEqual([]);
  });
});

describe("the name of a community under the pointer", () => {
  const names = [{ community: 5, text: "FIELD", x: 100, y: 50, box: { x0: 60, x1: 140, y0: 41, y1: 59 } }];

  it("is found at its current position, wherever it was placed", () => {
    const frame = { k: 2, tx: 10, ty: -20, width: 800, height: 600 };
    expect(nameAt(names, frame, { x: 210, y: 80 })).toBe(5);
    expect(nameAt(names, frame, { x: 249, y: 90 })).toBe(5);
    expect(nameAt(names, frame, { x: 252, y: 80 })).toBeUndefined();
    expect(nameAt(names, frame, { x: 210, y: 100 })).toBeUndefined();
  });
});
