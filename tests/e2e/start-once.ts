import { chromium } from "playwright-core";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { launchOptions } from "./browser.ts";
import { sample, startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the sample is served; no test may change it (see serve.ts). */
    sampleUrl: string;
    /** Where the one browser is asked for. */
    browser: string;
  }
}

/** Builds the client, as the product does, and starts what every suite would otherwise start for itself. */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  await build({ logLevel: "error" });
  await build({ logLevel: "error", configFile: "vite.published.config.ts" });
  process.env.NODE_ENV = before;
  const product = await startProduct([sample], { sample: true, name: "Sample" });
  const browser = await chromium.launchServer(launchOptions());
  project.provide("sampleUrl", product.url);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await product.close();
  };
}
