import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
}

export interface Import {
  from: string
  /** The module as written, without a query. */
  module: string
  typeOnly: boolean
}

/** Every file under `src`, whatever its type. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

/** The scripts of a file: the whole of a TypeScript file, the script blocks of a component. */
function scriptsOf({ path, text }: SourceFile): string[] {
  if (path.endsWith('.ts')) return [text]
  if (!path.endsWith('.svelte')) return []
  return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((found) => found[1]!)
}

/** Every import, export from, dynamic import and import type of a file. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  const add = (module: ts.Node | undefined, typeOnly: boolean) => {
    if (module !== undefined && ts.isStringLiteralLike(module)) {
      found.push({ from: file.path, module: module.text.replace(/\?.*$/, ''), typeOnly })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  for (const script of scriptsOf(file)) visit(ts.createSourceFile(basename(file.path), script, ts.ScriptTarget.Latest))
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

/** The path from the root of what a relative import names; `null` for a package. */
export function targetOf({ from, module }: Import): string | null {
  return module.startsWith('.') ? posix.join(posix.dirname(from), module) : null
}

/** The folder under `src` that a path lies in; `''` for `src` itself and `null` outside it. */
export function layerOf(path: string): string | null {
  const [top, layer, ...rest] = path.split('/')
  return top !== 'src' || layer === undefined ? null : rest.length === 0 ? '' : layer
}
