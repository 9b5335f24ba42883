import { readFileSync } from "node:fs";
import { resolve } from "node:path";
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

function openProgram(files: readonly string[]): ts.Program {
  const config = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([...files], { ...options, noEmit: true });
}

/** What a symbol stands for, when it was imported or passed on. */
const origin = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** What a program must be able to name to call a function or to implement an interface. */
function typesOf(declaration: ts.Declaration): ts.Node[] {
  if (ts.isFunctionDeclaration(declaration)) {
    const parameters = declaration.parameters.flatMap(({ type }) => type ?? []);
    return declaration.type ? [...parameters, declaration.type] : parameters;
  }
  return ts.isInterfaceDeclaration(declaration) ? [...declaration.members, ...(declaration.heritageClauses ?? [])] : [];
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
  const program = openProgram(entries.map(({ file }) => file));
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

  it.each(entries)("$name says in a comment what each export is", ({ file }) => {
    const silent = exported(file).filter((symbol) => {
      return symbol.getDocumentationComment(checker).length === 0 && !describesItself(symbol);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
