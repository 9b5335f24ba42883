"""Computes what networkx, igraph and scipy say about a few graphs and tables; the answer is committed as peer-values.json.

Run: pip install networkx igraph scipy, then python peer-values.py > peer-values.json
"""
import json
import math
import random

import igraph
import networkx
import scipy
from scipy import stats


def numbered(graph):
    """The same graph with nodes 0 … n − 1 in their order."""
    return networkx.convert_node_labels_to_integers(graph)


def with_weights(graph, seed):
    draw = random.Random(seed)
    for a, b in graph.edges:
        graph.edges[a, b]["weight"] = draw.randint(1, 6)
    return graph


graphs = {
    "karate club": with_weights(numbered(networkx.karate_club_graph()), 1),
    "florentine families": with_weights(numbered(networkx.florentine_families_graph()), 2),
    "les miserables": numbered(networkx.les_miserables_graph()),
    "random 60 nodes 90 edges": with_weights(networkx.gnm_random_graph(60, 90, seed=3), 3),
    "random tree": with_weights(networkx.random_labeled_tree(50, seed=4), 4),
    "caveman": with_weights(networkx.connected_caveman_graph(6, 6), 5),
}


def best_leiden(graph):
    edges = list(graph.edges)
    weights = [float(graph.edges[e]["weight"]) for e in edges]
    twin = igraph.Graph(n=graph.number_of_nodes(), edges=edges)
    runs = []
    for seed in range(20):
        random.seed(seed)
        found = twin.community_leiden(objective_function="modularity", weights=weights, n_iterations=-1)
        runs.append(twin.modularity(found.membership, weights=weights))
    return max(runs)


def describe(graph):
    nodes = list(range(graph.number_of_nodes()))
    thirds = [{v for v in nodes if v % 3 == r} for r in range(3)]
    most = max(d["weight"] for _, _, d in graph.edges(data=True)) + 1
    for a, b in graph.edges:
        graph.edges[a, b]["cost"] = 0.25 - math.log(graph.edges[a, b]["weight"] / most)
    costs = networkx.single_source_dijkstra_path_length(graph, 0, weight="cost")
    between = networkx.betweenness_centrality(graph, normalized=False)
    holes = networkx.constraint(graph, weight="weight")
    return {
        "nodes": len(nodes),
        "edges": [[a, b, graph.edges[a, b]["weight"]] for a, b in graph.edges],
        "betweenness": [between[v] for v in nodes],
        "constraint": [None if math.isnan(holes[v]) else holes[v] for v in nodes],
        "modularityOfThirds": networkx.community.modularity(graph, thirds, weight="weight"),
        "bestLeiden": best_leiden(graph),
        "strengthDivisor": most,
        "pathCosts": [costs.get(v) for v in nodes],
    }


def table(joint, a, b, n):
    cells = [[joint, a - joint], [b - joint, n - a - b + joint]]
    g2 = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")[0]
    return {"joint": joint, "a": a, "b": b, "n": n, "p": stats.hypergeom.sf(joint - 1, n, a, b), "g2": g2}


tables = [
    table(*row)
    for row in [(4, 8, 10, 40), (1, 3, 5, 200), (30, 120, 90, 1000), (7, 400, 350, 20000), (55, 60, 60, 80589), (2, 500, 600, 3000)]
]
p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
print(
    json.dumps(
        {
            "versions": {"networkx": networkx.__version__, "igraph": igraph.__version__, "scipy": scipy.__version__},
            "graphs": {name: describe(graph) for name, graph in graphs.items()},
            "tables": tables,
            "benjaminiHochberg": {"p": p, "q": stats.false_discovery_control(p).tolist()},
        },
        indent=1,
    )
)
