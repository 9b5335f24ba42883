const LEAST = [20, 19];

/** Ends with a clear word when this Node is too old, before anything of it is used that the old one lacks. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  console.error(`Isthmus needs Node ${LEAST.join(".")} or later; this is Node ${version}. See https://nodejs.org/`);
  process.exit(1);
}
