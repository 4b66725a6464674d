// Small random programs around one object of options: flags, second names, boxes, closures, loops, jumps. Each call
// `sync(options, site)` tells what the program does; `flip()` is a value that only the run knows.
import * as fc from 'fast-check';

const FLAGS = ['a', 'b', 'c'] as const;
const OBJECTS = ['o', 'p', 'q'] as const;

const flag = fc.constantFrom(...FLAGS);
const object = fc.constantFrom(...OBJECTS);
const literal = fc.constantFrom('true', 'false', '0', '1', "''", "'x'", 'null', 'undefined');
const leaf = fc.oneof(literal, flag, object.map((name) => `${name}.force`), fc.constant('flip()'));

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('expression').map((inner) => `!${inner}`),
    fc.tuple(tie('expression'), fc.constantFrom('&&', '||', '??', '===', ','), tie('expression')).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(leaf, tie('expression'), tie('expression')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc.tuple(flag, fc.constantFrom('=', '||=', '&&=', '??='), leaf).map(([name, operator, value]) => `(${name} ${operator} ${value})`),
  ),
}));

/** An expression that is an object; a name may be of the same one that another name is of. */
const options = fc.oneof(
  object,
  leaf.map((value) => `{ force: ${value} }`),
  fc.constant('{}'),
  fc.tuple(object, leaf).map(([name, value]) => `{ ...${name}, force: ${value} }`),
  fc.tuple(object, leaf).map(([name, value]) => `{ force: ${value}, ...${name} }`),
  fc.tuple(leaf, object, object).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
  fc.tuple(object, object).map(([target, source]) => `Object.assign(${target}, ${source})`),
  object.map((name) => `{ in: ${name} }.in`),
  object.map((name) => `[${name}].at(0)`),
  fc.tuple(object, leaf).map(([name, value]) => `(${name}.force = ${value}, ${name})`),
);

const simple = fc.oneof(
  fc.tuple(flag, expression).map(([name, value]) => `${name} = ${value};`),
  fc.tuple(object, expression).map(([name, value]) => `${name}.force = ${value};`),
  fc.tuple(object, options).map(([name, value]) => `${name} = ${value};`),
  object.map((name) => `delete ${name}.force;`),
  fc.tuple(object, leaf).map(([name, value]) => `({ force: ${name}['force'] = ${value} } = {});`),
  fc.tuple(flag, options).map(([name, value]) => `({ force: ${name} = false } = ${value});`),
  fc.tuple(object, leaf).map(([name, value]) => `box.in = ${name}; box.in.force = ${value};`),
  object.map((name) => `${name} = box.in;`),
  fc.tuple(object, leaf).map(([name, value]) => `{ const k = ${name}; k.force = ${value}; }`),
  fc.tuple(object, leaf).map(([name, value]) => `for (const k of [${name}]) k.force = ${value};`),
  options.map((value) => `sync(${value}, SITE);`),
  expression.map((value) => `sync({ force: ${value} }, SITE);`),
);

/** A labelled block; the number in the label is higher than that of any inside. */
function label(body: string, test: string, rest: string): string {
  const name = `out${`${body}${rest}`.split('out').length}`;
  return `${name}: {\n${body}\nif (${test}) break ${name};\n${rest}\n}`;
}

const { block } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 2 }).map((statements) => statements.join('\n')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: simple },
    { weight: 1, arbitrary: fc.tuple(expression, tie('block'), tie('block')).map(([test, yes, no]) => `if (${test}) {\n${yes}\n} else {\n${no}\n}`) },
    { weight: 1, arbitrary: fc.tuple(leaf, tie('block')).map(([test, body]) => `if (${test}) {\n${body}\n}`) },
    { weight: 1, arbitrary: fc.tuple(tie('block'), leaf, tie('block')).map(([body, test, rest]) => `for (let i = 0; i < 3; i++) {\n${body}\nif (${test}) break;\n${rest}\n}`) },
    { weight: 1, arbitrary: fc.tuple(tie('block'), leaf, tie('block')).map(([body, test, rest]) => `try {\n${body}\nif (${test}) throw 1;\n${rest}\n} catch {\n${rest}\n}`) },
    { weight: 1, arbitrary: fc.tuple(leaf, tie('block'), tie('block')).map(([test, body, rest]) => `switch (${test}) {\ncase true: {\n${body}\n}\ncase 0: {\n${rest}\nbreak; }\ndefault: {\n${body}\n} }`) },
    { weight: 1, arbitrary: fc.tuple(tie('block'), leaf, tie('block')).map(([body, test, rest]) => label(body, test, rest)) },
    { weight: 1, arbitrary: tie('block').map((body) => `later(() => {\n${body}\n});`) },
  ),
}));

/** A program as text; `SITE` counts up, so that every call of `sync` has a number. */
export const program: fc.Arbitrary<string> = fc
  .tuple(fc.array(literal, { minLength: 3, maxLength: 3 }), fc.array(fc.constantFrom('{}', '{ force: true }', '{ force: false }'), { minLength: 3, maxLength: 3 }), fc.array(block, { minLength: 1, maxLength: 2 }))
  .map(([flags, objects, blocks]) => {
    const declared = [...FLAGS.map((name, index) => `let ${name} = ${flags[index] ?? 'false'};`), ...OBJECTS.map((name, index) => `let ${name} = ${objects[index] ?? '{}'};`)];
    const text = [...declared, 'const box = { in: p };', ...blocks, 'sync(o, SITE);', 'sync({ force: a }, SITE);'].join('\n');
    let site = 0;
    return text.replaceAll('SITE', () => `'site${(site += 1)}'`);
  });
