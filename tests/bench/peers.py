"""Peers of the analysis benchmark: scipy, SQLite, DuckDB, igraph and networkit on the same files, CPU seconds, one JSON line on stdout.

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


def sparse_matrix():
    from scipy.sparse import csr_matrix

    columns = array("paper-concepts.u32")
    return csr_matrix(
        (np.ones(len(columns), dtype=np.int32), columns, array("paper-offsets.u32")),
        shape=(sizes["papers"], sizes["concepts"]),
    )


def all_pairs():
    import scipy
    from scipy.sparse import triu

    matrix = sparse_matrix()

    def work():
        product = triu(matrix.T @ matrix, k=1)
        return int((product.data >= 3).sum())

    seconds, pairs = timed(work, 7)
    return {"peer": f"scipy {scipy.__version__}", "seconds": seconds, "pairs": pairs}


# Top 50 partners of a concept by NPMI; ln(joint * corpus / (own * other)) / -ln(joint / corpus), 1 where they are in all papers.
PARTNERS = """
  WITH partner AS (
    SELECT other.concept AS concept, count(*) AS joint FROM mention AS own
    JOIN mention AS other ON other.paper = own.paper
    WHERE own.concept = {concept} AND other.concept <> {concept} GROUP BY other.concept
  )
  SELECT partner.concept, joint FROM partner JOIN frequency ON frequency.concept = partner.concept
  ORDER BY CASE WHEN joint = {papers} THEN 1.0
    ELSE ln(1.0 * joint * {papers} / (1.0 * {own} * frequency.papers)) / -ln(1.0 * joint / {papers}) END DESC, partner.concept LIMIT 50
"""


def partners_of_commonest():
    """The question that oneConcept of analysis-parts.ts asks about the ten commonest concepts."""
    offsets, columns = array("paper-offsets.u32"), array("paper-concepts.u32")
    rows = np.repeat(np.arange(sizes["papers"], dtype=np.uint32), np.diff(offsets))
    frequency = np.bincount(columns, minlength=sizes["concepts"])
    commonest = np.lexsort((np.arange(len(frequency)), -frequency))[:10].tolist()
    answers = [partners_scipy(frequency, commonest)]
    for name, select in (partners_sqlite(rows, columns), partners_duckdb(rows, columns)):
        times, joint = [], 0
        for run in range(2):
            for concept in commonest:
                sql = PARTNERS.format(concept=concept, papers=sizes["papers"], own=int(frequency[concept]))
                start = time.process_time()
                found = select(sql)
                if run == 1:
                    times.append(time.process_time() - start)
                    joint += sum(row[1] for row in found)
        answers.append(of_commonest(name, times, joint))
    return answers


def of_commonest(name, times, joint):
    p50, p95 = sorted(times)[len(times) // 2], sorted(times)[int(len(times) * 0.95)]
    return {"peer": name, "p50": p50 * 1000, "p95": p95 * 1000, "unit": "CPU ms", "joint": int(joint)}


def partners_scipy(frequency, commonest):
    import scipy

    matrix = sparse_matrix()
    by_concept = matrix.tocsc()
    papers = sizes["papers"]
    times, joint_sum = [], 0
    for run in range(2):
        for concept in commonest:
            start = time.process_time()
            own = by_concept.indices[by_concept.indptr[concept] : by_concept.indptr[concept + 1]]
            joint = np.asarray(matrix[own].sum(axis=0)).ravel()
            joint[concept] = 0
            partners = np.flatnonzero(joint)
            shared = joint[partners].astype(float)
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.log(shared * papers / (len(own) * frequency[partners])) / -np.log(shared / papers)
            best = partners[np.lexsort((partners, -values))[:50]]
            if run == 1:
                times.append(time.process_time() - start)
                joint_sum += joint[best].sum()
    return of_commonest(f"scipy {scipy.__version__}", times, joint_sum)


TABLES = "CREATE TABLE frequency AS SELECT concept, count(*) AS papers FROM mention GROUP BY concept"


def partners_sqlite(rows, columns):
    import sqlite3

    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE mention (paper INTEGER, concept INTEGER, PRIMARY KEY (paper, concept)) WITHOUT ROWID")
    database.executemany("INSERT INTO mention VALUES (?, ?)", zip(rows.tolist(), columns.tolist()))
    database.execute("CREATE INDEX mention_concept ON mention (concept, paper)")
    database.execute(TABLES)
    database.execute("CREATE UNIQUE INDEX frequency_concept ON frequency (concept)")
    database.execute("ANALYZE")
    return f"SQLite {sqlite3.sqlite_version}", lambda sql: database.execute(sql).fetchall()


def partners_duckdb(rows, columns):
    import duckdb

    import pyarrow

    database = duckdb.connect(config={"threads": 1})
    database.register("mentions", pyarrow.table({"paper": rows, "concept": columns}))
    database.execute("CREATE TABLE mention AS SELECT * FROM mentions ORDER BY concept")
    database.execute("CREATE INDEX mention_concept ON mention (concept)")
    database.execute(TABLES)
    return f"DuckDB {duckdb.__version__}, 1 thread", lambda sql: database.execute(sql).fetchall()


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
    "partners": partners_of_commonest,
    "leiden": lambda: [*leiden_igraph(), leiden_networkit()],
    "betweenness": betweenness_igraph,
}
wanted = sys.argv[2].split(",")
print(json.dumps({name: work() for name, work in parts.items() if name in wanted}))
