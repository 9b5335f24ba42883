/** Writes the numbers of one row after another; spares an array per group of features. */
export class FeatureRow {
  readonly #values: Float64Array;
  #at = 0;

  constructor(values: Float64Array) {
    this.#values = values;
  }

  put(value: number): void {
    this.#values[this.#at++] = value;
  }

  flag(condition: boolean): void {
    this.#values[this.#at++] = condition ? 1 : 0;
  }

  /** One flag for every option. */
  choice(options: readonly string[], chosen: string): void {
    for (let i = 0; i < options.length; i++) this.#values[this.#at++] = options[i] === chosen ? 1 : 0;
  }

  /** Numbers that are there already. */
  all(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) this.#values[this.#at++] = values[i]!;
  }

  /** Room for so many numbers, filled by `fill` from a position on. */
  filled(length: number, fill: (values: Float64Array, at: number) => void): void {
    fill(this.#values, this.#at);
    this.#at += length;
  }
}
