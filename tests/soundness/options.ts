// Options of a sync, and conditions of a delete: how they are written and changed.
import type { Draft, Make } from './draft.js';
import { passOn } from './flows.js';

/** A flag: something that force or alter is given. */
export function writeFlag(draft: Draft, depth: number): string {
  if (depth > 0 && draft.random.chance(0.55)) return passOn(draft, () => writeFlag(draft, depth - 1));
  const { random } = draft;
  if (random.chance(0.2)) return random.chance(0.5) ? `(${draft.condition()})` : random.pick(['Boolean(process.env.RESET)', '!!process.env.RESET', '(process.env.RESET || false)']);
  return random.pick(['true', 'true', 'true', 'false', 'false', '1', "'yes'", '0', 'null', 'undefined', "''", '!0', '!true']);
}

/** An expression that is an object with `key`, or without it. */
export function writeOptions(draft: Draft, key: string, depth: number): string {
  const { random } = draft;
  const flag: Make = () => writeFlag(draft, Math.max(0, depth - 1));
  const inner: Make = () => writeOptions(draft, key, depth - 1);
  if (depth <= 0 || random.chance(0.2)) return writeLiteral(draft, key, flag);
  if (random.chance(0.55)) return passOn(draft, inner);
  // A write to a frozen object is done nowhere; in sloppy code nothing says so.
  if (draft.sourceType === 'commonjs' && random.chance(0.2)) return change(draft, `Object.freeze(${inner()})`, (name) => random.pick([`${name}.${key} = ${flag()};`, `delete ${name}.${key};`, `Object.freeze(${name});\n${name}.${key} = ${flag()};`]));
  return random.pick(forms)(draft, { key, flag, inner });
}

interface Parts {
  readonly key: string;
  readonly flag: Make;
  readonly inner: Make;
}

function writeLiteral(draft: Draft, key: string, flag: Make): string {
  const { random } = draft;
  const value = flag();
  const property = random.pick([`${key}: ${value}`, `${key}: ${value}`, `'${key}': ${value}`, `['${key}']: ${value}`, `get ${key}() { return ${value}; }`]);
  const others = random.pick(['', '', ', logging: false', ', hooks: true']);
  return random.pick([`{ ${property}${others} }`, `{ ${property}${others} }`, `{ ${property}${others} }`, '{}']).replace(/^.*$/s, (object) => `(${object})`);
}

const forms: readonly ((draft: Draft, parts: Parts) => string)[] = [
  (_, { flag, inner, key }) => `({ ...${inner()}, ${key}: ${flag()} })`,
  (_, { flag, inner, key }) => `({ ${key}: ${flag()}, ...${inner()} })`,
  (_, { inner }) => `({ ...${inner()}, ...${inner()} })`,
  (draft, { inner }) => `({ ...(${draft.condition()} ? ${inner()} : {}) })`,
  (draft, { inner }) => `({ ...(${draft.condition()} && ${inner()}) })`,
  (_, { inner }) => `Object.assign({}, ${inner()}, ${inner()})`,
  (_, { inner }) => `Object.freeze(${inner()})`,
  (_, { flag, key }) => `Object.fromEntries([['${key}', ${flag()}]])`,
  (draft, { flag, key }) => `({ [${draft.keep(`'${key}'`)}]: ${flag()} })`,
  (draft, { flag, key }) => {
    draft.add(`{ const unused = ${flag()}; }`);
    return `((${draft.typed(key)}) => ({ ${key} }))(${flag()})`;
  },
  (draft, { flag, key }) => `new (${declareClass(draft, `${key} = ${flag()};`)})()`,
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `${name}.${key} = ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `${name}['${key}'] ${draft.random.pick(['||=', '&&=', '??='])} ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `if (${draft.condition()}) ${name}.${key} = ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `${name}.${key} = ${flag()};\n(() => { ${name}.${key} = ${flag()}; })();`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `function turn${name}() { ${name}.${key} = ${flag()}; }\n${name}.${key} = ${flag()};\n${draft.random.pick([`turn${name}();`, `[1].forEach(turn${name});`, `await Promise.resolve().then(turn${name});`])}`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `const step${name} = { run(${draft.typed('target')}) { target.${key} = ${flag()}; } };\nstep${name}.run(${name});`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `const other${name} = ${name};\nother${name}.${key} = ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `Object.freeze(${name});\n${name}.${key} = ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `Object.assign(${name}, { ${key}: ${flag()} });`),
  (draft, { inner, key }) => change(draft, inner(), (name) => `delete ${name}.${key};`),
  (draft, { inner, key }) => change(draft, inner(), (name) => `if (${draft.condition()}) delete ${name}.${key};`),
  (draft, { inner, key }) => change(draft, inner(), (name) => `(() => { delete ${name}.${key}; })();`),
  (draft, { inner, key, flag }) => `({ ${key}: ${flag()}, ...${change(draft, inner(), (name) => `delete ${name}.${key};`)} })`,
  (draft, { inner, key, flag }) => `({ ${key}: ${flag()}, ...${change(draft, '{}', (name) => `${name}.${key} &&= ${flag()};`)} })`.replace(/\{\}$/, () => inner()),
  (draft, { inner, key, flag }) => {
    const name = draft.name('rest');
    draft.add(`const { ${key}: ${name}Taken, ...${name} } = ${inner()};`);
    return draft.random.pick([name, `({ ${key}: ${flag()}, ...${name} })`, `({ ${key}: ${name}Taken })`]);
  },
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `for (const item of [${name}]) item.${key} = ${flag()};`),
  (draft, { inner, key, flag }) => change(draft, inner(), (name) => `[${name}].forEach((${draft.typed('item')}) => { item.${key} = ${flag()}; });`),
];

function change(draft: Draft, value: string, write: (name: string) => string): string {
  const name = draft.name('options');
  draft.add(`${draft.random.pick(['const', 'let'])} ${name}${draft.language === 'ts' ? ': any' : ''} = ${value};`);
  draft.add(write(name));
  return name;
}

function declareClass(draft: Draft, body: string): string {
  const name = draft.name('Options');
  draft.add(`class ${name} { ${body} }`);
  return name;
}

/** A `where`: empty, or with a condition. */
export function writeWhere(draft: Draft, depth: number): string {
  const { random } = draft;
  if (depth > 0 && random.chance(0.5)) return passOn(draft, () => writeWhere(draft, depth - 1));
  if (random.chance(0.55)) return random.pick(['({ id: 1 })', "({ name: 'old' })"]);
  if (random.chance(0.4) || depth <= 0) return '({})';
  const name = draft.name('where');
  draft.add(`const ${name}${draft.language === 'ts' ? ': any' : ''} = ${writeWhere(draft, depth - 1)};`);
  draft.add(random.pick([
    `delete ${name}.id; delete ${name}.name;`,
    `(() => { delete ${name}.id; })();`,
    `if (${draft.condition()}) ${name}.id = 1;`,
    `function fill${name}() { if (${draft.condition()}) ${name}.id = 2; }\nfill${name}();`,
    `const { id: ${name}Id, ...${name}Rest } = ${name};`,
    `${name}.id &&= 3;`,
    `[1].forEach(() => { delete ${name}.name; });`,
  ]));
  return random.chance(0.2) ? `({ ...${name} })` : name;
}
