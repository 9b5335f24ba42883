import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { type Random, seededRandom } from "../../shared/random.ts";

/** Numbers of a vector. Of 16, 32, 64 and 128, 32 ranked the pairs of 80,000 papers best that later came together. */
const DIMENSIONS = 32;
/** Rounds of the iteration: with three, the vectors are not settled, and rank little better than none. */
const ROUNDS = 9;
/** Concepts of fewer papers have no vector: what they are near to would be an accident. */
const MIN_PAPERS = 3;
/** A smaller share of the square of a column is what rounding left of one that depends on others. */
const SMALLEST = 1e-12;
/** A vector has this length, so that its numbers fit into a byte. */
const LENGTH = 127;

/**
 * Vectors of concepts that occur in similar papers, also where no paper mentions both: the right singular vectors of the matrix
 * papers × concepts, weighted by inverse document frequency, rows of length 1, times the square root of their singular values
 * (latent semantic indexing, Deerwester et al. 1990, DOI 10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9), found by subspace
 * iteration from a seeded start (Halko, Martinsson & Tropp 2011, DOI 10.1137/090771806). Each has the length 127, rounded to
 * bytes; DIMENSIONS numbers for each concept of three papers or more, in order of concepts. O(mentions).
 */
export function conceptVectors(incidence: Incidence): Int8Array {
  const matrix = weightedRows(incidence);
  const random = seededRandom(1);
  let vectors: Float64Array = Float64Array.from({ length: matrix.columns * DIMENSIONS }, () => normal(random));
  orthonormalise(vectors);
  let squares: Float64Array = new Float64Array(DIMENSIONS);
  for (let round = 0; round < ROUNDS; round++) {
    vectors = timesGram(matrix, vectors);
    // the lengths come near to the squares of the singular values
    squares = orthonormalise(vectors);
  }
  const scale = squares.map((square) => square ** 0.25);
  const bytes = new Int8Array(vectors.length);
  for (let at = 0; at < vectors.length; at += DIMENSIONS) {
    let length = 0;
    for (let d = 0; d < DIMENSIONS; d++) length += (vectors[at + d]! * scale[d]!) ** 2;
    const factor = length === 0 ? 0 : LENGTH / Math.sqrt(length);
    for (let d = 0; d < DIMENSIONS; d++) bytes[at + d] = Math.round(vectors[at + d]! * scale[d]! * factor);
  }
  return bytes;
}

/** How near two concepts are, by their vectors: −1 … 1, 0 where one has no vector. */
export function cosines(incidence: Incidence, vectors: Int8Array): (a: number, b: number) => number {
  const { column } = columnsOf(incidence);
  return (a, b) => {
    const [x, y] = [column[a]! * DIMENSIONS, column[b]! * DIMENSIONS];
    if (x < 0 || y < 0) return 0;
    let product = 0;
    for (let d = 0; d < DIMENSIONS; d++) product += vectors[x + d]! * vectors[y + d]!;
    return product / LENGTH ** 2;
  };
}

/** The column of each concept that has a vector, −1 for the others. */
function columnsOf(incidence: Incidence) {
  const frequency = documentFrequency(incidence);
  const column = new Int32Array(incidence.concepts).fill(-1);
  let columns = 0;
  for (let c = 0; c < column.length; c++) if (frequency[c]! >= MIN_PAPERS) column[c] = columns++;
  return { column, columns, frequency };
}

/** Row p of the matrix: columns[offsets[p] … offsets[p + 1]), weights alike. */
interface WeightedRows {
  readonly columns: number;
  readonly offsets: Uint32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
}

