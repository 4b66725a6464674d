// What a program does in the end: the call, whose it is, and the place it stands at.
import type { Draft, Make } from './draft.js';
import { passOn } from './flows.js';
import { writeFlag, writeOptions, writeWhere } from './options.js';
import type { Effect } from './program.js';

export type Owner = 'instance' | 'model';

/** Whose method it is: the instance or a model, through up to `depth` forms. */
export function writeReceiver(draft: Draft, owner: Owner, depth: number): string {
  const { random } = draft;
  if (depth > 0 && random.chance(0.4)) return passOn(draft, () => writeReceiver(draft, owner, depth - 1));
  if (owner === 'instance') return 'sequelize';
  return draft.major === 6 ? random.pick(['User', 'User', 'sequelize.models.user', "sequelize.model('user')"]) : random.pick(['User', 'User', "sequelize.models.getOrThrow('user')"]);
}

/** Calls `method`, in one of the forms of a call. */
function writeCall(draft: Draft, receiver: string, call: { readonly method: string; readonly given: string }): string {
  const { given, method } = call;
  const { random } = draft;
  if (random.chance(0.65)) return `${receiver}.${method}(${given})`;
  const list = given === '' ? '[]' : `[${given}]`;
  const comma = given === '' ? '' : `, ${given}`;
  const kept = /^\w+$/.test(receiver) ? receiver : draft.keep(receiver, 'target');
  return random.pick([
    () => `${kept}?.${method}(${given})`,
    () => `${kept}['${method}'](${given})`,
    () => `${kept}.${method}.call(${kept}${comma})`,
    () => `${kept}.${method}.apply(${kept}, ${list})`,
    () => `${kept}.${method}.bind(${kept})(${given})`,
    () => `${draft.keep(`${kept}.${method}.bind(${kept}${comma})`, 'bound')}()`,
    () => `Reflect.apply(${kept}.${method}, ${kept}, ${list})`,
    () => `${draft.keep(`${kept}.${method}`, 'method')}.call(${kept}${comma})`,
    () => `${kept}.${method}(...${list})`,
    () => `((${draft.typed('target')}, ${draft.typed('method')}, ...items${draft.language === 'ts' ? ': any[]' : ''}) => target[method](...items))(${kept}, '${method}'${comma})`,
    () => `(function ()${draft.language === 'ts' ? ': any' : ''} { return ${kept}.${method}.apply(${kept}, arguments); })(${given})`,
  ])();
}

