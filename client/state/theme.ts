import { readStorage, writeStorage } from "./browser-storage.ts";
import { observable, useObservable } from "./observable.ts";

export type ThemeChoice = "system" | "light" | "dark";

const key = "isthmus.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const choice = observable<ThemeChoice>(storedChoice());

/** The theme that the reader chose; "system" follows the machine. Public/theme.js sets it before the first paint. */
export function useThemeChoice(): ThemeChoice {
  return useObservable(choice);
}

/** The theme in effect. */
export function useTheme(): "light" | "dark" {
  return useObservable({ subscribe: choice.subscribe, get: () => resolveTheme() });
}

export function themeChoice(): ThemeChoice {
  return choice.get();
}

export function chooseTheme(next: ThemeChoice): void {
  writeStorage(key, next);
  apply(next);
}

export function nextTheme(now: ThemeChoice): ThemeChoice {
  return now === "system" ? "light" : now === "light" ? "dark" : "system";
}

function resolveTheme(chosen = themeChoice()): "light" | "dark" {
  return chosen === "dark" || (chosen === "system" && system.matches) ? "dark" : "light";
}

/** The document changes first, because listeners read its colours. */
function apply(next: ThemeChoice): void {
  document.documentElement.dataset.theme = resolveTheme(next);
  choice.set(next);
}

function storedChoice(): ThemeChoice {
  const stored = readStorage(key);
  return stored === "light" || stored === "dark" ? stored : "system";
}

system.addEventListener("change", () => apply(themeChoice()));
apply(themeChoice());
