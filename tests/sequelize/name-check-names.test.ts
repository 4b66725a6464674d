// What is tested and what it is compared with: each comparison that shows that the name of the database was checked, beside
// one that does not.
import { describe, expect, it } from 'vitest';
import { isChecked, SYNC } from './name-check-probe.js';

const FAIL = "throw new Error('refused');";
const refuse = (test: string): string => `if (${test}) ${FAIL}\n${SYNC}`;
const demand = (test: string): string => refuse(`!(${test})`);

type Row = readonly [name: string, checked: string, unchecked: string];

const METHODS: readonly Row[] = [
  ['exec', demand('/_test$/.exec(name)'), demand('/test/.exec(name)')],
  ['match with a text', demand("name.match('_test$')"), demand("name.match('test')")],
  ['match with a choice', demand('name.match(strict ? /_test$/ : /_dev$/)'), demand('name.match(strict ? /_test$/ : /dev/)')],
  ['test of a text, which has no such method', demand('/_test$/.test(name)'), demand("'_test$'.test(name)")],
  ['startsWith', demand("name.startsWith('test_')"), demand("name.startsWith('_test')")],
  ['endsWith a choice', demand("name.endsWith(strict ? '_test' : '_dev')"), demand("name.endsWith(strict ? '_test' : 'dev')")],
  ['endsWith what is not known', demand("name.endsWith('_test')"), demand('name.endsWith(suffix)')],
  ['brackets', demand("name['endsWith']('_test')"), demand("name[endsWith]('_test')")],
  ['a spread', demand("name.endsWith('_test')"), demand("name.endsWith(...['_test'])")],
  ['a spread that is tested', demand('/_test$/.test(name)'), demand('/_test$/.test(...[name])')],
  ['no argument', demand('/_test$/.test(name)'), demand('/_test$/.test()')],
  ['a second argument', demand("name.startsWith('test_')"), demand("name.startsWith('test_', from)")],
  ['a function by itself', demand('/_test$/.test(name)'), demand('test(name)')],
  ['what every object has', demand("name.endsWith('_test')"), demand("name.valueOf('_test')")],
  ['another method that every object has', demand("name.endsWith('_test')"), demand("name.hasOwnProperty('_test')")],
  ['a method of names of other methods', demand("name.endsWith('_test')"), demand("name.concat('_test')")],
];

