import type { BridgePaper, BridgeRanking } from "../../graph/contract/bridge-answers.ts";
import type { View } from "../state/view.ts";
import { call } from "./call.ts";
import { usePages } from "./queries.ts";

/** The bridge papers that the view asks for, page by page; the table and the map share the answer. */
export function useBridges({ correction, between }: View, wanted = true) {
  const args = {
    correction,
    ...(between.a === null ? {} : { a: between.a }),
    ...(between.b === null ? {} : { b: between.b }),
  };
  const pages = usePages<BridgePaper>(
    ["listBridges", args],
    (limit, offset, signal) => call("listBridges", { ...args, limit, offset }, signal),
    wanted,
    // Shuffles and re-seeded runs take their time; until they are done, q and stability are empty.
    (first) => (first && (first as BridgeRanking).tested === null ? 3000 : false),
  );
  return { ...pages, ranking: pages.query.data?.pages[0] as BridgeRanking | undefined };
}
