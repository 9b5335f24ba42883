const names: Record<string, string> = { Mod: "Ctrl", Escape: "Esc", "-": "−", ArrowUp: "↑", ArrowDown: "↓" };

/** A shortcut as it is shown: ["Ctrl", "Shift", "Z"]; on a Mac ⌘ and ⇧. */
export function keyNames(keys: string, mac: boolean): string[] {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) => {
    if (mac && part === "Mod") return "⌘";
    if (mac && part === "Shift") return "⇧";
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

export const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