const LISTS: readonly Row[] = [
  ['includes', demand("['app_test'].includes(name)"), demand("['app_test', 'app'].includes(name)")],
  ['includes of a text', demand("['app_test'].includes(name)"), demand("'app_test'.includes(name)")],
  ['includes of what is not known', demand("['app_test'].includes(name)"), demand('names.includes(name)')],
  ['a choice of lists', demand("(strict ? ['app_test'] : ['app_dev']).includes(name)"), demand("(strict ? ['app_test'] : ['app']).includes(name)")],
  ['an empty list', demand("['app_test'].includes(name)"), demand('[].includes(name)')],
  ['a list with a spread', demand("['app_test', ...['app_dev']].includes(name)"), demand("['app_test', ...names].includes(name)")],
  ['a list of what is not known', demand("['app_test'].includes(name)"), demand("['app_test', other].includes(name)")],
  ['a frozen list', `const SAFE = Object.freeze(['app_test']);\n${demand('SAFE.includes(name)')}`, `const SAFE = Object.freeze(['app_test', 'app']);\n${demand('SAFE.includes(name)')}`],
  ['a set of a list', `const NAMES = ['app_test'];\n${demand('new Set(NAMES).has(name)')}`, `const NAMES = ['app'];\n${demand('new Set(NAMES).has(name)')}`],
  ['an empty set', demand("new Set(['app_test']).has(name)"), demand('new Set().has(name)')],
  ['a set of a spread', demand("new Set(['app_test']).has(name)"), demand("new Set(...[['app_test']]).has(name)")],
  ['a set of a class of its own', demand("new Set(['app_test']).has(name)"), `class Set { has() { return true; } }\n${demand("new Set(['app_test']).has(name)")}`],
  ['another class', demand("new Set(['app_test']).has(name)"), demand("new Names(['app_test']).has(name)")],
  ['a class of a member', demand("new Set(['app_test']).has(name)"), demand("new own.Set(['app_test']).has(name)")],
  ['a set that is frozen', `const SAFE = new Set(['app_test']);\nObject.freeze(SAFE);\n${demand('SAFE.has(name)')}`, `const SAFE = new Set(['app_test']);\nfill(SAFE);\n${demand('SAFE.has(name)')}`],
  ['a set that is not known', demand("new Set(['app_test']).has(name)"), demand('names.has(name)')],
  ['some with a function', `const fits = (end) => name.endsWith(end);\n${demand("['_test', '_dev'].some(fits)")}`, `const fits = (end) => name.endsWith(end);\n${demand("['_test', 'dev'].some(fits)")}`],
  ['some with a block', demand("['_test'].some(function (end) { const full = name; return full.endsWith(end); })"), demand("['_test'].some(function (end) { if (ready) return true; return name.endsWith(end); })")],
  ['some that returns nothing', demand("['_test'].some((end) => { return name.endsWith(end); })"), demand("['_test'].some((end) => { name.endsWith(end); return; })")],
  ['some with an asynchronous function', demand("['_test'].some((end) => name.endsWith(end))"), demand("['_test'].some(async (end) => name.endsWith(end))")],
  ['some with a generator', demand("['_test'].some(function (end) { return name.endsWith(end); })"), demand("['_test'].some(function* (end) { return name.endsWith(end); })")],
  ['some with a second parameter', demand("['_test'].some((end) => name.endsWith(end))"), demand("['_test'].some((index, end) => name.endsWith(end))")],
  ['some without a parameter', demand("['_test'].some((end) => name.endsWith(end))"), demand("['_test'].some(() => ready)")],
  ['some of what is not known', demand("['_test'].some((end) => name.endsWith(end))"), demand('ends.some((end) => name.endsWith(end))')],
  ['some without a function', demand("['_test'].some((end) => name.endsWith(end))"), demand("['_test'].some()")],
  ['another method', demand("['_test'].some((end) => name.endsWith(end))"), demand("['_test'].filter((end) => name.endsWith(end))")],
  ['patterns', demand('[/_test$/, /^dev_/].some((one) => one.test(name))'), demand('[/_test$/, /dev/].some((one) => one.test(name))')],
  ['something else in it', demand("['_test'].some((end) => ready && name.endsWith(end))"), demand("['_test'].some((end) => ready || name.endsWith(end))")],
];

const INDEX = "['app_test'].indexOf(name)";
const PLACES: readonly Row[] = [
  ['!== -1', demand(`${INDEX} !== -1`), demand(`${INDEX} !== 0`)],
  ['!= -1', demand(`${INDEX} != -1`), demand(`${INDEX} != 1`)],
  ['> -1', demand(`${INDEX} > -1`), demand(`${INDEX} > -2`)],
  ['>= 0', demand(`${INDEX} >= 0`), demand(`${INDEX} >= -1`)],
  ['=== -1', refuse(`${INDEX} === -1`), refuse(`${INDEX} === 0`)],
  ['== -1', refuse(`${INDEX} == -1`), refuse(`${INDEX} == 1`)],
  ['< 0', refuse(`${INDEX} < 0`), refuse(`${INDEX} < -1`)],
  ['<= -1', refuse(`${INDEX} <= -1`), refuse(`${INDEX} <= -2`)],
  ['the other way round', refuse(`-1 === ${INDEX}`), refuse(`-1 !== ${INDEX}`)],
  ['zero on the left', refuse(`0 > ${INDEX}`), refuse(`0 < ${INDEX}`)],
  ['lastIndexOf', demand("['app_test'].lastIndexOf(name) !== -1"), demand("['app'].lastIndexOf(name) !== -1")],
  ['findIndex', demand(`${INDEX} !== -1`), demand("['app_test'].findIndex(name) !== -1")],
  ['of a function by itself', demand(`${INDEX} !== -1`), demand('indexOf(name) !== -1')],
  ['of a spread', demand(`${INDEX} !== -1`), demand("['app_test'].indexOf(...[name]) !== -1")],
  ['of nothing', demand(`${INDEX} !== -1`), demand("['app_test'].indexOf() !== -1")],
  ['in a const', `const place = ${INDEX};\n${demand('place !== -1')}`, `const place = names.indexOf(name);\n${demand('place !== -1')}`],
  ['with a tilde', demand(`~${INDEX}`), demand(`-${INDEX}`)],
  ['with a tilde, the other way round', refuse(`!~${INDEX}`), refuse(`~${INDEX}`)],
  ['with a tilde of something else', demand(`~${INDEX}`), demand('~name')],
  ['of a text', demand(`${INDEX} !== -1`), demand("name.indexOf('_test') !== -1")],
  ['as it is', demand(`${INDEX} > -1`), demand(INDEX)],
];

