// The forms in which a value gets from one place of a file to another. One table for flags, options, models and instances.
import type { Draft, Flow, Make } from './draft.js';

const declared: readonly Flow[] = [
  (draft, make) => draft.keep(make()),
  (draft, make) => initialize(draft, 'let', make()),
  (draft, make) => {
    const name = draft.name('late');
    draft.add(`let ${name};`, `${name} = ${make()};`);
    return name;
  },
  (draft, make) => {
    const [name, value] = [draft.name('hoisted'), make()];
    draft.add(`${name} = ${value};`, `var ${name};`);
    return name;
  },
  (draft, make) => {
    const [name, value] = [draft.name('hoisted'), make()];
    draft.add(`${name}();`, `var ${name}Value;`, `function ${name}() { ${name}Value = ${value}; }`);
    return `${name}Value`;
  },
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`${name} = ${value};`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`if (${draft.condition()}) ${name} = ${value};`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`${name} ${draft.random.pick(['&&=', '||=', '??='])} ${value};`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`switch (${draft.condition()}) {`, `case true: ${name} = ${value}; break;`, `default: ${draft.random.pick(['break;', `${name} = ${make()};`])}`, '}')),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`try { ${draft.random.pick(['', 'JSON.parse("{");'])} ${name} = ${value}; } catch { ${name} = ${make()}; }`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`try { ${name} = ${value}; } finally { if (${draft.condition()}) ${name} = ${make()}; }`)),
  (draft, make) => overwrite(draft, make, (name, value) => {
    const label = draft.name('out');
    draft.add(`${label}: {`, `${name} = ${value};`, `if (${draft.condition()}) break ${label};`, `${name} = ${make()};`, '}');
  }),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`for (const item of [${make()}, ${value}]) ${name} = item;`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`for (let turn = 0; turn < 2; turn += 1) { if (turn === 1) ${name} = ${value}; }`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`for (const key in { only: 1 }) ${name} = ${value};`)),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`[${name}] = [${value}];`)),
];

/** The writes of a variable in code that is called later. */
const called: readonly Flow[] = [
  (draft, make) => overwriteCalled(draft, make, (write) => `function ${write.name}() { ${write.text} }`, (name) => `${name}();`),
  (draft, make) => overwriteCalled(draft, make, (write) => `const ${write.name} = () => { ${write.text} };`, (name) => draft.random.pick([`${name}();`, `${name}.call(null);`, `[1].forEach(${name});`, `[1, 2].map(() => ${name}());`])),
  (draft, make) => overwriteCalled(draft, make, (write) => `const ${write.name} = async () => { ${write.text} };`, (name) => `await ${name}();`),
  (draft, make) => overwriteCalled(draft, make, (write) => `const ${write.name} = { run() { ${write.text} } };`, (name) => `${name}.run();`),
  (draft, make) => overwriteCalled(draft, make, (write) => `class ${write.name} { static run() { ${write.text} } }`, (name) => `${name}.run();`),
  (draft, make) => overwriteCalled(draft, make, (write) => `class ${write.name} { constructor() { ${write.text} } }`, (name) => `new ${name}();`),
  (draft, make) => overwriteCalled(draft, make, (write) => `const ${write.name} = { get value() { ${write.text} return 1; } };`, (name) => `${name}.value;`),
  (draft, make) => overwriteCalled(draft, make, () => '', (_, text) => `(() => { ${text} })();`),
  (draft, make) => overwriteCalled(draft, make, () => '', (_, text) => `(function () { ${text} }).call(null);`),
  (draft, make) => overwriteCalled(draft, make, () => '', (_, text) => `await Promise.resolve().then(() => { ${text} });`),
  (draft, make) => overwriteCalled(draft, make, (write) => `const ${write.name} = () => { ${write.text} };`, (name) => `const ${name}Again = () => ${name}();\n${name}Again();`),
];

const chosen: readonly Flow[] = [
  (draft, make) => `(${draft.condition()} ? ${make()} : ${make()})`,
  (draft, make) => `(${make()} ${draft.random.pick(['||', '&&', '??'])} ${make()})`,
  (_, make) => `(0, ${make()})`,
  (draft, make) => (draft.language === 'ts' ? `(${make()} as any)` : `(${make()})`),
  (draft, make) => (draft.language === 'ts' ? `(${make()})!` : make()),
  (draft, make) => (draft.language === 'ts' ? `(${make()} satisfies unknown)` : make()),
];

