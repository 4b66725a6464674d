import type { ESLint, Rule, Scope } from 'eslint';
import type { CallExpression, Expression, Identifier, Node, ObjectExpression, Property } from 'estree';

/**
 * A small rule of the plugin's shape, sound and then with one fault each. A run counts only after every fault was found
 * and the sound rule was found to be sound. Loaded with steps counted, so the endless loop ends.
 */
interface Part {
  readonly meta?: Partial<Rule.RuleMetaData>;
  report(call: CallExpression, context: Rule.RuleContext): void;
}

function ruleOf({ meta, report }: Part): Rule.RuleModule {
  return {
    meta: { type: 'problem', fixable: 'code', hasSuggestions: true, schema: [], messages: { found: 'All tables are emptied.', swap: 'Run migrations' }, ...meta },
    create: (context) => ({
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'sync') report(node, context);
      },
    }),
  };
}

function readOptions(call: CallExpression): ObjectExpression | undefined {
  const [first] = call.arguments;
  return first?.type === 'ObjectExpression' ? first : undefined;
}

function readForce(call: CallExpression): Property | undefined {
  return readOptions(call)?.properties
    .filter((property) => property.type === 'Property')
    .find(({ key, computed }) => !computed && key.type === 'Identifier' && key.name === 'force');
}

function isStatement(call: CallExpression): boolean {
  return ['ExpressionStatement', 'AwaitExpression'].includes((call as CallExpression & Rule.NodeParentExtension).parent.type);
}

function hasComments(node: Node, context: Rule.RuleContext): boolean {
  return context.sourceCode.getCommentsInside(node).length > 0;
}

const sound = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force === undefined) return;
    const isSafe = isStatement(call) && !hasComments(call, context);
    const swap = (fixer: Rule.RuleFixer): Rule.Fix => fixer.replaceText(call, 'umzug.up()');
    if (isSafe) context.report({ node: force, messageId: 'found', fix: swap });
    else if (hasComments(call, context)) context.report({ node: force, messageId: 'found' });
    else context.report({ node: force, messageId: 'found', suggest: [{ messageId: 'swap', fix: swap }] });
  },
});

const throws = ruleOf({
  report(call, context) {
    // A spread has no key.
    const names = readOptions(call)?.properties.map((property) => (property as Property).key.type);
    if (names?.includes('Identifier') === true) context.report({ node: call, messageId: 'found' });
  },
});

const loops = ruleOf({
  report(call, context) {
    let value: Expression | undefined = readForce(call)?.value as Expression | undefined;
    while (value?.type === 'Identifier') value = readInitializer(value, context);
    if (value?.type === 'Literal') context.report({ node: call, messageId: 'found' });
  },
});

function readInitializer(node: Identifier, context: Rule.RuleContext): Expression | undefined {
  let scope: Scope.Scope | null = context.sourceCode.getScope(node);
  for (; scope !== null; scope = scope.upper) {
    const definition = scope.set.get(node.name)?.defs[0];
    if (definition?.type === 'Variable') return definition.node.init ?? undefined;
  }
  return undefined;
}

/** Fine on every program but the deeply nested ones. */
const overflows = ruleOf({
  report(call, context) {
    const depth = (node: Node): number => {
      const children = context.sourceCode.visitorKeys[node.type]?.flatMap((key) => (node as unknown as Record<string, Node | Node[] | null>)[key] ?? []) ?? [];
      return 1 + Math.max(0, ...children.map(depth));
    };
    if (depth(call) > 1) context.report({ node: call, messageId: 'found' });
  },
});

const misplaced = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force?.value.type !== 'TemplateLiteral' || force.loc == null) return;
    const { start, end } = force.loc;
    context.report({ messageId: 'found', loc: { start, end: { line: end.line, column: end.column + 2000 } } });
  },
});

const repeated = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force === undefined) return;
    context.report({ node: force, messageId: 'found' });
    if (force.value.type === 'CallExpression') context.report({ node: force, messageId: 'found' });
  },
});

const placeholder = ruleOf({
  meta: { messages: { found: 'All tables of {{database}} are emptied.' } },
  report(call, context) {
    const [name] = call.arguments;
    if (name !== undefined) context.report({ node: call, messageId: 'found', data: name.type === 'Identifier' ? {} : { database: 'x' } });
  },
});

let turns = 0;
const forgets = ruleOf({
  report(call, context) {
    turns += 1;
    if (turns % 97 !== 0) context.report({ node: call, messageId: 'found' });
  },
});

