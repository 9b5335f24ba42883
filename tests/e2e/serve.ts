import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startBrowser } from "./browser.ts";
import { type Explorer, type OpenOptions, openExplorer } from "./explorer.ts";
import type { Product } from "./product.ts";

/** A running product and a browser that looks at it. */
export interface Served {
  readonly url: string;
  readonly browser: Browser;
  /** Opens a path of the product; what a test opened is closed after it. */
  open(path?: string, options?: OpenOptions): Promise<Explorer>;
}

/** One product and one browser for all tests of a suite: started before the first, ended after the last. */
export function serve(start: () => Promise<Product>): Served {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([start(), startBrowser()]);
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });
  return {
    get url() {
      return product.url;
    },
    get browser() {
      return browser;
    },
    open: (path = "/", options = {}) => openExplorer(browser, product.url + path, options),
  };
}
