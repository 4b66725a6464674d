import fc from 'fast-check';

/** Names that are keys of every object, names of globals, and names the plugin looks for. */
const NAMES = [
  'a', 'b', 'o', 'options', 'force', 'alter', 'match', 'sync', 'drop', 'sequelize', 'User', 'Model', 'models', 'db', 'umzug', 'process', 'env',
  'constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'prototype', 'isTest', 'queryInterface', 'undefined', 'NaN', 'then',
];
const MEMBERS = [...NAMES, 'NODE_ENV', 'argv', 'body', 'query', 'call', 'apply', 'bind', 'length', 'where', 'truncate', 'storage', '$', '_'];
const LITERALS = [
  'true', 'false', '0', '1', '-0', '0n', "''", "'false'", '"sync"', "'force'", 'null', 'undefined', 'NaN', '/_test$/', '/(a|b)*\\u{1F600}?/gu', 'void 0',
  "'__proto__'", '`force`', "'sqlite::memory:'", "'test'", "'\\u0066orce'", '1e999', '!0', 'this', 'import.meta.env.MODE', 'new.target', '[]', '{}',
];

const name = fc.constantFrom(...NAMES);
const member = fc.constantFrom(...MEMBERS);

/** Programs that mean nothing: every expression form in every other one, with hostile names. Many do not parse. */
const grammar = fc.letrec<{ expression: string; property: string; statement: string; leaf: string }>((tie) => {
  const expression = tie('expression');
  const statement = tie('statement');
  const properties = fc.array(tie('property'), { maxLength: 4 }).map((items) => `{ ${items.join(', ')} }`);
  const block = fc.array(statement, { maxLength: 3 }).map((items) => `{ ${items.join(' ')} }`);
  const parameter = fc.oneof(name, fc.tuple(name, expression).map(([left, right]) => `${left} = ${right}`), name.map((item) => `{ ${item}, ...rest }`));
  const parameters = fc.array(parameter, { maxLength: 2 }).map((items) => items.join(', '));
  const list = fc.array(fc.oneof(expression, expression.map((item) => `...${item}`)), { maxLength: 3 }).map((items) => items.join(', '));
  return {
    leaf: fc.oneof(name, fc.constantFrom(...LITERALS), fc.constantFrom('process.env.FORCE', "process.env.NODE_ENV === 'test'", 'process.argv[2]', 'req.body')),
    property: fc.oneof(
      fc.tuple(member, expression).map(([key, value]) => `${key}: ${value}`),
      fc.tuple(member, expression).map(([key, value]) => `'${key}': ${value}`),
      fc.tuple(expression, expression).map(([key, value]) => `[${key}]: ${value}`),
      expression.map((item) => `...${item}`),
      name,
      fc.tuple(member, block).map(([key, body]) => `get ${key}() ${body}`),
      fc.tuple(member, parameters, block).map(([key, items, body]) => `async ${key}(${items}) ${body}`),
    ),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: tie('leaf') },
      { weight: 3, arbitrary: fc.tuple(expression, member).map(([left, key]) => `(${left}).${key}`) },
      { weight: 2, arbitrary: fc.tuple(name, fc.constantFrom('sync', 'drop', 'truncate', 'destroy'), properties).map(([left, key, given]) => `${left}.${key}(${given})`) },
      { weight: 2, arbitrary: fc.tuple(expression, list).map(([callee, given]) => `(${callee})(${given})`) },
      { weight: 2, arbitrary: properties.map((item) => `(${item})`) },
      fc.tuple(expression, expression).map(([left, key]) => `(${left})[${key}]`),
      fc.tuple(name, member, list).map(([left, key, given]) => `${left}?.${key}?.(${given})`),
      list.map((item) => `[${item}]`),
      list.map((item) => `Object.assign(${item})`),
      fc.tuple(expression, expression, expression).map(([test, left, right]) => `(${test} ? ${left} : ${right})`),
      fc.tuple(expression, fc.constantFrom('&&', '||', '??', '===', '!=', '+', ',', 'in', 'instanceof'), expression).map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
      fc.tuple(fc.constantFrom('!', '!!', 'typeof ', 'void ', '-', 'await ', 'delete ', 'yield '), expression).map(([operator, item]) => `(${operator}(${item}))`),
      fc.tuple(name, fc.constantFrom('=', '||=', '??=', '+='), expression).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc.tuple(parameters, expression).map(([items, body]) => `((${items}) => (${body}))`),
      fc.tuple(parameters, block).map(([items, body]) => `(async function (${items}) ${body})`),
      fc.tuple(name, list).map(([callee, given]) => `new ${callee}(${given})`),
      fc.tuple(expression, expression).map(([left, right]) => `\`\${${left}} \${${right}}\``),
      fc.tuple(name, expression, block).map(([item, field, body]) => `(class extends ${item} { static force = ${field}; static { ${body} } })`),
    ),
    statement: fc.oneof(
      { depthSize: 'small' },
      { weight: 4, arbitrary: expression.map((item) => `(${item});`) },
      { weight: 4, arbitrary: fc.tuple(name, expression).map(([left, right]) => `var ${left} = ${right};`) },
      { weight: 2, arbitrary: fc.tuple(name, member, expression).map(([left, key, right]) => `${left}.${key} = ${right};`) },
      fc.tuple(name, expression).map(([left, right]) => `{ const ${left} = ${right}; sequelize.sync(${left}); }`),
      fc.tuple(name, name, expression).map(([left, other, right]) => `var { ${left}, [${other}]: x = 1, ...y } = ${right};`),
      fc.tuple(expression, block, block).map(([test, left, right]) => `if (${test}) ${left} else ${right}`),
      fc.tuple(name, expression, block).map(([item, over, body]) => `for (const ${item} of ${over}) ${body}`),
      fc.tuple(name, expression, block).map(([item, over, body]) => `for (var ${item} in ${over}) ${body}`),
      fc.tuple(expression, block).map(([test, body]) => `while (${test}) ${body}`),
      fc.tuple(block, name, block, block).map(([left, item, middle, right]) => `try ${left} catch (${item}) ${middle} finally ${right}`),
      fc.tuple(expression, expression, block).map(([over, test, body]) => `switch (${over}) { case ${test}: ${body} break; default: }`),
      fc.tuple(name, parameters, block).map(([item, given, body]) => `function ${item}(${given}) ${body}`),
      fc.tuple(name, name, parameters, block).map(([item, key, given, body]) => `class ${item} { ${key} = this; static async ${key}(${given}) ${body} }`),
      fc.tuple(fc.constantFrom('return', 'throw'), expression).map(([word, item]) => `${word} ${item};`),
      block,
    ),
  };
});

/** A program of some statements, the same for the same seed. */
export function generateProgram(seed: number): string {
  const program = fc.array(grammar.statement, { minLength: 2, maxLength: 7 });
  return (fc.sample(program, { seed, numRuns: 1 })[0] ?? []).join('\n');
}
