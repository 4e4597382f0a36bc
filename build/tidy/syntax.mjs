// Findings that need the syntax tree, by TypeScript's own parser (no types).
import ts from 'typescript';

const { SyntaxKind } = ts;

const ARITHMETIC = new Set([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.SlashToken,
  SyntaxKind.PercentToken,
  SyntaxKind.AsteriskAsteriskToken,
  SyntaxKind.PlusEqualsToken,
  SyntaxKind.MinusEqualsToken,
  SyntaxKind.AsteriskEqualsToken,
  SyntaxKind.SlashEqualsToken,
  SyntaxKind.PercentEqualsToken,
  SyntaxKind.PlusPlusToken,
  SyntaxKind.MinusMinusToken,
]);

// Attributes whose text a person reads or hears.
const READ_ATTRIBUTES = new Set(
  'label title placeholder description alt error message aria-label aria-description aria-roledescription'.split(' '),
);

const hasLetters = (text) => /\p{L}/u.test(text);

function unwrap(node) {
  const wrapped = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
  return wrapped ? unwrap(node.expression) : node;
}

function isMoney(expression) {
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) return node.text.endsWith('Minor');
  return ts.isPropertyAccessExpression(node) && node.name.text.endsWith('Minor');
}

function operandsOf(node) {
  if (ts.isBinaryExpression(node) && ARITHMETIC.has(node.operatorToken.kind)) return [node.left, node.right];
  const unary = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return unary && ARITHMETIC.has(node.operator) ? [node.operand] : [];
}

/** The words in an attribute's value, or '' where they come from the catalogue. */
function literalText(value) {
  if (!value) return '';
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) return value.text;
  if (ts.isTemplateExpression(value))
    return [value.head, ...value.templateSpans.map((s) => s.literal)].map((l) => l.text).join('');
  return ts.isJsxExpression(value) ? literalText(value.expression) : '';
}

const calls = (node, name) =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === name;

const isSpecifier = (node) => ts.isImportSpecifier(node) || ts.isExportSpecifier(node);

const isDate = (node) => ts.isIdentifier(node) && node.text === 'Date';

const RULES = [
  {
    rule: 'no-enum',
    message: 'a union of strings says the same and erases',
    where: () => true,
    found: (node) => ts.isEnumDeclaration(node),
  },
  {
    rule: 'one-caller-of-append',
    message: 'a posting is appended by db/ledger/post.ts and nothing else',
    where: (file) => /^(shared|db|main|renderer)\//.test(file) && file !== 'db/ledger/post.ts',
    found: (node) => isSpecifier(node) && (node.propertyName ?? node.name).text === 'appendPosting',
  },
  {
    rule: 'no-clock',
    message: 'time is passed in',
    where: (file) => file.startsWith('shared/'),
    found: (node) =>
      (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) ||
      (ts.isCallExpression(node) && isDate(node.expression)),
  },
  {
    rule: 'no-float-text',
    message: 'amounts are integers, written by shared/money',
    where: (file) => /^(shared|db|renderer)\//.test(file),
    found: (node) => calls(node, 'toFixed') || calls(node, 'parseFloat'),
  },
  {
    rule: 'no-money-arithmetic',
    message: 'the renderer shows amounts, shared/money reckons with them',
    where: (file) => file.startsWith('renderer/'),
    found: (node) => operandsOf(node).some(isMoney),
  },
  {
    rule: 'no-literal-text',
    message: 'texts come from the catalogue',
    where: (file) => /^renderer\/.*\.tsx$/.test(file),
    found: (node) =>
      ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText()) && hasLetters(literalText(node.initializer)),
  },
];

/** Findings in one file, as {file, line, rule, message}. */
export function syntaxFindings(file, text) {
  const rules = RULES.filter(({ where }) => where(file));
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const findings = [];
  const visit = (node) => {
    for (const { rule, message, found } of rules) {
      if (!found(node)) continue;
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      findings.push({ file, line, rule, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}
