import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readSources } from "../../scripts/dev/structure/source-tree.ts";

const root = resolve(import.meta.dirname, "../..");

/** Words of the glossary's last table; what stands in brackets says in which sense they are meant. */
const AVOIDED = wordsNotToUse(readFileSync(join(root, "docs/glossary.md"), "utf8"));

/** Folders in which a word of the table is meant in another sense, as a term of its own field. */
const OTHER_SENSES: Readonly<Record<string, RegExp>> = {
  // Nodes of a graph database, of a graph as files and algorithms have it, and of a parsed query.
  node: /^graph\/(store\/neo4j|exports|analysis\/communities\/leiden|query-language)\//,
  // The text of one paper while it is read; document frequency; files of office programs.
  document: /^graph\/(extraction|analysis\/statistics|incidence|readers)\/|^scripts\/quality\//,
  // Records that are one paper, and hierarchical clustering.
  cluster: /^graph\/(identity|answers\/concepts)\//,
  // Keywords of authors, and those of a community's label.
  keyword: /^graph\/(readers|answers\/lookup)\//,
  // "the", "a"
  article: /^graph\/extraction\/(language|words)\//,
  // In order of place or time, not a limit.
  first: /^client\/features\/(bridges|search)\/|^graph\/(answers\/lookup|store\/neo4j\/schema)\//,
};

function wordsNotToUse(glossary: string): string[] {
  const [, table = ""] = glossary.split("## Words not to use");
  const cells = [...table.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = ""]) => cell.replace(/\([^)]*\)/g, ""));
  return cells.flatMap((cell) => cell.split(",")).flatMap((word) => word.trim().match(/^[a-z]+$/)?.[0] ?? []);
}

/** "storeNamedAfter", "store-named-after" → store, named, after; plurals as their singular. */
function partsOf(name: string): string[] {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.split(/[^a-z]+/).map((word) => (AVOIDED.includes(word) ? word : word.replace(/s$/, "")));
}

const DECLARED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

/** Names of files and of what they export with a word that is not to be used, as "path" or "path name". */
function namesWithAvoidedWords(): string[] {
  const names = readSources(root).flatMap(({ path, text }) => [
    { path, name: basename(path).replace(/\.\w+$/, ""), entry: path },
    ...[...text.matchAll(DECLARED)].map(([, name = ""]) => ({ path, name, entry: `${path} ${name}` })),
  ]);
  const isWrong = (path: string) => (word: string) => AVOIDED.includes(word) && !OTHER_SENSES[word]?.test(path);
  return names.filter(({ path, name }) => partsOf(name).some(isWrong(path))).map(({ entry }) => entry);
}

const TOP_LEVEL = /^(?:export )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

/** A single word that is a past participle says no more than that something was done: "sorted", "SHOWN". */
const isBareParticiple = (name: string) =>
  /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/.test(name) &&
  /^(?!pubmed$)(?:[a-z]+(?<!e)ed|told|kept|held|known|given|taken|found|seen|shown|chosen|written|broken|asked|most)$/.test(
    name.toLowerCase(),
  );

const UNCLEAR =
  /\b(?:anew|as yet|so many|manieth|commoner|commonest|dearer|small letters?|speaks? of|chance meetings?|(?:ha(?:ve|s)|gets?) (?:its|their) turn|[Ff]or people|in pieces|standing decisions?)\b|«\w/;

