import { seededRandom } from "../../graph/shared/random.ts";
import type { GraphReader } from "../../graph/store/store.ts";

export type Question = () => string;

/** Questions of the explorer about one store; `rank` gives a place in a list, the first ones more often. */
function questions(ids: readonly string[], labels: readonly string[], rank: (length: number) => number) {
  const id = () => encodeURIComponent(ids[rank(ids.length)]!);
  const typed = () => {
    const label = labels[rank(labels.length)]!;
    return encodeURIComponent(label.slice(0, 2 + rank(label.length)));
  };
  const otherThan = (a: string) => encodeURIComponent(ids.find((other) => encodeURIComponent(other) !== a)!);
  return {
    search: () => `/api/search?q=${typed()}`,
    searchNames: () => `/api/search?papers=0&q=${typed()}`,
    concept: () => `/api/concepts/${id()}`,
    cooccurrence: () => `/api/concepts/${id()}/cooccurrence`,
    pair: () => {
      const [a, b] = [id(), id()];
      return `/api/pairs/${a}/${a === b ? otherThan(a) : b}`;
    },
    papers: () => `/api/concepts/${id()}/papers`,
    bridges: () => `/api/bridges?limit=${20 + rank(30)}`,
    map: () => `/api/map?concepts=${150 + rank(50)}`,
  } satisfies Record<string, Question>;
}

export type Operation = keyof ReturnType<typeof questions>;

/** Concepts that are asked about: those of most papers. */
const MOST_PAPERS = 1000;

/** Of a hundred requests of the mix. The explorer searches names with each key, and texts when typing has paused. */
const shares = { searchNames: 22, search: 8, concept: 20, cooccurrence: 20, pair: 10, papers: 10, bridges: 7, map: 3 };

/** Questions about one store, drawn at random: about each concept as often, about some far more often than about others, and the mix of these. */
export async function questionsAbout(store: GraphReader) {
  const concepts = (await store.concepts()).toSorted((a, b) => b.papers - a.papers).slice(0, MOST_PAPERS);
  const [ids, labels] = [concepts.map(({ id }) => id), concepts.map(({ label }) => label)];
  const random = seededRandom(20);
  // The place of the middle request is the root of the length.
  const often = questions(ids, labels, (length) => Math.floor(length ** random()));
  const hundred = Object.entries(shares).flatMap(([operation, share]) => new Array<string>(share).fill(operation));
  return {
    random,
    often,
    everyone: questions(ids, labels, (length) => Math.floor(length * random())),
    mixed: () => {
      const operation = hundred[Math.floor(random() * hundred.length)] as Operation;
      return { operation, path: often[operation]() };
    },
  };
}