const NOTHING: readonly Row[] = [
  ['match !== null', demand('name.match(/_test$/) !== null'), demand('name.match(/_test$/) === null')],
  ['match != null', demand('name.match(/_test$/) != null'), demand('name.match(/test/) != null')],
  ['match >= null, which is always so', demand('name.match(/_test$/) != null'), demand('name.match(/_test$/) >= null')],
  ['match by brackets', demand("name['match'](/_test$/) !== null"), demand('name[match](/_test$/) !== null')],
  ['match != undefined', demand('name.match(/_test$/) != undefined'), demand('name.match(/_test$/) !== undefined')],
  ['exec === null', refuse('/_test$/.exec(name) === null'), refuse('/_test$/.exec(name) === undefined')],
  ['exec == null', refuse('/_test$/.exec(name) == null'), refuse('/test/.exec(name) == null')],
  ['of a name that may be missing', refuse('name?.match(/_test$/) == null'), refuse('name?.match(/_test$/) === null')],
  ['of a variable that may not be set', demand('process.env.DB_NAME?.match(/_test$/) != null'), demand('process.env.DB_NAME?.match(/_test$/) !== null')],
  ['null on the left', refuse('null === name.match(/_test$/)'), refuse('null !== name.match(/_test$/)')],
  ['in a const', `const found = name.match(/_test$/);\n${demand('found !== null')}`, `const found = name.search(/_test$/);\n${demand('found !== null')}`],
  ['of a test, which is never null', demand('/_test$/.exec(name) !== null'), demand('/_test$/.test(name) !== null')],
  ['of a list, which is never null', demand('/_test$/.exec(name) !== null'), demand("['app_test'].includes(name) !== null")],
  ['of a function by itself', demand('/_test$/.exec(name) !== null'), demand('match(name, /_test$/) !== null')],
  ['a default of false', demand("name?.endsWith('_test') ?? false"), demand("name?.endsWith('_test') ?? true")],
  ['a default of null', demand("name?.endsWith('_test') ?? null"), demand("name?.endsWith('_test') ?? 'yes'")],
  ['a default that is a check', demand("name?.endsWith('_test') ?? /_test$/.test(other)"), demand("name?.endsWith('_test') ?? ready")],
  ['a default, the other way round', demand("name?.endsWith('_test') ?? false"), refuse("name?.endsWith('_test') ?? false")],
];

const EQUALITIES: readonly Row[] = [
  ['the word on the left', refuse("'app_test' !== name"), refuse("'app' !== name")],
  ['a choice of words', refuse("name !== (strict ? 'app_test' : 'app_dev')"), refuse("name !== (strict ? 'app_test' : 'app')")],
  ['a word in a const', `const SAFE = 'app_test';\n${refuse('SAFE !== name')}`, `const SAFE = 'app';\n${refuse('SAFE !== name')}`],
  ['loose', refuse("name != 'app_test'"), refuse("name == 'app_test'")],
  ['two names', refuse("name !== 'app_test'"), refuse('name !== other')],
  ['memory', refuse("storage !== ':memory:'"), refuse("storage !== './memory.sqlite'")],
  ['memory is a whole name', refuse("storage !== ':memory:'"), demand("storage.endsWith(':memory:')")],
  ['memory in a list', demand("[':memory:', 'app_test'].includes(storage)"), demand("[':memory:', 'app'].includes(storage)")],
  ['a number', refuse("name !== 'app_test'"), refuse('name !== 1')],
  ['another operator', demand("name === 'app_test'"), demand("name >= 'app_test'")],
  ['in', demand("name === 'app_test'"), demand("'app_test' in name")],
  ['a switch', `switch (name) { case 'app_test': ${SYNC} }`, `switch (name) { case other: ${SYNC} }`],
  ['a default', `switch (name) { default: ${FAIL} case 'app_test': ${SYNC} }`, `switch (name) { case 'app_test': break; default: ${SYNC} }`],
  ['a switch of the word', `switch ('app_test') { case name: ${SYNC} }`, `switch ('app') { case name: ${SYNC} }`],
  ['a switch of false', `switch (false) { case !/_test$/.test(name): ${SYNC} }`, `switch (false) { case /_test$/.test(name): ${SYNC} }`],
  ['a switch of two', `switch (name) { case 'app_test': case 'app_dev': ${SYNC} }`, `switch (name) { case 'app_test': case 'app': ${SYNC} }`],
];

