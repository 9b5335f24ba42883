/**
 * Computes the table of word classes (graph/extraction/data/word-classes.json) from a corpus of titles and abstracts:
 *
 *   npm run train:word-classes -- PAPERS.jsonl.gz
 *
 * Words of the background table that have similar neighbours get the same class, such as "parsing", "tagging" and "chunking". A model
 * that was trained on few texts then knows something about words that it has not seen. Every word has one of FINE classes, and
 * these belong to MIDDLE and COARSE ones. Deterministic; takes some minutes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import background from "../../../graph/extraction/data/background.json" with { type: "json" };
import { type Random, seededRandom } from "../../../graph/shared/random.ts";
import { embedWords } from "../embedding.ts";

const CONTEXTS = 800;
const DISTANCES = [-2, -1, 1, 2];
const DIMENSIONS = 64;
const FINE = 1024;
const MIDDLE = 200;
const COARSE = 40;
const ITERATIONS = 12;
const TOKEN = /\p{L}[\p{L}\p{N}-]*|\p{N}+|[.,;:()]/gu;

const words = background.words.split(" ");
const index = new Map(words.map((word, i) => [word, i]));
const counts = new Int32Array(words.length);
const corpus: Int32Array[] = [];
for (const line of gunzipSync(readFileSync(process.argv[2]!)).toString("utf8").split("\n")) {
  if (line.trim() === "") continue;
  const { title, abstract } = JSON.parse(line) as { title: string; abstract: string };
  const tokens = `${title} . ${abstract}`.toLowerCase().match(TOKEN) ?? [];
  const ids = Int32Array.from(tokens, (token) => index.get(token) ?? -1);
  for (const id of ids) if (id >= 0) counts[id]! += 1;
  corpus.push(ids);
}

const contextOf = new Int32Array(words.length).fill(-1);
[...counts.keys()]
  .sort((a, b) => counts[b]! - counts[a]! || a - b)
  .slice(0, CONTEXTS)
  .forEach((word, context) => {
    contextOf[word] = context;
  });
const width = CONTEXTS * DISTANCES.length;
const neighbours = new Float32Array(words.length * width);
for (const ids of corpus) {
  for (const [i, word] of ids.entries()) {
    if (word < 0) continue;
    for (const [d, distance] of DISTANCES.entries()) {
      const near = ids[i + distance] ?? -1;
      if (near >= 0 && contextOf[near]! >= 0) neighbours[word * width + d * CONTEXTS + contextOf[near]!]! += 1;
    }
  }
}
const vectors = embedWords(neighbours, width, DIMENSIONS, seededRandom(1));
for (let w = 0; w < words.length; w++) {
  const vector = vectors.subarray(w * DIMENSIONS, (w + 1) * DIMENSIONS);
  const norm = Math.hypot(...vector) || 1;
  for (let d = 0; d < DIMENSIONS; d++) vector[d]! /= norm;
}
const fine = kMeans(vectors, DIMENSIONS, FINE, seededRandom(2));
const middle = kMeans(fine.centres, DIMENSIONS, MIDDLE, seededRandom(3));
const coarse = kMeans(middle.centres, DIMENSIONS, COARSE, seededRandom(4));
const two = (n: number) => n.toString(36).padStart(2, "0");
const table = {
  version: 1,
  fine: Array.from(fine.classes, two).join(""),
  middle: Array.from(middle.classes, two).join(""),
  coarse: Array.from(coarse.classes, two).join(""),
};
const target = resolve(import.meta.dirname, "../../../graph/extraction/data/word-classes.json");
writeFileSync(target, `${JSON.stringify(table)}\n`);
console.log(`${words.length} words → ${target}`);

/**
 * Divides the rows of a matrix among classes with near centres (Lloyd 1982, DOI 10.1109/TIT.1982.1056489), which begin at random
 * rows. A class that loses all of its rows begins again at a random one.
 */
function kMeans(rows: Float64Array, dimensions: number, size: number, random: Random) {
  const count = rows.length / dimensions;
  const centres = new Float64Array(size * dimensions);
  const classes = new Int32Array(count);
  const begin = (c: number) => {
    const row = Math.floor(random() * count);
    centres.set(rows.subarray(row * dimensions, (row + 1) * dimensions), c * dimensions);
  };
  for (let c = 0; c < size; c++) begin(c);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    for (let row = 0; row < count; row++) classes[row] = nearest(rows, row * dimensions, centres, dimensions);
    for (const c of moveCentres(rows, classes, centres, dimensions)) begin(c);
  }
  return { classes, centres };
}

/** Moves every centre to the mean of its rows; returns the classes that have none. */
function moveCentres(rows: Float64Array, classes: Int32Array, centres: Float64Array, dimensions: number): number[] {
  centres.fill(0);
  const members = new Int32Array(centres.length / dimensions);
  for (const [row, c] of classes.entries()) {
    members[c]! += 1;
    for (let d = 0; d < dimensions; d++) centres[c * dimensions + d]! += rows[row * dimensions + d]!;
  }
  for (let i = 0; i < centres.length; i++) centres[i]! /= Math.max(1, members[Math.floor(i / dimensions)]!);
  return [...members.keys()].filter((c) => members[c] === 0);
}

/** The centre at the least distance from a row, the first of equal ones. */
function nearest(rows: Float64Array, from: number, centres: Float64Array, dimensions: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let c = 0; c * dimensions < centres.length; c++) {
    let distance = 0;
    for (let d = 0; d < dimensions && distance < least; d++) {
      distance += (rows[from + d]! - centres[c * dimensions + d]!) ** 2;
    }
    if (distance >= least) continue;
    least = distance;
    best = c;
  }
  return best;
}
