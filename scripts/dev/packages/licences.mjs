import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(import.meta.dirname, "../../..");

/** Licences under which a package may be part of what is passed on, or may be worked with. */
const KNOWN = [
  ...[
    "MIT",
    "MIT-0",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "BlueOak-1.0.0",
    "Unlicense",
    "CC0-1.0",
  ],
  ...["CC-BY-4.0", "CC-BY-3.0", "Python-2.0", "OFL-1.1", "MPL-2.0", "WTFPL", "Zlib"],
];

const NONE = "none";

/** Every package of the lockfile: where it lies, its version, its licence, and whether it is passed on with Isthmus. */
export function licences(lockfile = readFileSync(resolve(folder, "package-lock.json"), "utf8")) {
  const packages = Object.entries(JSON.parse(lockfile).packages).filter(([place, { link }]) => place !== "" && !link);
  const all = packages.map(([place, { version, license, dev, devOptional, peer }]) => ({
    name: place.replace(/^.*node_modules\//, ""),
    version,
    licence: license ?? licenceInstalled(place),
    passedOn: !(dev || devOptional || peer),
  }));
  // A binary for another system is not installed here: it is released together with the one that is.
  const family = ({ name, version }) => `${name.split("/")[0]}@${version}`;
  const licenceOf = new Map(all.filter(({ licence }) => licence !== NONE).map((one) => [family(one), one.licence]));
  return all.map((one) => (one.licence === NONE ? { ...one, licence: licenceOf.get(family(one)) ?? NONE } : one));
}

/** Some packages tell the registry nothing, but say it in their own file. */
function licenceInstalled(place) {
  try {
    const { license, licenses } = JSON.parse(readFileSync(resolve(folder, place, "package.json"), "utf8"));
    return license?.type ?? license ?? licenses?.[0]?.type ?? NONE;
  } catch {
    return NONE;
  }
}

/** Whether a licence, or one of several to choose from, is one of those above; of several that all hold, each must be. */
export function isKnown(licence) {
  const plain = licence.replace(/[()]/g, " ").trim();
  return plain.split(/\sOR\s/).some((choice) => choice.split(/\sAND\s/).every((one) => KNOWN.includes(one.trim())));
}

/** `npm run licences`: how many packages have which licence, and each package that is passed on. */
function print() {
  const all = licences();
  const counts = new Map();
  for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  for (const [licence, count] of [...counts].sort()) console.log(`${String(count).padStart(5)}  ${licence}`);
  console.log("\nPassed on with Isthmus:");
  for (const { name, version, licence, passedOn } of all) if (passedOn) console.log(`  ${name}@${version}  ${licence}`);
  const unknown = all.filter(({ licence }) => !isKnown(licence));
  for (const { name, licence } of unknown) console.error(`${name}: the licence ${licence} is not known to be fit.`);
  process.exitCode = unknown.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) print();
