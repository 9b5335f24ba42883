import type { Random } from "../../graph/shared/random.ts";

/**
 * Computes word vectors from counts of neighbouring words.
 *
 * The counts become the square root of positive pointwise mutual information (Levy & Goldberg 2014); its leading left singular
 * vectors, by subspace iteration (Halko et al. 2011, DOI 10.1137/090771806), are the word vectors. `counts` has one row of
 * `contexts` numbers per word and is overwritten; the result has one row of `dimensions` numbers per word.
 */
export function embedWords(counts: Float32Array, contexts: number, dimensions: number, random: Random): Float64Array {
  const words = counts.length / contexts;
  toMutualInformation(counts, contexts);
  let right = Float64Array.from({ length: contexts * dimensions }, () => random() - 0.5);
  let left = new Float64Array(words * dimensions);
  for (let iteration = 0; iteration < 10; iteration++) {
    orthonormalise(right, dimensions);
    left = multiply(counts, contexts, right, dimensions);
    right = multiplyByTranspose(counts, contexts, left, dimensions);
  }
  orthonormalise(right, dimensions);
  return multiply(counts, contexts, right, dimensions);
}

function toMutualInformation(counts: Float32Array, contexts: number): void {
  const words = counts.length / contexts;
  const wordSums = new Float64Array(words);
  const contextSums = new Float64Array(contexts);
  let all = 0;
  for (let w = 0; w < words; w++) {
    for (let c = 0; c < contexts; c++) {
      const count = counts[w * contexts + c]!;
      wordSums[w]! += count;
      contextSums[c]! += count;
      all += count;
    }
  }
  for (let w = 0; w < words; w++) {
    for (let c = 0; c < contexts; c++) {
      const at = w * contexts + c;
      const expected = (wordSums[w]! * contextSums[c]!) / all;
      const count = counts[at]!;
      counts[at] = count > 0 && count > expected ? Math.sqrt(Math.log(count / expected)) : 0;
    }
  }
}

function multiply(a: Float32Array, contexts: number, b: Float64Array, k: number): Float64Array<ArrayBuffer> {
  const words = a.length / contexts;
  const out = new Float64Array(words * k);
  for (let w = 0; w < words; w++) {
    for (let c = 0; c < contexts; c++) {
      const value = a[w * contexts + c]!;
      if (value === 0) continue;
      for (let d = 0; d < k; d++) out[w * k + d]! += value * b[c * k + d]!;
    }
  }
  return out;
}

function multiplyByTranspose(a: Float32Array, contexts: number, b: Float64Array, k: number): Float64Array<ArrayBuffer> {
  const words = a.length / contexts;
  const out = new Float64Array(contexts * k);
  for (let w = 0; w < words; w++) {
    for (let c = 0; c < contexts; c++) {
      const value = a[w * contexts + c]!;
      if (value === 0) continue;
      for (let d = 0; d < k; d++) out[c * k + d]! += value * b[w * k + d]!;
    }
  }
  return out;
}

/** Makes the k columns orthonormal, by Gram–Schmidt. */
function orthonormalise(matrix: Float64Array, k: number): void {
  const rows = matrix.length / k;
  for (let d = 0; d < k; d++) {
    for (let e = 0; e < d; e++) {
      let dot = 0;
      for (let r = 0; r < rows; r++) dot += matrix[r * k + d]! * matrix[r * k + e]!;
      for (let r = 0; r < rows; r++) {
        matrix[r * k + d]! -= dot * matrix[r * k + e]!;
      }
    }
    let norm = 0;
    for (let r = 0; r < rows; r++) norm += matrix[r * k + d]! ** 2;
    for (let r = 0; r < rows; r++) matrix[r * k + d]! /= Math.sqrt(norm || 1);
  }
}