const returned: readonly Flow[] = [
  (_, make) => `(() => ${make()})()`,
  (draft, make) => defineFunction(draft, '', `return ${make()};`, ''),
  (draft, make) => defineFunction(draft, '', `if (${draft.condition()}) return ${make()}; return ${make()};`, ''),
  (draft, make) => defineFunction(draft, '', `switch (${draft.condition()}) { case true: return ${make()}; default: return ${make()}; }`, ''),
  (draft, make) => defineFunction(draft, '', `try { return ${make()}; } finally { ${draft.random.pick(['', `return ${make()};`])} }`, ''),
  (draft, make) => defineFunction(draft, 'item', 'return item;', make()),
  (draft, make) => defineFunction(draft, `item = ${make()}`, 'return item;', draft.random.pick(['', 'undefined', make()])),
  (draft, make) => defineFunction(draft, '...items', `return items[${draft.random.pick(['0', '1'])}];`, `${make()}, ${make()}`),
  (draft, make) => defineFunction(draft, draft.language === 'ts' ? '{ item }: any' : '{ item }', 'return item;', `{ item: ${make()} }`),
  (draft, make) => defineFunction(draft, draft.language === 'ts' ? `{ item = ${make()} }: any = {}` : `{ item = ${make()} } = {}`, 'return item;', draft.random.pick(['', '{}', `{ item: ${make()} }`])),
  (draft, make) => `((${draft.typed('item')}) => () => item)(${make()})()`,
  (draft, make) => `((${draft.typed('item')}) => item).call(null, ${make()})`,
  (draft, make) => `((${draft.typed('item')}) => item).bind(null, ${make()})()`,
  (draft, make) => `((${draft.typed('item')}) => item).apply(null, [${make()}])`,
  (draft, make) => `Reflect.apply((${draft.typed('item')}) => item, null, [${make()}])`,
  (_, make) => `(function () { return arguments[0]; })(${make()})`,
  (draft, make) => `(function () { return ((${draft.typed('item')}) => item)(...arguments); })(${make()})`,
];

const boxed: readonly Flow[] = [
  (_, make) => `({ item: ${make()} }).item`,
  (draft, make) => `${draft.keep(`{ item: ${make()} }`)}${draft.random.pick(['.item', "['item']", '?.item'])}`,
  (draft, make) => `${draft.keep(`{ inner: { item: ${make()} } }`)}.inner.item`,
  (draft, make) => destructure(draft, `{ item: NAME }`, `{ item: ${make()} }`),
  (draft, make) => destructure(draft, `{ item: NAME = ${make()} }`, draft.random.pick(['{}', '{ item: undefined }', `{ item: ${make()} }`])),
  (draft, make) => destructure(draft, `{ inner: { item: NAME } }`, `{ inner: { item: ${make()} } }`),
  (draft, make) => destructure(draft, '[NAME]', `[${make()}]`),
  (draft, make) => destructure(draft, '[, NAME]', `[${make()}, ${make()}]`),
  (draft, make) => destructure(draft, `[NAME = ${make()}]`, '[]'),
  (draft, make) => destructure(draft, '[{ item: NAME }]', `[{ item: ${make()} }]`),
  (draft, make) => destructure(draft, '[[, NAME]]', `Object.entries({ item: ${make()} })`),
  (draft, make) => `${destructure(draft, '{ other, ...NAME }', `{ other: 1, item: ${make()} }`)}.item`,
  (draft, make) => `${destructure(draft, '[, ...NAME]', `[1, ${make()}]`)}[0]`,
  (_, make) => `[${make()}][0]`,
  (_, make) => `[${make()}, ${make()}].at(-1)`,
  (_, make) => `[${make()}].find(() => true)`,
  (_, make) => `Object.values({ item: ${make()} })[0]`,
  (_, make) => `[...[${make()}]][0]`,
  (_, make) => `[${make()}].concat([])[0]`,
  (draft, make) => `[${make()}].map((${draft.typed('item')}) => item)[0]`,
  (draft, make) => `[${make()}, ${make()}].reduce((${draft.typed('all')}, ${draft.typed('item')}) => ${draft.random.pick(['item', 'all', 'all || item'])})`,
  (_, make) => `Object.assign({}, { item: ${make()} }).item`,
  (_, make) => `({ ...{ item: ${make()} } }).item`,
  (_, make) => `({ ...{ item: ${make()} }, item: ${make()} }).item`,
  (_, make) => `Object.freeze({ item: ${make()} }).item`,
  (draft, make) => writeProperty(draft, make, (box, value) => `${box}.item = ${value};`),
  (draft, make) => writeProperty(draft, make, (box, value) => `${box}['item'] ${draft.random.pick(['=', '&&=', '||=', '??='])} ${value};`),
  (draft, make) => writeProperty(draft, make, (box, value) => `const ${box}Alias = ${box};\n${box}Alias.item = ${value};`),
  (draft, make) => writeProperty(draft, make, (box, value) => `Object.assign(${box}, { item: ${value} });`),
  (draft, make) => writeProperty(draft, make, (box, value) => `(() => { ${box}.item = ${value}; })();`),
  (draft, make) => writeProperty(draft, make, (box, value) => `function set${box}() { ${box}.item = ${value}; }\nset${box}();`),
  (draft, make) => writeProperty(draft, make, (box, value) => `function set${box}(${draft.typed('it')}) { it.item = ${value}; }\nset${box}(${box});`),
  (draft, make) => writeProperty(draft, make, (box, value) => `Object.freeze(${box});\n${box}.item = ${value};`),
  (draft, make) => writeProperty(draft, make, (box) => `delete ${box}.item;`, (box) => `(${box}.item ?? ${make()})`),
  (draft, make) => writeProperty(draft, make, (box) => `delete ${box}.item;`, (box) => `({ item: ${make()}, ...${box} }).item`),
];

