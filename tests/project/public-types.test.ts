import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** The source of each entry point that package.json names. */
function entryPoints(): { name: string; file: string }[] {
  const { exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
    exports: Record<string, { default?: string }>;
  };
  return Object.entries(exports).flatMap(([name, { default: built }]) =>
    built ? [{ name, file: resolve(root, built.replace("./dist/", "").replace(/\.js$/, ".ts")) }] : [],
  );
}

/** Every example of TypeScript in the documents, as if it were a file of a program that has installed the package. */
const examples = new Map(
  ["README.md", "docs/api.md"].flatMap((page) => {
    const blocks = [...readFileSync(resolve(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
    return blocks.map(([, code], i) => [resolve(root, `${page}-${i + 1}.ts`), `${code}\nexport {};\n`] as const);
  }),
);

function openProgram(entries: readonly { name: string; file: string }[]): ts.Program {
  const config = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const paths = Object.fromEntries(entries.map(({ name, file }) => [name.replace(/^\./, "isthmus"), [file]]));
  const settings = { ...options, noEmit: true, paths };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => examples.has(resolve(path)) || fileExists(path);
  host.readFile = (path) => examples.get(resolve(path)) ?? readFile(path);
  return ts.createProgram([...entries.map(({ file }) => file), ...examples.keys()], settings, host);
}

/** What a symbol stands for, when it was imported or passed on. */
const origin = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** The build leaves such members out of the types that are published. */
const isInternal = ({ tagName }: ts.JSDocTag) => tagName.text === "internal";

/** What a program must be able to name to call a function or to implement an interface. */
function typesOf(declaration: ts.Declaration): ts.Node[] {
  if (ts.isFunctionDeclaration(declaration)) {
    const parameters = declaration.parameters.flatMap(({ type }) => type ?? []);
    return declaration.type ? [...parameters, declaration.type] : parameters;
  }
  if (!ts.isInterfaceDeclaration(declaration)) return [];
  const members = declaration.members.filter((member) => !ts.getJSDocTags(member).some(isInternal));
  return [...members, ...(declaration.heritageClauses ?? [])];
}

function namesIn(node: ts.Node): ts.Node[] {
  const inside: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...namesIn(child));
  });
  if (ts.isTypeReferenceNode(node)) return [node.typeName, ...inside];
  return ts.isExpressionWithTypeArguments(node) ? [node.expression, ...inside] : inside;
}

describe("the public surface", () => {
  const entries = entryPoints();
  const program = openProgram(entries);
  const checker = program.getTypeChecker();
  const exported = (file: string) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
    return checker.getExportsOfModule(module).map((symbol) => origin(checker, symbol));
  };
  const everywhere = new Set(entries.flatMap(({ file }) => exported(file)));

  /** Types of the project that no entry point passes on. Types within opaque ones, which are aliases or classes, are not looked at. */
  function unnamed(symbol: ts.Symbol): string[] {
    const nodes = (symbol.declarations ?? []).flatMap(typesOf).flatMap(namesIn);
    return nodes.flatMap((node) => {
      const found = checker.getSymbolAtLocation(node);
      const type = found && origin(checker, found);
      const isOurs = type?.declarations?.some((one) => {
        const { fileName } = one.getSourceFile();
        return fileName.startsWith(root.replaceAll("\\", "/")) && !fileName.includes("/node_modules/");
      });
      if (!type || !isOurs || type.flags & ts.SymbolFlags.TypeParameter || everywhere.has(type)) return [];
      return [`${symbol.name}: ${type.name}`];
    });
  }

  it.each(entries)("$name names the types of what its functions take and give", ({ file }) => {
    const symbols = exported(file);
    expect(symbols.length).toBeGreaterThan(2);
    expect([...new Set(symbols.flatMap(unnamed))]).toEqual([]);
  });

  /** A schema of zod describes itself in `.meta`; the type of the same name stands beside it. */
  const describesItself = (symbol: ts.Symbol) => {
    return symbol.declarations?.some((one) => /\bz\.infer<|\.meta\(/.test(one.getText())) ?? false;
  };

  const isFunction = (symbol: ts.Symbol) => Boolean(symbol.flags & ts.SymbolFlags.Function);

  it("names each function of isthmus/answers after the shape that it answers", () => {
    const file = (name: string) => entries.find((entry) => entry.name === name)!.file;
    const shapes = exported(file("./contract")).map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
    const functions = exported(file("./answers")).filter(isFunction);
    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter(({ name }) => !shapes.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it("has every function in the tables of docs/api.md", () => {
    const rows = readFileSync(resolve(root, "docs/api.md"), "utf8").match(/^\|.*$/gm) ?? [];
    const functions = entries.flatMap(({ file }) => exported(file)).filter(isFunction);
    const missing = functions.filter(({ name }) => !rows.some((row) => row.includes(`\`${name}\``)));
    expect(functions.length).toBeGreaterThan(30);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it.each(entries)("$name says in a comment what each export is", ({ file }) => {
    const silent = exported(file).filter((symbol) => {
      return symbol.getDocumentationComment(checker).length === 0 && !describesItself(symbol);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it.each([...examples.keys()].map((file) => relative(root, file)))("compiles the example %s", (file) => {
    const found = program.getSourceFile(resolve(root, file))!;
    const faults = [...program.getSyntacticDiagnostics(found), ...program.getSemanticDiagnostics(found)];
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });

  it("shows an example of each entry point with functions", () => {
    const code = [...examples.values()].join("");
    const missing = entries.filter(({ name }) => !code.includes(`from "${name.replace(/^\./, "isthmus")}"`));
    expect(missing.map(({ name }) => name)).toEqual(["./store"]);
  });
});
