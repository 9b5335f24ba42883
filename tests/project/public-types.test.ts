import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

const parse = (path: string) =>
  ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** What an entry point passes on: each name with the file that declares it. */
function passedOn(entry: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of parse(entry).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !statement.moduleSpecifier) continue;
    if (!ts.isNamedExports(statement.exportClause) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const file = resolve(dirname(entry), statement.moduleSpecifier.text);
    for (const { name } of statement.exportClause.elements) names.set(name.text, file);
  }
  return names;
}

/** Types of the project that a file declares or imports. */
function typesOf(source: ts.SourceFile): Set<string> {
  const own = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) own.add(statement.name.text);
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (bindings && ts.isNamedImports(bindings)) for (const each of bindings.elements) own.add(each.name.text);
  }
  return own;
}

/** Types of the project that the parameters and the result of a function name. */
function typesIn(file: string, name: string): string[] {
  const source = parse(file);
  const found = source.statements.find((one) => ts.isFunctionDeclaration(one) && one.name?.text === name);
  if (!found || !ts.isFunctionDeclaration(found)) return [];
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) types.push(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  for (const node of [...found.parameters.flatMap(({ type }) => type ?? []), ...(found.type ? [found.type] : [])])
    visit(node);
  const own = typesOf(source);
  return types.filter((type) => own.has(type));
}

describe("the public surface", () => {
  it.each(["graph/index.ts", "graph/public/answers.ts", "graph/public/exports.ts", "graph/public/readers.ts"])(
    "%s passes on the types of what its functions take and give",
    (entry) => {
      const names = passedOn(join(root, entry));
      const missing = [...names].flatMap(([name, file]) => typesIn(file, name).filter((type) => !names.has(type)));
      expect(names.size).toBeGreaterThan(3);
      expect([...new Set(missing)]).toEqual([]);
    },
  );
});
