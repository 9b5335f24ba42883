/** A priority queue of whole numbers by smallest key, in flat arrays; equal keys leave by smallest number. */
export class MinHeap {
  readonly #items: number[] = [];
  readonly #keys: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: number, key: number): void {
    let at = this.#items.length;
    this.#items.push(item);
    this.#keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes out the item of smallest key; undefined when empty. */
  pop(): { item: number; key: number } | undefined {
    const item = this.#items[0];
    const key = this.#keys[0];
    if (item === undefined || key === undefined) return undefined;
    const lastItem = this.#items.pop()!;
    const lastKey = this.#keys.pop()!;
    if (this.#items.length > 0) {
      this.#items[0] = lastItem;
      this.#keys[0] = lastKey;
      this.#sink();
    }
    return { item, key };
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= this.#items.length) return;
      const right = left + 1;
      const child = right < this.#items.length && this.#before(right, left) ? right : left;
      if (!this.#before(child, at)) return;
      this.#swap(child, at);
      at = child;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = this.#keys[a]! - this.#keys[b]!;
    return difference < 0 || (difference === 0 && this.#items[a]! < this.#items[b]!);
  }

  #swap(a: number, b: number): void {
    const item = this.#items[a]!;
    const key = this.#keys[a]!;
    this.#items[a] = this.#items[b]!;
    this.#keys[a] = this.#keys[b]!;
    this.#items[b] = item;
    this.#keys[b] = key;
  }
}
