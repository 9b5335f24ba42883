// Runs before the first paint, so that a dark page does not flash white. client/ui/theme.ts takes over afterwards.
try {
  const choice = localStorage.getItem("isthmus.theme");
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
} catch {
  // Storage may be forbidden; the light theme stands.
}
