import { packValues, unpackValues } from "../../../../graph/publish/packed-values.ts";

/** Stands in for node:v8 in the browser: kept results are packed as the published file packs them. */
export const serialize = packValues;
export const deserialize = unpackValues;
