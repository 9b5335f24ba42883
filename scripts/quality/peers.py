"""Ranks the phrases of texts with other extractors: peers.py NAME < DOCS.jsonl > RANKED.jsonl.

NAME is yake, rake, tfidf or keybert; lines are {"id", "text"} in and {"id", "phrases"} out. Exit code 3: not installed.
"""

import json
import sys

TOP = 20


def yake_ranker(texts):
    import yake

    extractor = yake.KeywordExtractor(lan="en", n=3, top=TOP)
    return [[phrase for phrase, _ in extractor.extract_keywords(text)] for text in texts]


def rake_ranker(texts):
    import re

    from rake_nltk import Rake
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    def sentences(text):
        return re.split(r"(?<=[.!?])\s+", text)

    def words(text):
        return re.findall(r"[\w'-]+|[^\w\s]", text)

    rake = Rake(
        stopwords=set(ENGLISH_STOP_WORDS),
        sentence_tokenizer=sentences,
        word_tokenizer=words,
        include_repeated_phrases=False,
    )
    ranked = []
    for text in texts:
        rake.extract_keywords_from_text(text)
        ranked.append(rake.get_ranked_phrases()[:TOP])
    return ranked


def tfidf_ranker(texts):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 3), stop_words="english", token_pattern=r"(?u)\b\w[\w-]+\b")
    matrix = vectorizer.fit_transform(texts)
    names = vectorizer.get_feature_names_out()
    ranked = []
    for row in matrix:
        order = sorted(zip(-row.data, row.indices))[:TOP]
        ranked.append([names[index] for _, index in order])
    return ranked


def keybert_ranker(texts):
    from keybert import KeyBERT

    model = KeyBERT("all-MiniLM-L6-v2")
    return [
        [phrase for phrase, _ in model.extract_keywords(text, keyphrase_ngram_range=(1, 3), top_n=TOP)] for text in texts
    ]


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
