import { resolve } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readSources } from "../../scripts/dev/structure/source-tree.ts";

/** A regular expression of the sources; a source that only the running program knows is undefined. */
interface Pattern {
  readonly place: string;
  readonly source: string | undefined;
  readonly flags: string;
}

/** Patterns that may take more than linear time, or that cannot be judged, and why that does no harm. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '(?:\\p{L}+:)?(?:["“][^"”]*|[^\\s()"“”]*)$': "A query has at most 2,000 characters.",
  "server/dispatch/dispatch.ts": "It is built from the paths of the contract, each part of which ends at a slash.",
  "server/handlers/cypher.ts": "It is built from names of parameters, and meets only the examples of the console.",
  "graph/store/neo4j/connection/names.ts": "It is built from names of labels, and meets only our own statements.",
};

const root = resolve(import.meta.dirname, "../..");

/** Every literal and every `new RegExp(…)` of a file. */
function patternsOf(path: string, text: string): Pattern[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, ts.Expression>();
  const found: Pattern[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    const isBuilt = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";
    if (ts.isRegularExpressionLiteral(node) || isBuilt) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${path}:${line}`, ...(isBuilt ? builtPattern(node, constants) : literalPattern(node)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function literalPattern(node: ts.Node): Omit<Pattern, "place"> {
  const text = node.getText();
  const end = text.lastIndexOf("/");
  return { source: text.slice(1, end), flags: text.slice(end + 1) };
}

function builtPattern(
  node: ts.NewExpression | ts.CallExpression,
  constants: ReadonlyMap<string, ts.Expression>,
): Omit<Pattern, "place"> {
  const [source, flags] = (node.arguments ?? []).map((argument) => constantText(argument, constants));
  return { source, flags: flags ?? "" };
}

/** The text that an expression always has; undefined when it may have several. */
function constantText(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string | undefined {
  const textOf = (inner: ts.Expression) => constantText(inner, constants);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return templateText(node, textOf, ({ text }) => text);
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "String.raw") {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return template.rawText;
    return templateText(template, textOf, ({ rawText }) => rawText ?? "");
  }
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text);
    return value && textOf(value);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === "source" && ts.isIdentifier(node.expression)) {
    const literal = constants.get(node.expression.text);
    return literal && ts.isRegularExpressionLiteral(literal) ? literalPattern(literal).source : undefined;
  }
  return joinedText(node, textOf);
}

type TextOf = (node: ts.Expression) => string | undefined;

function templateText(
  { head, templateSpans }: ts.TemplateExpression,
  textOf: TextOf,
  part: (literal: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) => string,
): string | undefined {
  const values = templateSpans.map(({ expression }) => textOf(expression));
  if (values.includes(undefined)) return undefined;
  return part(head) + templateSpans.map(({ literal }, i) => values[i] + part(literal)).join("");
}

/** `[…].join("|")`. */
function joinedText(node: ts.Expression, textOf: TextOf): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: list, name } = node.expression;
  const [between] = node.arguments;
  if (name.text !== "join" || !between || !ts.isArrayLiteralExpression(list)) return undefined;
  const parts = list.elements.map(textOf);
  return parts.includes(undefined) ? undefined : parts.join(textOf(between));
}

/** What makes a pattern slow, in words; undefined when its time is linear. */
function faultOf({ source, flags }: Pattern): string | undefined {
  if (source === undefined) return "is built from values that are not constant";
  const { reports } = analyse({ source, flags });
  const [worst] = reports.toSorted((a, b) => Number(b.exponential) - Number(a.exponential));
  if (!worst) return undefined;
  const { source: repeat } = worst.character.literal;
  return `takes ${worst.exponential ? "exponential" : "polynomial"} time over ${repeat.slice(0, 40)} repeated: /${source.slice(0, 80)}/`;
}

describe("the time of regular expressions", () => {
  const patterns = readSources(root, ["graph", "server", "scripts/cli"]).flatMap(({ path, text }) =>
    patternsOf(path, text),
  );
  const faults = patterns.flatMap((pattern) => {
    const fault = faultOf(pattern);
    return fault === undefined ? [] : [{ ...pattern, fault }];
  });
  const nameOf = ({ place, source }: Pattern) => source ?? place.replace(/:\d+$/, "");

  it("is linear in the text that they meet", () => {
    expect(patterns.length).toBeGreaterThan(500);
    const told = faults.filter((fault) => !(nameOf(fault) in EXCEPTIONS));
    expect(told.map(({ place, fault }) => `${place} ${fault}`)).toEqual([]);
  });

  it("has no exception that is none", () => {
    const needed = new Set(faults.map(nameOf));
    expect(Object.keys(EXCEPTIONS).filter((name) => !needed.has(name))).toEqual([]);
  });

  it.each([
    ["a nested quantifier", "const A = /^(?:a+)+$/;", "exponential"],
    ["two runs that meet", "const A = /^\\s*\\s*x/;", "polynomial"],
    ["a run that is tried anew from each of its places", "const A = /\\s+$/;", "polynomial"],
    ["a pattern of constant parts", `const P = "a+"; const A = new RegExp(\`^(?:\${P})+$\`);`, "exponential"],
    ["a pattern of a list", 'const A = RegExp(["b", String.raw`\\s*\\s*x`].join("|"));', "polynomial"],
    ["a pattern of the user's words", "const A = new RegExp(word);", "not constant"],
  ])("is judged: %s", (_, text, fault) => {
    expect(patternsOf("a.ts", text).map(faultOf).join()).toContain(fault);
  });
});
