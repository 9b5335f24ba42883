let pending = 0;

/** Tells screen readers what changed; quick changes are told once, errors at once. */
export function announce(message: string, how: "polite" | "assertive" = "polite"): void {
  const region = document.getElementById(`live-${how}`);
  if (!region) return;
  clearTimeout(pending);
  if (how === "assertive") region.textContent = message;
  else pending = window.setTimeout(() => (region.textContent = message), 400);
}