/** Places where a call gets what it is given from around it. Each is handed the receiver and the argument. */
const places: readonly ((draft: Draft, parts: { readonly receiver: Make; readonly given: Make; call: (receiver: string, given: string) => string }) => void)[] = [
  (draft, { call, given, receiver }) => draft.add(`await ${call(receiver(), given())};`),
  (draft, { call, given, receiver }) => draft.add(`await ${call(receiver(), given())};`),
  (draft, { call, given, receiver }) => draft.add(`${call(receiver(), given())};`),
  (draft, { call, given, receiver }) => {
    const [target, argument] = [receiver(), given()];
    draft.add(`if (${draft.condition()}) {`, draft.block(() => draft.add(`await ${call(target, argument)};`)), '}');
  },
  (draft, { call, given, receiver }) => hand(draft, [given(), given()], (list) => `for (const item of ${list}) {\n${looped(draft, () => call(receiver(), 'item'))}\n}`),
  (draft, { call, given, receiver }) => hand(draft, [given(), given()], (list) => `${list}.forEach((${draft.typed('item')}) => {\n${inside(draft, () => call(receiver(), 'item'))}\n});`),
  (draft, { call, given, receiver }) => hand(draft, [given(), given()], (list) => `await Promise.all(${list}.map(async (${draft.typed('item')}) => {\n${inside(draft, () => call(receiver(), 'item'))}\n}));`),
  (draft, { call, given, receiver }) => hand(draft, [given(), given()], (list) => `await ${list}.reduce((${draft.typed('done')}, ${draft.typed('item')}) => done.then(() => {\n${inside(draft, () => call(receiver(), 'item'))}\n}), Promise.resolve());`),
  (draft, { call, given, receiver }) => hand(draft, [`{ item: ${given()} }`], (list) => `${list}.forEach((${draft.language === 'ts' ? '{ item }: any' : '{ item }'}) => {\n${inside(draft, () => call(receiver(), 'item'))}\n});`),
  (draft, { call, given, receiver }) => draft.add(`await Promise.resolve(${given()}).then((${draft.typed('item')}) => {`, inside(draft, () => call(receiver(), 'item')), '});'),
  (draft, { call, given, receiver }) => draft.add(`await (async () => ${given()})().then((${draft.typed('item')}) => {`, inside(draft, () => call(receiver(), 'item')), '});'),
  (draft, { call, given, receiver }) => hand(draft, [receiver(), receiver()], (list) => `for (const item of ${list}) {\n${looped(draft, () => call('item', given()))}\n}`),
  (draft, { call, given, receiver }) => hand(draft, [`{ item: ${receiver()} }`], (list) => `for (const { item } of ${list}) {\n${looped(draft, () => call('item', given()))}\n}`),
  (draft, { call, given, receiver }) => draft.add(`for (const [, item] of Object.entries({ only: ${receiver()} })) {`, looped(draft, () => call('item', given())), '}'),
  (draft, { call, given, receiver }) => hand(draft, [receiver()], (list) => `${list}.forEach((${draft.typed('item')}) => {\n${inside(draft, () => call('item', given()))}\n});`),
  (draft, { call, given, receiver }) => define(draft, ['item'], [given()], () => call(receiver(), 'item')),
  (draft, { call, given, receiver }) => define(draft, ['target', 'item'], [receiver(), given()], () => call('target', 'item')),
  (draft, { call, given, receiver }) => define(draft, [`item = ${given()}`], draft.random.pick([[], [given()]]), () => call(receiver(), 'item')),
  (draft, { call, given, receiver }) => define(draft, ['...items'], [given()], () => call(receiver(), 'items[0]')),
  (draft, { call, given, receiver }) => define(draft, ['...items'], [given()], () => call(receiver(), '...items')),
  (draft, { call, given, receiver }) => define(draft, [draft.language === 'ts' ? '{ item }: any' : '{ item }'], [`{ item: ${given()} }`], () => call(receiver(), 'item')),
  (draft, { call, given, receiver }) => {
    const name = draft.name('curried');
    const [target, argument] = [receiver(), given()];
    draft.add(`const ${name} = (${draft.typed('target')}) => (${draft.typed('item')}) => {`, inside(draft, () => call('target', 'item')), '};', `await ${name}(${target})(${argument});`);
  },
  (draft, { call, given, receiver }) => {
    const name = draft.name('Service');
    const target = receiver();
    draft.add(`class ${name} {`, `target${draft.language === 'ts' ? ': any' : ''} = ${target};`, `run() {`, inside(draft, () => call('this.target', given())), '}', '}', `await new ${name}().run();`);
  },
  (draft, { call, given, receiver }) => {
    const name = draft.name('Service');
    const target = receiver();
    draft.add(`class ${name} {`, `static get target() { return ${target}; }`, `static run() {`, inside(draft, () => call('this.target', given())), '}', '}', `await ${name}.run();`);
  },
  (draft, { call, given, receiver }) => {
    const label = draft.name('out');
    draft.add(`${label}: {`, `if (${draft.condition()}) break ${label};`, draft.block(() => draft.add(`await ${call(receiver(), given())};`)), '}');
  },
  (draft, { call, given, receiver }) => draft.add('try {', draft.block(() => draft.add(`await ${call(receiver(), given())};`)), '} finally {', `sequelize.toString();`, '}'),
];

/** A list, written in place or kept first. */
function hand(draft: Draft, items: readonly string[], write: (list: string) => string): void {
  const list = `[${items.join(', ')}]`;
  const name = draft.random.chance(0.5) ? list : draft.keep(list, 'list');
  draft.add(write(name));
}