const PARTS: readonly Row[] = [
  ['slice', demand("url.pathname.slice(1) === 'app_test'"), demand("name.slice(4) === '_test'")],
  ['slice to an end', demand("url.pathname.slice(1) === 'app_test'"), demand("name.slice(1, 6) === '_test'")],
  ['substring', demand("url.pathname.substring(1) === 'app_test'"), demand("name.substring(3) === '_test'")],
  ['substr', demand("url.pathname.substr(1) === 'app_test'"), demand("name.substr(-5) === '_test'")],
  ['charAt', demand("name === 't_test'"), demand("name.charAt(0) === 'test'")],
  ['split and pop', demand("url.split('/').pop() === 'app_test'"), demand("name.split('_').pop() === 'test'")],
  ['split and at', demand("url.split('/').at(-1) === 'app_test'"), demand("name.split('_').at(-1) === 'test'")],
  ['split and an index', demand("url.split('/')[3] === 'app_test'"), demand("name.split('_')[1] === 'test'")],
  ['a function called split', demand("split(name)[0] === 'app_test'"), demand("name.split('-')[0] === 'app_test'")],
  ['split and shift', demand("url.split('/').pop() === 'app_test'"), demand("name.split('_').shift() === 'test'")],
  ['split by brackets', demand("url['split']('/')[3] === 'app_test'"), demand("name['split']('_')[1] === 'test'")],
  ['split by what is not known', demand("url.split('/')[3] === 'app_test'"), demand("name.split(separator)[1] === 'test'")],
  ['replace a slash', demand("url.pathname.replace('/', '') === 'app_test'"), demand("name.replace('prod', '') === 'app_test'")],
  ['replace a slash by something', demand("url.pathname.replace('/', '') === 'app_test'"), demand("name.replace('/', 'test_') === 'test_app'")],
  ['replace a slash by a pattern', demand("url.pathname.replace(/^\\//, '') === 'app_test'"), demand("name.replace(/^prod_/, '') === 'app_test'")],
  ['replace with double quotes', demand('url.pathname.replace("/", "") === \'app_test\''), demand('name.replace("_prod", "") === \'app_test\'')],
  ['replaceAll', demand("name.toLowerCase() === 'app_test'"), demand("name.replaceAll('prod', 'test') === 'app_test'")],
  ['replace by what is not known', demand("url.pathname.replace('/', '') === 'app_test'"), demand("name.replace(pattern, '') === 'app_test'")],
  ['a part in a const', "const path = url.pathname.slice(1);\n" + demand("path === 'app_test'"), "const end = name.slice(-5);\n" + demand("end === '_test'")],
  ['a part of a destructured list', demand("url.split('/').pop() === 'app_test'"), "const [first] = name.split('_');\n" + demand("name.split('_')[0] === 'test'")],
  ['a function by itself', demand("slice(name) === 'app_test'"), demand("name.slice(2) === 'app_test'")],
];

