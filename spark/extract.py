"""Extracts concepts on Apache Spark, with the answer of `isthmus extract`; docs/cluster.md says how to submit it.

    spark-submit spark/extract.py --out FOLDER FILE...

Spark moves and sums rows; what they mean is decided by `isthmus worker`, which reads rows on standard input and writes rows on
standard output, and by `isthmus decide`. No Python runs on the workers. FOLDER and the files must have the same path on all machines.
"""

import argparse
import functools
import glob
import json
import os
import shlex
import subprocess
import time

from pyspark.sql import DataFrame, SparkSession

ROWS = r"ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n' NULL DEFINED AS '\\N'"
# Numbers of a key: papers as a candidate first; `isthmus worker extract` writes them, and checks them when it reads them.
SUMS = 12
# What rows of text and Parquet are written as: with tabs, line ends and backslashes escaped as the workers write them.
ESCAPES = str.maketrans({"\t": r"\t", "\n": r"\n", "\r": r"\r", "\\": r"\\"})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Extract concepts on Apache Spark.")
    parser.add_argument("files", nargs="+", help="files of papers, in any format that isthmus reads, or *.parquet, or patterns of their names; one task reads one file")
    parser.add_argument("--out", required=True, help="folder for the tables, on a disk that all machines share")
    parser.add_argument("--after", metavar="FOLDER", help="folder of a finished run: FILEs are added to its files, which are not read or extracted again")
    parser.add_argument("--isthmus", default="isthmus", help="the command, on every machine")
    parser.add_argument("--tasks", type=int, default=0, help="tasks of a step; default: Spark's own")
    parser.add_argument("--pairs", type=int, default=0, help="also write the pairs of concepts with this many joint papers")
    parser.add_argument("--read", default="", help="further options of `isthmus worker read`, such as --map")
    parser.add_argument("--extract", default="", help="further options of `isthmus worker extract`, such as --keywords")
    options = parser.parse_args()
    # Tables of an earlier run must not be taken for those of this one, and nothing is deleted.
    if os.path.exists(options.out) and os.listdir(options.out):
        parser.error(f"{options.out} is not empty: name a new folder")
    if options.after:
        options.after = os.path.abspath(options.after)
        if not os.path.exists(os.path.join(options.after, "run.json")):
            parser.error(f"{options.after} has no run.json: name the folder of a run that was finished")
    # What a worker makes of a paper depends on these: a run that goes on after another must agree with it.
    version = subprocess.run([*shlex.split(options.isthmus), "worker", "version"], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    options.settings = {"extractor": version.stdout.split("\t")[1], "read": options.read, "extract": options.extract}
    return options


def earlier_run(options: argparse.Namespace) -> dict:
    """What the run before says of itself, and its folder after those before it; nothing where there is none."""
    if not options.after:
        return {"files": [], "folders": []}
    with open(os.path.join(options.after, "run.json"), encoding="utf8") as file:
        run = json.load(file)
    for name, value in options.settings.items():
        if run[name] != value:
            raise SystemExit(f"{options.after} was made with {name} “{run[name]}”, not “{value}”: its papers are to be extracted again. Name its files too, without --after.")
    for folder in run["folders"]:
        if not os.path.exists(os.path.join(folder, "run.json")):
            raise SystemExit(f"{options.after} goes on after {folder}, which is not there: bring it back, or read all files again without --after.")
    return {"files": run["files"], "folders": [*run["folders"], options.after]}


def paths_of(name: str) -> list:
    """The files of a pattern, which the shell expands only where the shared folder is; a file that is there is no pattern."""
    return [name] if os.path.exists(name) else sorted(glob.glob(name)) or [name]


class Job:
    """One run: tables in Parquet under FOLDER/parquet, and as text where `isthmus` reads them itself."""

    def __init__(self, spark: SparkSession, options: argparse.Namespace):
        self.spark = spark
        self.options = options
        self.out = os.path.abspath(options.out)
        self.start = time.monotonic()
        self.earlier = earlier_run(options)
        if options.tasks:
            spark.conf.set("spark.sql.shuffle.partitions", options.tasks)

    def run(self) -> dict:
        os.makedirs(self.out, exist_ok=True)
        files = self.lines([os.path.abspath(path) for name in self.options.files for path in paths_of(name)])
        self.read(files)
        self.connect()
        self.extract()
        papers = self.count("paper")
        self.prune(papers)
        self.decide(papers)
        self.count_mentions()
        if self.options.pairs:
            self.pairs(self.options.pairs)
        # Written last: without it the tables are not complete.
        with open(self.path("run.json"), "w", encoding="utf8") as file:
            json.dump({"files": self.earlier["files"] + files, "folders": self.earlier["folders"], **self.options.settings}, file)
        return {name: self.count(name) for name in ["paper", "concept", "form", "mention"]}

    def lines(self, files: list) -> list:
        """Parquet, a file or a folder of parts, as files of JSON lines, one for each part; other files as they are."""
        readable = []
        for path in files:
            if not path.endswith(".parquet"):
                readable.append(path)
                continue
            folder = self.path(f"lines/{len(readable) + 1}")
            self.spark.read.parquet(f"file://{path}").write.json(f"file://{folder}")
            # Named as the table is: the name says where a record is from.
            stem = os.path.basename(path).removesuffix(".parquet")
            parts = sorted(glob.glob(os.path.join(glob.escape(folder), "part-*.json")))
            for number, part in enumerate(parts, 1):
                readable.append(os.path.join(folder, f"{stem}.jsonl" if len(parts) == 1 else f"{stem}-{number}.jsonl"))
                os.rename(part, readable[-1])
        return readable

    def read(self, files: list) -> None:
        rows = [(str(number), path.translate(ESCAPES)) for number, path in enumerate(files, len(self.earlier["files"]) + 1)]
        frame = self.spark.createDataFrame(rows, "source STRING, path STRING").repartition(len(rows), "source")
        frame.createOrReplaceTempView("files")
        self.transform("read", "SELECT source, path FROM files", f"read {self.options.read}")
        self.view("problem", "read")
        self.tables("read", self.earlier["folders"]).createOrReplaceTempView("read_before")
        self.frame("""
            SELECT name, text, other, data, true AS is_new FROM step_read
            UNION ALL SELECT name, text, other, data, false FROM read_before""").createOrReplaceTempView("all_read")
        self.frame("SELECT text, other FROM all_read WHERE name = 'link'").createOrReplaceTempView("link")
        self.frame("SELECT text, data, is_new FROM all_read WHERE name = 'entry'").createOrReplaceTempView("entry")
        for row in self.spark.sql("SELECT text, other, data FROM problem ORDER BY text LIMIT 20").collect():
            print(f"{row.text}: {row.other}. {row.data}", flush=True)
        self.mark(f"read, {self.count('problem')} problems")

    def connect(self) -> None:
        """Gives every entry the smallest entry that it is connected with by keys, directly or through others."""
        self.save("shared", """
            SELECT DISTINCT text AS entry, other AS key FROM link
            JOIN (SELECT other FROM link GROUP BY other HAVING count(DISTINCT text) > 1) USING (other)""")
        self.save("label0", "SELECT DISTINCT entry, entry AS label FROM shared")
        rounds, changed = 0, self.count("label0")
        while changed:
            now, rounds = f"label{rounds}", rounds + 1
            # The smallest label of each key, then of each entry; then the label of that label, which halves long chains.
            self.spark.sql(f"""
                SELECT entry, min(least) AS label FROM shared
                JOIN (SELECT key, min(label) AS least FROM shared JOIN {now} USING (entry) GROUP BY key) USING (key)
                GROUP BY entry""").createOrReplaceTempView("step")
            self.save(f"label{rounds}", """
                SELECT step.entry, least(step.label, jump.label) AS label FROM step
                JOIN step AS jump ON step.label = jump.entry""")
            changed = self.spark.sql(f"SELECT * FROM {now} EXCEPT SELECT * FROM label{rounds}").count()
        self.save("label", f"SELECT * FROM label{rounds}")
        self.frame("""
            SELECT coalesce(label, text) AS component, text, data, is_new FROM entry LEFT JOIN label ON text = label.entry
            """).createOrReplaceTempView("grouped")
        self.mark(f"connected in {rounds} rounds")

    def extract(self) -> None:
        """Extracts the papers of components with a new entry; sums of the others are those of the run before."""
        worker = f"extract {self.options.extract}"
        if self.earlier["folders"]:
            # Saved, so that the rows below come from a table and not from a join by component: Spark would take that for their distribution, and
            # after it began to broadcast the join, give the records of one component to several workers.
            self.save("changed", "SELECT * FROM grouped LEFT SEMI JOIN (SELECT component FROM grouped WHERE is_new) USING (component)")
        else:
            self.frame("SELECT * FROM grouped").createOrReplaceTempView("changed")
        self.transform("extract", "SELECT component, data FROM changed DISTRIBUTE BY component SORT BY component", worker)
        rows = "SELECT name, text, other, data, 1 AS sign FROM step_extract"
        if self.earlier["folders"]:
            rows += f" UNION ALL {self.rows_before(worker)}"
        self.frame(rows).createOrReplaceTempView("extracted")
        self.frame("SELECT text, other, data FROM extracted WHERE name = 'paper'").createOrReplaceTempView("paper")
        count = self.frame("SELECT * FROM step_extract WHERE name = 'paper'").count()
        self.mark(f"extracted {count} of {self.count('paper')} papers")

    def rows_before(self, worker: str) -> str:
        """Rows of the run before: its papers but those that new records change, and its sums, from which the sums of those are taken."""
        before = self.earlier["folders"][-1]
        for name in ["label", "sums", "definitions"]:
            self.spark.read.parquet(f"file://{before}/parquet/{name}").createOrReplaceTempView(f"{name}_before")
        self.table_of(before, "paper", ["text", "other", "data"]).createOrReplaceTempView("paper_before")
        # The papers that the changed components were before: extracted once more, since sums do not say which paper gave what.
        rows = """
            SELECT coalesce(label, text) AS former, data FROM changed LEFT JOIN label_before ON text = entry
            WHERE NOT is_new DISTRIBUTE BY former SORT BY former"""
        self.transform("former", rows, worker)
        return """
            SELECT 'paper', text, other, data, 1 FROM paper_before LEFT ANTI JOIN (SELECT text FROM step_former WHERE name = 'paper') USING (text)
            UNION ALL SELECT 'key', key, '', sums, 1 FROM sums_before
            UNION ALL SELECT 'acronym', short, long, cast(papers AS STRING), 1 FROM definitions_before
            UNION ALL SELECT name, text, other, data, -1 FROM step_former WHERE name <> 'paper'"""

    def prune(self, papers: int) -> None:
        sums = ", ".join(f"cast(sum(sign * cast(split(data, ',')[{i}] AS BIGINT)) AS STRING)" for i in range(SUMS))
        none = ",".join(["0"] * SUMS)
        self.save("sums", f"""
            SELECT key, sums FROM (SELECT text AS key, concat_ws(',', {sums}) AS sums FROM extracted WHERE name = 'key' GROUP BY text)
            WHERE sums <> '{none}'""")
        self.save("definitions", """
            SELECT short, long, papers, coalesce(cast(split(sums, ',')[0] AS BIGINT), 0) AS papers_with_short
            FROM (SELECT text AS short, other AS long, sum(sign * cast(data AS BIGINT)) AS papers
              FROM extracted WHERE name = 'acronym' GROUP BY text, other HAVING papers > 0)
            LEFT JOIN sums ON key = short""")
        self.text("acronym", "SELECT short, long, papers, papers_with_short FROM definitions")
        worker = f"prune --papers {papers} --acronyms {shlex.quote(self.path('acronym'))}"
        self.transform("prune", "SELECT key, sums FROM sums", worker)
        self.text("key", "SELECT key, sums FROM sums LEFT SEMI JOIN step_prune ON key = text")
        self.mark(f"pruned {self.count('sums')} keys")

    def decide(self, papers: int) -> None:
        words = ["--keys", self.path("key"), "--acronyms", self.path("acronym"), "--papers", str(papers)]
        subprocess.run([*shlex.split(self.options.isthmus), "decide", self.path("basis"), *words], check=True)
        self.mark("decided")

    def count_mentions(self) -> None:
        worker = f"count --basis {shlex.quote(self.path('basis'))}"
        self.transform("count", "SELECT text, data FROM paper", worker)
        for name in ["mention", "concept", "form"]:
            self.view(name, "count")
        self.save("concept", "SELECT cast(text AS INT) AS concept, sum(cast(data AS BIGINT)) AS papers FROM concept GROUP BY text")
        self.save("form", """
            SELECT cast(text AS INT) AS concept, other AS form, sum(cast(data AS BIGINT)) AS papers FROM form GROUP BY text, other""")
        self.text("paper", "SELECT text, other, data FROM paper")
        self.text("concept", "SELECT concept, papers FROM concept")
        self.text("form", "SELECT concept, form, papers FROM form")
        self.text("mention", "SELECT text, data FROM mention ORDER BY text")
        self.mark("counted")

    def pairs(self, least: int) -> None:
        self.spark.sql(f"""
            SELECT paper, concept FROM (
              SELECT text AS paper, explode(array_distinct(transform(split(data, ';'), place -> cast(split(place, ',')[0] AS INT)))) AS concept
              FROM mention WHERE data <> '')
            LEFT SEMI JOIN (SELECT concept FROM concept WHERE papers >= {least}) USING (concept)""").createOrReplaceTempView("incidence")
        self.save("pair", f"""
            SELECT a.concept AS a, b.concept AS b, count(*) AS papers FROM incidence AS a
            JOIN incidence AS b ON a.paper = b.paper AND a.concept < b.concept
            GROUP BY a.concept, b.concept HAVING count(*) >= {least}""")
        self.mark(f"{self.count('pair')} pairs")

    def transform(self, name: str, rows: str, worker: str) -> None:
        """Pipes rows through a step of `isthmus worker`, and saves what it writes, a folder for each table."""
        command = f"{self.options.isthmus} worker {worker}".replace("\\", "\\\\").replace("'", "\\'")
        frame = self.spark.sql(f"""
            SELECT TRANSFORM(*) {ROWS} USING '{command}'
            AS (name STRING, text STRING, other STRING, data STRING) {ROWS} FROM ({rows})""")
        frame.write.mode("overwrite").partitionBy("name").parquet(self.parquet(name))
        self.tables(name, [self.out]).createOrReplaceTempView(f"step_{name}")

    def tables(self, step: str, folders: list) -> DataFrame:
        """The tables that a step wrote in runs, one below the other."""
        columns = "text STRING, other STRING, data STRING, name STRING"
        frames = [self.spark.read.schema(columns).parquet(f"file://{folder}/parquet/{step}") for folder in folders]
        return functools.reduce(DataFrame.unionByName, frames, self.spark.createDataFrame([], columns))

    def table_of(self, folder: str, name: str, columns: list) -> DataFrame:
        """A table of text of another run, refused when it is cut short."""
        path = os.path.join(folder, name)
        lines = self.spark.read.text(f"file://{path}")
        with open(os.path.join(path, "_rows"), encoding="ascii") as file:
            rows = int(file.read())
        if lines.count() != rows:
            raise SystemExit(f"{path} has {lines.count()} rows, but was written with {rows}: read all files again without --after.")
        return lines.selectExpr(*[rf"split(value, '\t')[{at}] AS {column}" for at, column in enumerate(columns)])

    def view(self, name: str, step: str) -> None:
        self.frame(f"SELECT text, other, data FROM step_{step} WHERE name = '{name}'").createOrReplaceTempView(name)

    def save(self, name: str, sql: str) -> None:
        self.frame(sql).write.mode("overwrite").parquet(self.parquet(name))
        self.spark.read.parquet(self.parquet(name)).createOrReplaceTempView(name)

    def text(self, name: str, sql: str) -> None:
        frame = self.frame(sql)
        columns = [f"cast({column} AS STRING)" for column in frame.columns]
        frame.selectExpr(rf"concat_ws('\t', {', '.join(columns)}) AS value").write.mode("overwrite").text(f"file://{self.path(name)}")
        # Counted where the rows come from: text that is cut short does not say so itself.
        with open(os.path.join(self.path(name), "_rows"), "w", encoding="ascii") as file:
            print(frame.count(), file=file)

    def frame(self, sql: str) -> DataFrame:
        return self.spark.sql(sql)

    def count(self, name: str) -> int:
        return self.spark.table(name).count()

    def path(self, name: str) -> str:
        return os.path.join(self.out, name)

    def parquet(self, name: str) -> str:
        return f"file://{self.out}/parquet/{name}"

    def mark(self, text: str) -> None:
        print(f"{time.monotonic() - self.start:8.1f} s  {text}", flush=True)


if __name__ == "__main__":
    chosen = arguments()
    session = SparkSession.builder.appName("isthmus").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    print(json.dumps(Job(session, chosen).run()))
    session.stop()