/** The message of an error that is thrown on purpose. */
const MESSAGE =
  /(?:GraphError\(\s*"[A-Z_]+",|UsageError\(|QueryError\()\s*["`]((?:[^"`\\$]|\\.|\$\{[^{}]*\})+)["`]\s*[,)]/g;
/** A full stop, a question, or a colon and what another program said. */
const ENDS_WELL = /[.?]$|: \$\{.+\}$|\$\{told\}$|\\n(?:\$\{.+\})?(?:\\n)?$/;

/** Constants, variables and parameters, also those inside a function; what is taken out of an answer has the answer's name. */
const LOCAL = new RegExp(
  [
    String.raw`\b(?:const|let) (\w+)\b`,
    String.raw`(?<![\w.])(\w+) =>`,
    String.raw`\((\w+)(?=(?:, \w+)*\)(?:: [^=]+)? =>)`,
    String.raw`, (\w+)(?=\) =>)`,
    String.raw`\((\w+)\??: `,
    String.raw`(?:^ {2,}|, )(\w+)\??: (?:readonly |string|number|boolean|unknown|Map<|Set<|[A-Z]\w*[<[,)])`,
  ].join("|"),
  "gm",
);

/** Words that say nothing of what a variable is, though they are no participles (or adverbs, prepositions, pronouns), or need their sentence to be understood. */
const VAGUE = [
  ...[
    "told",
    "asked",
    "kept",
    "said",
    "held",
    "enough",
    "most",
    "telling",
    "looked",
    "meeting",
    "asking",
    "holding",
    "standing",
  ],
  ...[
    "within",
    "beside",
    "about",
    "around",
    "among",
    "apart",
    "together",
    "again",
    "beyond",
    "across",
    "against",
    "ahead",
    "aside",
  ],
  ...["sure", "patient", "same", "several", "some", "itself", "often", "never", "also", "here", "then", "twice"],
  ...["which", "who", "how"],
];

/** Names of variables and parameters, as "path name"; comments are no names. */
function vagueLocals({ path, text }: { path: string; text: string }): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");
  const names = [...code.matchAll(LOCAL)].map((match) => match.slice(1).find((name) => name !== undefined) ?? "");
  return names.filter((name) => VAGUE.includes(name)).map((name) => `${path} ${name}`);
}

describe("the words of the glossary", () => {
  it("leave no variable or parameter whose word needs its sentence to be understood", () => {
    const sources = readSources(root).filter(({ path }) => !path.startsWith("tests/"));
    expect(sources.flatMap(vagueLocals)).toEqual([]);
    const wrong =
      "const kept = 1; (said) => 2; (a, held) => 3; function f(told: string, most: number) {} let enough = 4;";
    const names = vagueLocals({ path: "a", text: wrong }).map((entry) => entry.slice(2));
    expect(names).toEqual(["kept", "said", "held", "told", "most", "enough"]);
    const right = 'const maxKept = 1; const { looked } = answer; f({ kept, most: 2 }); // const told = "told"';
    expect(vagueLocals({ path: "a", text: right })).toEqual([]);
  });

  it("leave no function, constant or type of a file named by a past participle alone", () => {
    const names = readSources(root).flatMap(({ path, text }) =>
      [...text.matchAll(TOP_LEVEL)].map(([, name = ""]) => ({ path, name })),
    );
    expect(names.length).toBeGreaterThan(1000);
    expect(names.filter(({ name }) => isBareParticiple(name))).toEqual([]);
    expect(["sorted", "SHOWN", "Found", "seed", "sortedIds"].filter(isBareParticiple)).toEqual([
      "sorted",
      "SHOWN",
      "Found",
    ]);
  });

  it("are those of code: no name has one that is not to be used", () => {
    expect([...new Set(namesWithAvoidedWords())]).toEqual([]);
  });

  it("leave no comment or message with a phrase that takes a second reading", () => {
    expect(readSources(root).flatMap(({ path, text }) => (UNCLEAR.test(text) ? path : []))).toEqual([]);
    expect(UNCLEAR.test("// What waits gets its turn.")).toBe(true);
  });

  it("are said in messages of errors that are whole sentences", () => {
    const messages = readSources(root).flatMap(({ path, text }) =>
      [...text.matchAll(MESSAGE)].map(([, message = ""]) => `${path}: ${message}`),
    );
    expect(messages.length).toBeGreaterThan(100);
    expect(messages.filter((message) => !ENDS_WELL.test(message))).toEqual([]);
  });

  it("are found in the table, and in any part of a name", () => {
    expect(AVOIDED).toEqual(expect.arrayContaining(["told", "kept", "standing", "cure", "most", "meet", "node"]));
    expect(partsOf("storeNamedAfter")).toContain("named");
    expect(partsOf("small-nodes")).toContain("node");
  });
});