const classes: readonly Flow[] = [
  (draft, make) => `${defineClass(draft, `static item = ${make()};`)}.item`,
  (draft, make) => `${defineClass(draft, `static get item() { return ${make()}; }`)}.item`,
  (draft, make) => `${defineClass(draft, `static read() { return ${make()}; }`)}.read()`,
  (draft, make) => `new (${defineClass(draft, `item = ${make()};`)})().item`,
  (draft, make) => `new (${defineClass(draft, `get item() { return ${make()}; }`)})().item`,
  (draft, make) => `new (${defineClass(draft, `#item = ${make()}; get item() { return this.#item; }`)})().item`,
  (draft, make) => `new (${defineClass(draft, `read() { return ${make()}; }`)})().read()`,
  (draft, make) => `new (${defineClass(draft, `${draft.language === 'ts' ? 'item: any; ' : ''}constructor(${draft.typed('item')}) { this.item = item; }`)})(${make()}).item`,
  (draft, make) => `${defineClass(draft, `static item${draft.language === 'ts' ? ': any' : ''}; static { this.item = ${make()}; }`)}.item`,
  (draft, make) => {
    const parent = defineClass(draft, `item = ${make()};`);
    const name = draft.name('Child');
    draft.add(`class ${name} extends ${parent} { ${draft.random.pick(['', `item = ${make()};`])} }`);
    return `new ${name}().item`;
  },
  (draft, make) => `${draft.keep(`{ get item() { return ${make()}; } }`)}.item`,
  (draft, make) => `${draft.keep(`{ read() { return ${make()}; } }`)}.read()`,
  (draft, make) => `${draft.keep(`{ inner: ${make()}, get item() { return this.inner; } }`)}.item`,
];

const awaited: readonly Flow[] = [
  (draft, make) => draft.keep(`await ${make()}`),
  (draft, make) => draft.keep(`await Promise.resolve(${make()})`),
  (draft, make) => draft.keep(`await (async () => ${make()})()`),
  (draft, make) => destructure(draft, '[NAME]', `await Promise.all([${make()}])`),
  (draft, make) => draft.keep(`await Promise.resolve(${make()}).then((${draft.typed('item')}) => item)`),
  (draft, make) => overwrite(draft, make, (name, value) => draft.add(`await Promise.resolve(${value}).then((${draft.typed('item')}) => { ${name} = item; });`)),
];

/** Forms of every kind, kinds with as much weight as their number of forms asks for. */
export const flows: readonly Flow[] = [...declared, ...called, ...chosen, ...returned, ...boxed, ...classes, ...awaited];

/** Passes what `make` writes through one form. */
export function passOn(draft: Draft, make: Make): string {
  return draft.random.pick(flows)(draft, make);
}

function initialize(draft: Draft, word: 'let' | 'var', value: string): string {
  const name = draft.name('value');
  draft.add(`${word} ${name} = ${value};`);
  return name;
}

function overwrite(draft: Draft, make: Make, write: (name: string, value: string) => void): string {
  const name = initialize(draft, draft.random.pick(['let', 'let', 'var']), make());
  write(name, make());
  return name;
}

interface CalledWrite {
  readonly name: string;
  readonly text: string;
}

function overwriteCalled(draft: Draft, make: Make, define: (write: CalledWrite) => string, call: (name: string, text: string) => string): string {
  return overwrite(draft, make, (variable, value) => {
    const name = draft.name('Write');
    const text = `${variable} = ${value};`;
    draft.add(...[define({ name, text })].filter((definition) => definition !== ''));
    if (draft.random.chance(0.5)) draft.add(`${variable} = ${make()};`);
    draft.add(draft.random.chance(0.2) ? `if (${draft.condition()}) { ${call(name, text)} }` : call(name, text));
  });
}

function defineFunction(draft: Draft, parameters: string, body: string, given: string): string {
  const name = draft.name('read');
  const typed = draft.language === 'ts' && /^\w+$/.test(parameters) ? `${parameters}: any` : parameters;
  draft.add(draft.random.pick([`function ${name}(${typed}) { ${body} }`, `const ${name} = (${typed}) => { ${body} };`, `const ${name} = function (${typed}) { ${body} };`]));
  return `${name}(${given})`;
}

function defineClass(draft: Draft, body: string): string {
  const name = draft.name('Holder');
  draft.add(`class ${name} { ${body} }`);
  return name;
}

function destructure(draft: Draft, pattern: string, value: string): string {
  const name = draft.name('part');
  // `other` is only there to be left out.
  draft.add(`${draft.random.pick(['const', 'const', 'let'])} ${pattern.replace('NAME', name).replace('other', `other: ${name}Other`)} = ${value};`);
  return name;
}

function writeProperty(draft: Draft, make: Make, write: (box: string, value: string) => string, read = (box: string): string => `${box}.item`): string {
  const box = draft.name('box');
  draft.add(`const ${box}${draft.language === 'ts' ? ': any' : ''} = { item: ${make()} };`);
  draft.add(write(box, make()));
  return read(box);
}
