import { useEffect, useMemo, useRef } from "react";
import { usePinned } from "../../http/concepts.ts";
import { useView } from "../../state/use-view.ts";
import { type BridgeOnMap, diamondsOf } from "../model/diamonds.ts";
import { bridgeFocus, focusOf } from "../model/focus.ts";
import type { MapModel } from "../model/model.ts";
import type { MapScene } from "./scene.ts";

/** Keeps the scene in step with the view: what is open or selected, bridge papers, pins, density and the camera. */
export function useAttention(
  scene: MapScene | null,
  model: MapModel | null,
  concepts: readonly string[],
  bridges: readonly BridgeOnMap[],
): void {
  const { open, map } = useView();
  const { selected, path, depth, pinned, density, camera } = map;
  const forAll = usePinned();
  const diamonds = useMemo(() => (model ? diamondsOf(model, bridges) : []), [model, bridges]);
  const revealed = useRef<unknown>(null);
  useEffect(() => {
    if (!scene || !model) return;
    const paper = open?.kind === "paper" ? open.id : null;
    const own = focusOf(model, { open, concepts, selected, path, depth });
    const bridging = diamonds.length > 0 && (open === null || diamonds.some((diamond) => diamond.paper === paper));
    const focus = bridging ? bridgeFocus(diamonds, paper) : own;
    scene.setDiamonds(diamonds, paper);
    scene.setFocus(focus);
    // An open concept may come onto the map after its panel.
    if (revealed.current === open || focus?.rings.length !== (open?.kind === "link" ? 2 : 1)) return;
    scene.reveal(focus.rings);
    revealed.current = open;
  }, [scene, model, open, concepts, diamonds, selected, path, depth]);
  useEffect(() => {
    if (!scene || !model) return;
    const all = [...new Set([...pinned, ...forAll])];
    scene.mark({ pinned: all.map((id) => model.position.get(id)).filter((i) => i !== undefined) });
  }, [scene, model, pinned, forAll]);
  useEffect(() => scene?.mark({ density }), [scene, density]);
  useEffect(() => {
    if (scene && String(Object.values(scene.cameraPlace() ?? {})) !== String(Object.values(camera ?? {})))
      scene.look(camera);
  }, [scene, camera]);
}
