import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { CandidateReader } from "../../graph/extraction/packing/candidate-reader.ts";
import { packDocument, unpackDocument } from "../../graph/extraction/packing/packed-document.ts";

const PAPERS = [
  {
    title: "Offline reinforcement learning with naïve Bayes",
    abstract: "Knowledge graph completion (KGC) needs a knowledge graph. A graph is not enough for KGC.",
  },
  { title: "", abstract: "" },
  { title: "Deep nets", abstract: "Deep nets help image classification and text classification of deep nets." },
];

const decode = (reader: CandidateReader, from: number, to: number) =>
  new TextDecoder().decode(reader.bytes.subarray(from, to));

describe("reading packed candidates", () => {
  it("reads paper after paper as it was packed", () => {
    const reader = new CandidateReader();
    for (const paper of [...PAPERS, ...PAPERS.toReversed()]) {
      const packed = extractCandidates(paper);
      const expected = unpackDocument(packed);
      reader.readAll(packed);
      expect(reader.acronyms).toEqual(expected.acronyms);
      const read = Array.from({ length: reader.count }, (_, i) => ({
        key: decode(reader, reader.keyFrom.at(i), reader.keyTo.at(i)),
        score: reader.score.at(i),
        index: reader.index.at(i),
        traits: reader.traits.at(i),
        places: Array.from({ length: reader.placeFirst.at(i + 1) - reader.placeFirst.at(i) }, (_, p) => {
          const at = reader.placeFirst.at(i) + p;
          const form = decode(reader, reader.formFrom.at(at), reader.formTo.at(at));
          return { sentence: reader.sentence.at(at), start: reader.start.at(at), end: reader.end.at(at), form };
        }),
      }));
      const wanted = expected.candidates.map(({ key, score, index, traits, forms, places }) => {
        const found = places.map(({ sentence, start, end, form }) => ({ sentence, start, end, form: forms[form] }));
        return { key, score, index, traits, places: found };
      });
      expect(read).toEqual(wanted);
    }
  });

  it("knows the longer candidates that a place lies in, but not those that several words begin", () => {
    const keys = ["graph", "knowledge graph", "knowledge graph completion", "completion", "apart"];
    const spans = [
      [10, 15],
      [0, 15],
      [0, 26],
      [16, 26],
      [30, 35],
    ] as const;
    const candidates = keys.map((key, i) => {
      const [start, end] = spans[i] as readonly [number, number];
      const places = [{ sentence: 0, start, end, form: 0, contiguous: true }];
      return { key, score: 1, index: 1, traits: 1, forms: [key], places };
    });
    const reader = new CandidateReader();
    reader.readAll(
      packDocument({
        ...{ sentences: [{ field: 1, start: 0, end: 40 }], candidates, acronyms: [] },
        knowledge: { spans: [], relations: [] },
      }),
    );
    const containers = keys.map((_, i) => {
      const place = reader.placeFirst.at(i);
      const [from, to] = [reader.containerFirst.at(place), reader.containerFirst.at(place + 1)];
      return Array.from({ length: to - from }, (_, c) => keys[reader.containers.at(from + c)]);
    });
    expect(containers).toEqual([
      ["knowledge graph completion", "knowledge graph"],
      [],
      [],
      ["knowledge graph completion"],
      [],
    ]);
  });

  it("refuses bytes of another layout", () => {
    expect(() => new CandidateReader().readKeys(Uint8Array.from([2, 0, 0]))).toThrow("format 2");
  });
});
