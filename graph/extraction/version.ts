import background from "./data/background.json" with { type: "json" };
import indexModel from "./data/index-model.json" with { type: "json" };
import kindModel from "./data/kind-model.json" with { type: "json" };
import relationModel from "./data/relation-model.json" with { type: "json" };
import spanModel from "./data/span-model.json" with { type: "json" };
import termhoodModel from "./data/termhood-model.json" with { type: "json" };
import usage from "./data/usage.json" with { type: "json" };
import { PACKED_FORMAT } from "./packing/packed-document.ts";

/** Version of the rules of extraction; raise it when other candidates come out of the same text. */
const RULES = 22;

/** The version of everything that decides candidates; papers with candidates of another version are extracted again. */
export const EXTRACTOR: string = `isthmus-${[
  RULES,
  PACKED_FORMAT,
  background.version,
  usage.version,
  spanModel.version,
  indexModel.version,
  termhoodModel.version,
  kindModel.inComputing.version,
  relationModel.pairs.version,
].join(".")}`;