/** The body of a loop that awaits the call. */
function looped(draft: Draft, call: Make): string {
  return draft.block(() => draft.add(`await ${call()};`));
}

/** The body of a callback that returns the call; what the call needs is written before it, in the callback. */
function inside(draft: Draft, call: Make): string {
  const text = draft.block(() => draft.add(`return ${call()};`));
  // A callback that has to await something is no plain callback: what it needs goes before it.
  return text.replace(/\bawait /g, '');
}

function define(draft: Draft, parameters: readonly string[], given: readonly string[], call: Make): void {
  const name = draft.name('run');
  const list = parameters.map((parameter) => (/^\w+$/.test(parameter) ? draft.typed(parameter) : parameter)).join(', ');
  const body = inside(draft, call);
  const definition = draft.random.pick([`function ${name}(${list}) {\n${body}\n}`, `const ${name} = (${list}) => {\n${body}\n};`, `const ${name} = async (${list}) => {\n${body}\n};`]);
  draft.add(definition, `await ${name}(${given.join(', ')});`);
}

/** Where a later plain sync finds what it is to do. */
const carriers: readonly ((draft: Draft, depth: number) => void)[] = [
  (draft, depth) => draft.add(`sequelize.addHook('${draft.random.pick(['beforeBulkSync', 'beforeSync'])}', (${draft.typed('options')}) => {`, writeHook(draft, depth), '});'),
  (draft, depth) => draft.add(`sequelize.${draft.random.pick(['beforeBulkSync', 'beforeSync'])}((${draft.typed('options')}) => {`, writeHook(draft, depth), '});'),
  (draft, depth) => draft.add(`User.${draft.random.pick(['beforeSync', "addHook"])}(`.replace('addHook(', "addHook('beforeSync', ") + `(${draft.typed('options')}) => {`, writeHook(draft, depth), '});'),
  (draft, depth) => draft.add(`sequelize.options.sync = ${writeOptions(draft, pickKey(draft), depth)};`),
  (draft, depth) => draft.add(`User.options.force = ${writeFlag(draft, depth)};`),
];

function writeHook(draft: Draft, depth: number): string {
  const key = pickKey(draft);
  return draft.block(() => {
    const value = writeFlag(draft, depth);
    draft.add(draft.random.pick([`options.${key} = ${value};`, `Object.assign(options, { ${key}: ${value} });`, `options['${key}'] = ${value};`]));
  }).replace(/\bawait /g, '');
}

export function pickKey(draft: Draft): string {
  return draft.random.pick(['force', 'force', 'force', 'alter']);
}

/** Writes the statements that lead to the effect, and the effect. */
export function writeEffect(draft: Draft, effect: Effect, depth: number): void {
  const { random } = draft;
  if (effect === 'sync' && random.chance(0.15)) {
    random.pick(carriers)(draft, depth);
    draft.add(random.pick(['await sequelize.sync();', 'await User.sync();']));
    return;
  }
  const key = pickKey(draft);
  const method = { sync: 'sync', drop: random.pick(['drop', 'drop', 'truncate']), delete: 'destroy' }[effect];
  const owner: Owner = effect === 'delete' ? 'model' : random.pick(['instance', 'model']);
  const given: Make = () => {
    if (effect === 'sync') return writeOptions(draft, key, depth);
    if (effect === 'drop') return random.pick(['', '', '{ logging: false }']);
    return random.chance(0.85) ? `{ where: ${writeWhere(draft, depth)} }` : passOn(draft, () => `({ where: ${writeWhere(draft, depth - 1)} })`);
  };
  const isPlain = effect === 'drop';
  // A drop has no argument to hand on: its places are those of the receiver.
  const call = (receiver: string, argument: string): string => writeCall(draft, receiver, { method, given: isPlain && argument.includes('item') ? '' : argument });
  random.pick(places)(draft, { receiver: () => writeReceiver(draft, owner, random.integer(3)), given: isPlain ? () => random.pick(['undefined', '{}']) : given, call });
}