const countsBytes = ruleOf({
  report(call, context) {
    const isFarIn = (call.range?.[0] ?? 0) > (context.sourceCode.lines.at(-1)?.length ?? 0) + context.sourceCode.text.indexOf('\n', 60);
    if (isFarIn === context.sourceCode.text.includes('\r')) context.report({ node: call, messageId: 'found' });
  },
});

const sorts = ruleOf({
  report(call, context) {
    const [first] = readOptions(call)?.properties.reverse() ?? [];
    if (first !== undefined) context.report({ node: first, messageId: 'found' });
  },
});

const remembers = ruleOf({
  report(call, context) {
    const settings = context.settings['sequelize-guard'] as Record<string, unknown> | undefined;
    const migration = settings?.migration as { import?: { kind?: string } } | undefined;
    // A default written back into the user's settings.
    if (migration?.import !== undefined && !Object.isFrozen(migration.import)) migration.import.kind ??= 'named';
    context.report({ node: call, messageId: 'found' });
  },
});

const drops = ruleOf({
  report(call, context) {
    if (readForce(call) !== undefined && isStatement(call)) context.report({ node: call, messageId: 'found', fix: (fixer) => fixer.replaceText(call, 'umzug.up()') });
  },
});

/** Takes the key out and leaves its comma. */
function removeKey(force: Property, context: Rule.RuleContext): (fixer: Rule.RuleFixer) => Rule.Fix[] {
  const comments = context.sourceCode.getCommentsInside(force);
  return (fixer) => (comments.length > 0 ? [] : [fixer.remove(force)]);
}

const breaks = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force !== undefined) context.report({ node: force, messageId: 'found', fix: removeKey(force, context) });
  },
});

const suggestsBroken = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force !== undefined) context.report({ node: force, messageId: 'found', suggest: [{ messageId: 'swap', fix: removeKey(force, context) }] });
  },
});

const suggestsLoss = ruleOf({
  report(call, context) {
    if (readForce(call) === undefined) return;
    context.report({ node: call, messageId: 'found', suggest: [{ messageId: 'swap', fix: (fixer) => fixer.replaceText(call, 'umzug.up()') }] });
  },
});

/** `true` becomes `!0`, `!0` becomes `true`. */
function toggle(force: Property, context: Rule.RuleContext): (fixer: Rule.RuleFixer) => Rule.Fix {
  return (fixer) => fixer.replaceText(force.value, context.sourceCode.getText(force.value) === 'true' ? '!0' : 'true');
}

function isTrue(force: Property, context: Rule.RuleContext): boolean {
  return ['true', '!0'].includes(context.sourceCode.getText(force.value));
}

const swings = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force !== undefined && isTrue(force, context)) context.report({ node: force, messageId: 'found', fix: toggle(force, context) });
  },
});

const suggestsSwinging = ruleOf({
  report(call, context) {
    const force = readForce(call);
    if (force === undefined || !isTrue(force, context)) return;
    context.report({ node: force, messageId: 'found', suggest: [{ messageId: 'swap', fix: toggle(force, context) }] });
  },
});

function insertLine(call: CallExpression): (fixer: Rule.RuleFixer) => Rule.Fix {
  return (fixer) => fixer.insertTextBefore(call, '\n');
}

function isAtLineStart(call: CallExpression, context: Rule.RuleContext): boolean {
  return context.sourceCode.text[(call.range?.[0] ?? 1) - 1] === '\n';
}

const bareLineEnds = ruleOf({
  report(call, context) {
    if (isStatement(call) && !isAtLineStart(call, context)) context.report({ node: call, messageId: 'found', fix: insertLine(call) });
  },
});

const suggestsBareLineEnds = ruleOf({
  report(call, context) {
    if (!isStatement(call) || isAtLineStart(call, context)) return;
    context.report({ node: call, messageId: 'found', suggest: [{ messageId: 'swap', fix: insertLine(call) }] });
  },
});

/** By the kind of problem that each one has to be found as. */
export const faultyRules: Readonly<Record<string, Rule.RuleModule>> = {
  'throws': throws,
  'overflows': overflows,
  'too many steps': loops,
  'location outside the file': misplaced,
  'reported twice': repeated,
  'placeholder left in the message': placeholder,
  'another answer the second time': forgets,
  'another answer with CRLF or BOM': countsBytes,
  'changed the tree': sorts,
  'changed the settings or options': remembers,
  'fix does not parse': breaks,
  'fix loses a comment': drops,
  'fix changes line ends or BOM': bareLineEnds,
  'fix never settles': swings,
  'suggestion does not parse': suggestsBroken,
  'suggestion loses a comment': suggestsLoss,
  'suggestion changes line ends or BOM': suggestsBareLineEnds,
  'suggestion never settles': suggestsSwinging,
};

export const soundPlugin: ESLint.Plugin = { rules: { sound } };
