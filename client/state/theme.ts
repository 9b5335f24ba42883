import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";

const key = "isthmus.theme";
const listeners = new Set<() => void>();
const system = matchMedia("(prefers-color-scheme: dark)");
let choice = readChoice();

/** The theme that the reader chose; "system" follows the machine. Public/theme.js sets it before the first paint. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** The theme that shows. */
export function useTheme(): "light" | "dark" {
  return useSyncExternalStore(subscribe, shown);
}

export function themeChoice(): ThemeChoice {
  return choice;
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply();
}

export function nextTheme(now: ThemeChoice): ThemeChoice {
  return now === "system" ? "light" : now === "light" ? "dark" : "system";
}

function shown(): "light" | "dark" {
  return choice === "dark" || (choice === "system" && system.matches) ? "dark" : "light";
}

function apply(): void {
  document.documentElement.dataset.theme = shown();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

system.addEventListener("change", apply);
apply();
