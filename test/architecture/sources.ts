import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const han = /\p{Script=Han}/u;

/** Literals, templates and JSX text in which Han characters stand; comments are free. */
export function chineseLiterals(file: string): Finding[] {
  return findings(file, (node) => {
    return isText(node) && han.test(node.text) ? node.text : undefined;
  });
}

/** Where the system's clock is read: `Date.now()`, `new Date()`, `Date()`. */
export function clockReadings(file: string): Finding[] {
  return findings(file, (node) => {
    if (isMember(node, 'Date', 'now')) return 'Date.now';
    if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
    const aboutDate = ts.isIdentifier(node.expression) && node.expression.text === 'Date';
    return aboutDate && !node.arguments?.length ? 'new Date()' : undefined;
  });
}

export function chanceReadings(file: string): Finding[] {
  return findings(file, (node) => (isMember(node, 'Math', 'random') ? 'Math.random' : undefined));
}

/** Where a form's field is taken as it came, `tap.form.reason` or `tap.form[name]`: too long, or of the wrong kind. */
export function bareFields(file: string): Finding[] {
  return findings(file, (node) => {
    const access = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    return access && isMember(node.expression, 'tap', 'form') ? node.getText() : undefined;
  });
}

function isMember(node: ts.Node, object: string, name: string): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== name) return false;
  return ts.isIdentifier(node.expression) && node.expression.text === object;
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.JsxText;

/** Not a regular expression: that reads what people write, and is read by nobody. */
function isText(node: ts.Node): node is Text {
  const piece = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  return piece || ts.isStringLiteralLike(node) || ts.isJsxText(node);
}

function findings(file: string, judge: (node: ts.Node) => string | undefined): Finding[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const visit = (node: ts.Node) => {
    const text = judge(node);
    if (text !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
