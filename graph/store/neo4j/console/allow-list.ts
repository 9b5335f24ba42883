/** Operators of plans that only read the graph (Neo4j 5); whatever is not here is refused, also what comes later. */
export const allowedOperators: ReadonlySet<string> = new Set(
  `ProduceResults Argument Apply Filter Projection Unwind Limit ExhaustiveLimit Skip Sort PartialSort Top PartialTop
  Top1WithTies PartialTop1WithTies Distinct OrderedDistinct EagerAggregation OrderedAggregation Eager EmptyResult EmptyRow
  Optional Union OrderedUnion CartesianProduct NodeHashJoin ValueHashJoin NodeLeftOuterHashJoin NodeRightOuterHashJoin
  LeftOuterHashJoin RightOuterHashJoin SemiApply AntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply LetSemiApply
  LetAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply RollUpApply ConditionalApply AntiConditionalApply
  AssertSameNode AssertSameRelationship CacheProperties RemoteBatchProperties ProjectEndpoints TriadicSelection TriadicBuild
  TriadicFilter AllNodesScan PartitionedAllNodesScan NodeByLabelScan PartitionedNodeByLabelScan UnionNodeByLabelsScan
  IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan NodeByElementIdSeek NodeByIdSeek NodeIndexSeek NodeIndexSeekByRange
  NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NodeIndexScan NodeIndexContainsScan NodeIndexEndsWithScan MultiNodeIndexSeek
  NodeCountFromCountStore RelationshipCountFromCountStore DirectedRelationshipTypeScan UndirectedRelationshipTypeScan
  DirectedUnionRelationshipTypesScan UndirectedUnionRelationshipTypesScan DirectedAllRelationshipsScan
  UndirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek UndirectedRelationshipByElementIdSeek
  DirectedRelationshipByIdSeek UndirectedRelationshipByIdSeek Expand(All) Expand(Into) OptionalExpand(All)
  OptionalExpand(Into) VarLengthExpand(All) VarLengthExpand(Into) VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS)
  VarLengthExpand(Pruning,BFS,All) VarLengthExpand(Pruning,BFS,Into) ShortestPath StatefulShortestPath(All)
  StatefulShortestPath(Into) Repeat(Trail) BidirectionalRepeat(Trail) Repeat RepeatOptions NullifyMetadata ProcedureCall`
    .trim()
    .split(/\s+/),
);

/** Procedures that only describe or search the graph. */
export const allowedProcedures: ReadonlySet<string> = new Set([
  "db.labels",
  "db.relationshiptypes",
  "db.propertykeys",
  "db.schema.visualization",
  "db.schema.nodetypeproperties",
  "db.schema.reltypeproperties",
  "db.index.fulltext.querynodes",
]);

/** Namespaces of functions that are part of Cypher itself and only compute. */
export const allowedNamespaces: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "localdatetime",
  "localtime",
  "time",
  "duration",
  "point",
  "vector.similarity",
]);
