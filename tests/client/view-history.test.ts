import { describe, expect, it } from "vitest";
import { changeMap } from "../../client/state/map-changes.ts";
import { openConcept, openPaper } from "../../client/state/view-changes.ts";
import { createViewStore } from "../../client/state/view-history.ts";

function place(search = "") {
  const entries = [search];
  let back: () => void = () => {};
  const location = { search };
  const at = (url: string) => (url === "/" ? "" : url.slice(1));
  return {
    location,
    entries,
    history: {
      pushState: (_: unknown, __: string, url: string) => {
        location.search = at(url);
        entries.push(location.search);
      },
      replaceState: (_: unknown, __: string, url: string) => {
        location.search = at(url);
        entries[entries.length - 1] = location.search;
      },
    },
    addEventListener: (_: "popstate", listener: () => void) => {
      back = listener;
    },
    goBack() {
      entries.pop();
      location.search = entries.at(-1) ?? "";
      back();
    },
  };
}

describe("the view store", () => {
  it("starts from the address and mirrors each step in it", () => {
    const page = place("?concept=x");
    const store = createViewStore(page);
    expect(store.get().open).toEqual({ kind: "concept", id: "x" });
    store.change(openPaper("p"));
    expect(page.entries).toEqual(["?concept=x", "?paper=p&concept=x"]);
  });

  it("follows Back and tells its listeners", () => {
    const page = place();
    const store = createViewStore(page);
    let told = 0;
    store.subscribe(() => told++);
    store.change(openConcept("x"));
    page.goBack();
    expect(store.get().open).toBeNull();
    expect(told).toBe(2);
  });

  it("undoes and redoes, and forgets the future after a new step", () => {
    const store = createViewStore(place());
    store.change(openConcept("x"));
    store.change(openConcept("y"));
    store.undo();
    expect(store.get().open).toEqual({ kind: "concept", id: "x" });
    store.redo();
    expect(store.get().open).toEqual({ kind: "concept", id: "y" });
    store.undo();
    store.change(openConcept("z"));
    expect(store.canRedo()).toBe(false);
  });

  it("counts a change to the same view as none", () => {
    const page = place("?concept=x");
    const store = createViewStore(page);
    store.change(openConcept("x"));
    expect(page.entries).toHaveLength(1);
    expect(store.canUndo()).toBe(false);
  });

  it("takes a quiet change for no step, and leaves the camera where it is when something is undone", () => {
    const page = place();
    const store = createViewStore(page);
    store.change(openConcept("x"));
    store.change(changeMap({ camera: { x: 0.5, y: 0, zoom: 2 } }), "quiet");
    expect(page.entries).toHaveLength(2);
    store.undo();
    expect(store.get().open).toBeNull();
    expect(store.get().map.camera).toEqual({ x: 0.5, y: 0, zoom: 2 });
    expect(store.canUndo()).toBe(false);
  });
});