function weightedRows(incidence: Incidence): WeightedRows {
  const { column, columns, frequency } = columnsOf(incidence);
  const { paperOffsets } = incidence;
  const papers = paperOffsets.reduce((sum, end, p) => sum + (p > 0 && end > paperOffsets[p - 1]! ? 1 : 0), 0);
  const mentioned = incidence.paperConcepts.filter((c) => column[c]! >= 0);
  const offsets = new Uint32Array(incidence.papers + 1);
  const weight = Float64Array.from(mentioned, (c) => Math.log(papers / frequency[c]!));
  for (let p = 0, at = 0; p < incidence.papers; p++) {
    const start = at;
    let squares = 0;
    for (let m = paperOffsets[p]!; m < paperOffsets[p + 1]!; m++) {
      if (column[incidence.paperConcepts[m]!]! >= 0) squares += weight[at++]! ** 2;
    }
    for (let m = start; m < at; m++) weight[m]! /= Math.sqrt(squares) || 1;
    offsets[p + 1] = at;
  }
  return { columns, offsets, column: Int32Array.from(mentioned, (c) => column[c]!), weight };
}

/** Xᵀ·X·V, a paper at a time. */
function timesGram({ columns, offsets, column, weight }: WeightedRows, vectors: Float64Array): Float64Array {
  const product = new Float64Array(columns * DIMENSIONS);
  const sum = new Float64Array(DIMENSIONS);
  for (let p = 0; p + 1 < offsets.length; p++) {
    const [start, end] = [offsets[p]!, offsets[p + 1]!];
    sum.fill(0);
    for (let m = start; m < end; m++) {
      const at = column[m]! * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) sum[d]! += weight[m]! * vectors[at + d]!;
    }
    for (let m = start; m < end; m++) {
      const at = column[m]! * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) product[at + d]! += weight[m]! * sum[d]!;
    }
  }
  return product;
}

/**
 * Makes the columns orthogonal and of length 1, the first ones first, and returns the lengths that they had beside those before them:
 * V ← V·R⁻¹ with VᵀV = RᵀR (Cholesky), which passes over the rows twice. What depends on the columns before it becomes 0.
 */
function orthonormalise(vectors: Float64Array): Float64Array {
  const factor = choleskyFactor(productsOfColumns(vectors));
  for (let at = 0; at < vectors.length; at += DIMENSIONS) {
    for (let d = 0; d < DIMENSIONS; d++) {
      let value = vectors[at + d]!;
      for (let before = 0; before < d; before++) value -= vectors[at + before]! * factor[before * DIMENSIONS + d]!;
      const length = factor[d * DIMENSIONS + d]!;
      vectors[at + d] = length === 0 ? 0 : value / length;
    }
  }
  return Float64Array.from({ length: DIMENSIONS }, (_, d) => factor[d * DIMENSIONS + d]!);
}

/** VᵀV, its upper half. */
function productsOfColumns(vectors: Float64Array): Float64Array {
  const products = new Float64Array(DIMENSIONS * DIMENSIONS);
  for (let at = 0; at < vectors.length; at += DIMENSIONS) {
    for (let a = 0; a < DIMENSIONS; a++) {
      const value = vectors[at + a]!;
      for (let b = a; b < DIMENSIONS; b++) products[a * DIMENSIONS + b]! += value * vectors[at + b]!;
    }
  }
  return products;
}

/** Turns the upper half of a symmetric matrix into R, with matrix = RᵀR; rows of columns that depend on others are 0. */
function choleskyFactor(matrix: Float64Array): Float64Array {
  for (let d = 0; d < DIMENSIONS; d++) {
    const row = d * DIMENSIONS;
    const whole = matrix[row + d]!;
    for (let before = 0; before < d; before++) {
      const share = matrix[before * DIMENSIONS + d]!;
      for (let b = d; b < DIMENSIONS; b++) matrix[row + b]! -= share * matrix[before * DIMENSIONS + b]!;
    }
    const left = matrix[row + d]!;
    const length = left > SMALLEST * whole ? Math.sqrt(left) : 0;
    for (let b = d; b < DIMENSIONS; b++) matrix[row + b] = length === 0 ? 0 : matrix[row + b]! / length;
  }
  return matrix;
}

/** A normally distributed number (Box & Muller 1958, DOI 10.1214/aoms/1177706645). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
