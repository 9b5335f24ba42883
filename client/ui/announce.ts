let pending = 0;

/** Announces a change to screen readers; rapid changes are merged, errors come at once. */
export function announce(message: string, politeness: "polite" | "assertive" = "polite"): void {
  const region = document.getElementById(`live-${politeness}`);
  if (!region) return;
  clearTimeout(pending);
  if (politeness === "assertive") region.textContent = message;
  else pending = window.setTimeout(() => (region.textContent = message), 400);
}
