/** Questions to a snapshot; their answers have the shapes of `isthmus/contract`. */

export { between } from "../answers/bridges/between.ts";
export { bridgeRanking } from "../answers/bridges/bridges.ts";
export { conceptPaths } from "../answers/bridges/paths.ts";
export { search } from "../answers/concepts/concepts.ts";
export { cooccurrence } from "../answers/concepts/cooccurrence.ts";
export { evidence } from "../answers/concepts/evidence.ts";
export { conceptMatrix } from "../answers/concepts/matrix.ts";
export { pairDetail } from "../answers/concepts/pair.ts";
export { trends } from "../answers/discovery/concept-trends.ts";
export { candidates, gaps } from "../answers/discovery/discovery.ts";
export { conceptMap } from "../answers/map/concept-map.ts";
export { withoutPaper } from "../answers/papers/paper.ts";
export { queryAnswer } from "../answers/query/query.ts";
