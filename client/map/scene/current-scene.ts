import type { MapScene } from "./scene.ts";

let scene: MapScene | null = null;

/** The map on the screen, for actions that move its camera; null where none is drawn. */
export function currentScene(): MapScene | null {
  return scene;
}

export function setCurrentScene(next: MapScene | null): void {
  scene = next;
}
