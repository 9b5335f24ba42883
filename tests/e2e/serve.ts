import { type Browser, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { type Explorer, type OpenOptions, openExplorer } from "./explorer.ts";
import type { Product } from "./product.ts";

/** A running product and a browser that looks at it. */
export interface Served {
  readonly url: string;
  readonly browser: Browser;
  /** Opens a path of the product; what a test opened is closed after it. */
  open(path?: string, options?: OpenOptions): Promise<Explorer>;
}

/** The sample, which all suites look at: the one that changes it fails, rather than those that come later. */
async function shared(): Promise<Product> {
  const url = inject("sampleUrl");
  const before = await contentOf(url);
  return { url, close: async () => expect(await contentOf(url)).toEqual(before) };
}

/** What a change of a collection changes: its decisions, and what is counted of it. */
async function contentOf(url: string): Promise<unknown> {
  const [status, curation] = await Promise.all(
    ["status", "curation"].map(async (path) => (await fetch(`${url}/api/${path}`)).json()),
  );
  // A question may still be answered for a page that is closed.
  return [{ ...(status as object), progress: null }, curation];
}

/** The one browser of all suites; closing it closes only the pages of who asked. */
export const connectBrowser = (): Promise<Browser> => chromium.connect(inject("browser"));

/** What the tests of a suite look at: the sample, or a product of their own, which is started before the first and ended after the last. */
export function serve(start = shared): Served {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([start(), connectBrowser()]);
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