const JOINED: readonly Row[] = [
  ['a template', demand('/_test$/.test(`${name}`)'), demand('/_test$/.test(`${name}_test`)')],
  ['a template of signs', demand('/_test$/.test(`.${name}`)'), demand('/_test$/.test(`a${name}`)')],
  ['a template of a known part', demand('/_test$/.test(`${schema}-${name}`)'), "const word = 'test';\n" + demand('/test$/.test(`${name}-${word}`)')],
  ['a sum of three', demand('/_test$/.test(name)'), demand("/_test$/.test(name + '_' + 'test')")],
  ['a sum in a sum', demand("/_test$/.test(schema + '.' + name)"), demand("/_test$/.test(schema + ('.' + ('test' + name)))")],
  ['another operator', demand('/_test$/.test(name - other)'), demand("/_test$/.test(name + '_test')")],
  ['concat', demand('/_test$/.test(schema.concat(name))'), demand("/_test$/.test(name.concat('_', 'test'))")],
  ['padEnd', demand('/_test$/.test(name.trimEnd())'), demand("/_test$/.test(name.padEnd(20, '_test'))")],
  ['padStart', demand('/^test_/.test(name.trimStart())'), demand("/^test_/.test(name.padStart(20, 'test_'))")],
  ['join', demand('/_test$/.test([schema, name].join(separator))'), demand("/_test$/.test([name, 'test'].join('_'))")],
  ['join with a hole', demand('/_test$/.test([, name].join(separator))'), demand("/_test$/.test([, name, '_test'].join(separator))")],
  ['join of another list', demand('/_test$/.test(parts.join(separator))'), demand("/_test$/.test(['test', name].join(separator))")],
  ['an assignment', 'let full = name;\nfull = other;\n' + demand('/_test$/.test(full)'), "let full = name;\nfull = full + '_test';\n" + demand('/_test$/.test(full)')],
  ['an assignment of a template', 'let full = name;\nfull = other;\n' + demand('/_test$/.test(full)'), 'let full = name;\nfull = `${full}_test`;\n' + demand('/_test$/.test(full)')],
  ['an added part', 'let full = name;\nfull = other;\n' + demand('/_test$/.test(full)'), 'let full = name;\nfull += suffix;\n' + demand('/_test$/.test(full)')],
  ['a known number', demand('/_test$/.test(`${schema}.${name}`)'), demand('/_test$/.test(`${name}${1}`)')],
];

const OTHERS: readonly Row[] = [
  ['a host', demand("config.database === 'app_test'"), demand("config.host === 'app_test'")],
  ['a host of the environment', demand("process.env.DB_NAME === 'app_test'"), demand("process.env.DB_HOST === 'app_test'")],
  ['a host name', demand("url.pathname === 'app_test'"), demand("url.hostname === 'app_test'")],
  ['a host of the database', demand("config.databaseName === 'app_test'"), demand("config.databaseHost === 'app_test'")],
  ['a host in short', demand("config.dbname === 'app_test'"), demand("config.dbhost === 'app_test'")],
  ['a host with a line', demand("config.ghost === 'app_test'"), demand("config.host_name === 'app_test'")],
  ['a host in a const', "const found = config.hosting;\n" + demand("found === 'app_test'"), "const found = config.host;\n" + demand("found === 'app_test'")],
  ['a const called host', "const hosts = config.database;\n" + demand("hosts === 'app_test'"), "const host = config.database;\n" + demand("host === 'app_test'")],
  ['a text', demand("name === 'app_test'"), demand("/_test$/.test('app_test')")],
  ['a text in parentheses', demand("(name) === 'app_test'"), demand("/_test$/.test(('app_test'))")],
  ['a template that is written on the spot', demand('name === `app_test`'), demand('/_test$/.test(`app_test`)')],
  ['an environment name', demand("process.env.DB_NAME === 'app_test'"), demand("/_test$/.test(process.env.APP_ENV)")],
  ['a choice with an environment name', demand('/_test$/.test(strict ? name : other)'), demand('/_test$/.test(strict ? name : process.env.NODE_ENV)')],
  ['a request', `export const run = async (req) => { if (name !== 'app_test') ${FAIL} ${SYNC} };`, `export const run = async (req) => { if (req.query.name !== 'app_test') ${FAIL} ${SYNC} };`],
  ['the command line', demand("process.env.DB_NAME === 'app_test'"), demand("process.argv[2] === 'app_test'")],
  ['a choice with the command line', demand("(strict ? name : other) === 'app_test'"), demand("(strict ? name : process.argv[2]) === 'app_test'")],
  ['the instance', demand('/_test$/.test(sequelize.config.database)'), demand('/_test$/.test(sequelize.config.host)')],
  ['the instance of version 7', demand('/_test$/.test(sequelize.options.replication.write.database)'), demand('/_test$/.test(sequelize.options.replication.write.host)')],
  ['the method of the instance', demand("sequelize.getDatabaseName() === 'app_test'"), demand("sequelize.getDatabaseName().slice(-5) === '_test'")],
];

describe.each(Object.entries({ METHODS, LISTS, PLACES, NOTHING, EQUALITIES, PARTS, JOINED, OTHERS }))('comparisons with the name: %s', (_table, rows) => {
  it.each(rows)('%s', (_name, checked, unchecked) => {
    expect(isChecked(checked), checked).toBe(true);
    expect(isChecked(unchecked), unchecked).toBe(false);
  });
});
