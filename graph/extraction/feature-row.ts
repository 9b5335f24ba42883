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
  choice<T>(options: Iterable<T>, chosen: T): void {
    for (const option of options) this.flag(option === chosen);
  }

  /** Numbers that are there already. */
  all(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) this.#values[this.#at++] = values[i] as number;
  }
}
