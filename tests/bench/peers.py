"""Peers of the analysis benchmark: scipy, igraph and networkit on the same files, CPU seconds, one JSON line on stdout.

Usage: python peers.py FOLDER PART,…; FOLDER holds what analysis.ts writes (little-endian u32 arrays).
"""
import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
sizes = json.loads((folder / "sizes.json").read_text())


def array(name):
    return np.fromfile(folder / name, dtype="<u4")


def timed(work, runs):
    """Median CPU seconds after one warm-up, and the last answer."""
    times = []
    for run in range(runs + 1):
        start = time.process_time()
        answer = work()
        if run > 0:
            times.append(time.process_time() - start)
    return statistics.median(times), answer


def all_pairs():
    import scipy
    from scipy.sparse import csr_matrix, triu

    columns = array("paper-concepts.u32")
    matrix = csr_matrix(
        (np.ones(len(columns), dtype=np.int32), columns, array("paper-offsets.u32")),
        shape=(sizes["papers"], sizes["concepts"]),
    )

    def work():
        product = triu(matrix.T @ matrix, k=1)
        return int((product.data >= 3).sum())

    seconds, pairs = timed(work, 7)
    return {"peer": f"scipy {scipy.__version__}", "seconds": seconds, "pairs": pairs}


def leiden_igraph():
    import igraph

    source, target, weight = array("source.u32"), array("target.u32"), array("joint.u32")
    graph = igraph.Graph(n=sizes["linked"], edges=np.stack([source, target], axis=1).tolist())
    weights = weight.astype(float).tolist()
    answers = []
    for iterations in (2, 10):
        qualities = []

        def work():
            found = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=iterations)
            qualities.append(graph.modularity(found.membership, weights=weights))

        # Its quality is part of the work above; measure it and take it off.
        membership = list(range(sizes["linked"]))
        overhead, _ = timed(lambda: graph.modularity(membership, weights=weights), 3)
        seconds, _ = timed(work, 7)
        name = f"igraph {igraph.__version__}, {iterations} iterations"
        answers.append({"peer": name, "seconds": seconds - overhead, "modularity": qualities})
    return answers


def leiden_networkit():
    import igraph
    import networkit

    networkit.setNumberOfThreads(1)
    source, target, weight = array("source.u32"), array("target.u32"), array("joint.u32")
    graph = networkit.Graph(sizes["linked"], weighted=True)
    for a, b, w in zip(source.tolist(), target.tolist(), weight.tolist()):
        graph.addEdge(a, b, w)
    judge = igraph.Graph(n=sizes["linked"], edges=np.stack([source, target], axis=1).tolist())
    weights = weight.astype(float).tolist()
    times, qualities = [], []
    for run in range(8):
        start = time.process_time()
        algorithm = networkit.community.ParallelLeiden(graph)
        algorithm.run()
        if run > 0:
            times.append(time.process_time() - start)
            qualities.append(judge.modularity(algorithm.getPartition().getVector(), weights=weights))
    return {
        "peer": f"networkit {networkit.__version__}, 1 thread",
        "seconds": statistics.median(times),
        "modularity": qualities,
    }


def betweenness_igraph():
    import igraph

    edges = np.stack([array("bipartite-source.u32"), array("bipartite-target.u32")], axis=1).tolist()
    graph = igraph.Graph(n=sizes["bipartiteNodes"], edges=edges)
    seconds, values = timed(lambda: graph.betweenness(directed=False), 3)
    return {"peer": f"igraph {igraph.__version__}", "seconds": seconds, "largest": max(values), "runs": 3}


parts = {
    "pairs": all_pairs,
    "leiden": lambda: [*leiden_igraph(), leiden_networkit()],
    "betweenness": betweenness_igraph,
}
wanted = sys.argv[2].split(",")
print(json.dumps({name: work() for name, work in parts.items() if name in wanted}))
