import { build } from "vite";

/** Builds the client before the journeys, as the product does. */
export default async function buildClient(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  await build({ logLevel: "error" });
  await build({ logLevel: "error", configFile: "vite.published.config.ts" });
  process.env.NODE_ENV = before;
}
