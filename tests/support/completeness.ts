// What every rule needs: its file, page, tests and place in the configs; and what a rule has to say of
// itself.
import type { Texts } from './sources.js';

export interface RuleFacts {
  readonly meta: {
    readonly docs?: { readonly description?: string; readonly url?: string; readonly recommended?: unknown };
    readonly schema?: unknown;
    readonly defaultOptions?: readonly unknown[];
    readonly messages?: Readonly<Record<string, string>>;
  };
}

interface ConfigFacts {
  readonly rules?: Readonly<Record<string, unknown>>;
}

export interface PluginFacts {
  readonly rules: Readonly<Record<string, RuleFacts>>;
  readonly configs: Readonly<Record<'recommended' | 'strict' | 'legacy-recommended' | 'legacy-strict', ConfigFacts>>;
}

export const NAMESPACE = 'sequelize-guard';

/** Everything that a rule lacks, and everything that is there for no rule. `files`: src/rules, docs, tests. */
export function findMissing(plugin: PluginFacts, files: Texts): readonly string[] {
  const names = Object.keys(plugin.rules);
  return [
    ...names.flatMap((name) => findMissingFiles(name, files)),
    ...findOrphans(names, files),
    ...findConfigProblems(plugin),
    ...Object.entries(plugin.rules).flatMap(([name, rule]) => [...findMetaProblems(name, rule), ...findTableProblems(name, rule, files)]),
  ];
}

function findMissingFiles(name: string, files: Texts): readonly string[] {
  const problems: string[] = [];
  const page = files.get(`docs/rules/${name}.md`);
  const ownTests = [...files].filter(([file]) => isTestOf(file, name));
  if (!files.has(`src/rules/${name}.ts`)) problems.push(`${name} has no src/rules/${name}.ts`);
  if (page === undefined) problems.push(`${name} has no docs/rules/${name}.md`);
  else if (!/\bincorrect\b/i.test(page)) problems.push(`docs/rules/${name}.md shows no incorrect code`);
  if (!ownTests.some(([, text]) => text.includes('runRule('))) problems.push(`${name} has no case table in tests/rules`);
  return problems;
}

/** The tests of a rule are in `tests/rules/<rule>.test.ts`, split by behaviour `<rule>.<behaviour>.test.ts`. */
function isTestOf(file: string, name: string): boolean {
  return file.startsWith(`tests/rules/${name}.`) || file.startsWith(`tests/rules/${name}/`);
}

function findOrphans(names: readonly string[], files: Texts): readonly string[] {
  const pages = [...files.keys()].flatMap((file) => /^docs\/rules\/(.+)\.md$/.exec(file)?.slice(1) ?? []);
  const sources = [...files].flatMap(([file, text]) =>
    text.includes('= createRule') ? (/^src\/rules\/(.+)\.ts$/.exec(file)?.slice(1) ?? []) : [],
  );
  return [
    ...pages.filter((name) => !names.includes(name)).map((name) => `docs/rules/${name}.md is of no rule`),
    ...sources.filter((name) => !names.includes(name)).map((name) => `src/rules/${name}.ts is a rule that index.ts does not list`),
  ];
}

function findConfigProblems({ configs, rules }: PluginFacts): readonly string[] {
  const listed = {
    recommended: readListed(configs.recommended),
    strict: readListed(configs.strict),
    legacy: readListed(configs['legacy-recommended']),
    legacyStrict: readListed(configs['legacy-strict']),
  };
  const known = Object.keys(rules).map((name) => `${NAMESPACE}/${name}`);
  const problems = Object.entries(listed).flatMap(([config, names]) =>
    names.filter((name) => !known.includes(name)).map((name) => `${config} lists ${name}, which is no rule`),
  );
  const severities = Object.values(configs).flatMap((config) => Object.values(config.rules ?? {}));
  return [
    ...problems,
    ...known.filter((name) => !listed.strict.includes(name)).map((name) => `strict lacks ${name}`),
    ...(String(listed.recommended) === String(listed.legacy) ? [] : ['legacy-recommended is not the twin of recommended']),
    ...(String(listed.strict) === String(listed.legacyStrict) ? [] : ['legacy-strict is not the twin of strict']),
    ...(severities.every((entry) => [entry].flat()[0] === 'error') ? [] : ['a config has a rule that is not an error']),
    ...Object.entries(rules).flatMap(([name, { meta }]) =>
      listed.recommended.includes(`${NAMESPACE}/${name}`) === (meta.docs?.recommended === 'recommended')
        ? []
        : [`recommended and meta.docs.recommended of ${name} disagree`],
    ),
  ];
}

function readListed({ rules = {} }: ConfigFacts): readonly string[] {
  return Object.keys(rules).sort();
}

const LONGEST_MESSAGE = 250;

function findMetaProblems(name: string, { meta }: RuleFacts): readonly string[] {
  const { defaultOptions = [], docs, messages = {} } = meta;
  const problems: string[] = [];
  if (!docs?.description) problems.push(`${name} has no description`);
  if (!docs?.url?.endsWith(`/docs/rules/${name}.md`)) problems.push(`${name} does not link to its page`);
  if (JSON.stringify(defaultOptions).includes('"files"')) {
    problems.push(`${name}: a default for files would override the settings in ESLint 9 and later`);
  }
  const long = Object.entries(messages).filter(([, message]) => message.length >= LONGEST_MESSAGE);
  return [
    ...problems,
    ...long.map(([id, message]) => `${name}: message ${id} has ${message.length} characters`),
    ...findSchemaProblems(name, meta.schema),
  ];
}

/** The table of options on a rule's page has a row for each option, and for nothing else. */
function findTableProblems(name: string, { meta }: RuleFacts, files: Texts): readonly string[] {
  const table = /## Options\n([\s\S]*?)(?:\n## |$)/.exec(files.get(`docs/rules/${name}.md`) ?? '')?.[1];
  if (table === undefined) return [];
  const listed = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, option]) => option);
  const options = [meta.schema].flat().flatMap((one) => Object.keys((one as { properties?: object }).properties ?? {}));
  return [
    ...listed.filter((option) => !options.includes(option as string)).map((option) => `docs/rules/${name}.md lists ${option}, which is no option`),
    ...options.filter((option) => !listed.includes(option)).map((option) => `docs/rules/${name}.md does not list ${option}`),
  ];
}

/** Every object schema is closed, or says what any key of it holds, and every property of it is described. */
function findSchemaProblems(place: string, schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((one: unknown) => findSchemaProblems(place, one));
  if (typeof schema !== 'object' || schema === null) return [];
  const { additionalProperties, properties, type } = schema as { [key: string]: unknown; properties?: object };
  const entries = Object.entries((properties ?? {}) as Readonly<Record<string, { readonly description?: string }>>);
  return [
    ...(type === 'object' && additionalProperties !== false && typeof additionalProperties !== 'object' ? [`${place}: an object schema takes any key`] : []),
    ...entries.filter(([, one]) => !one.description).map(([key]) => `${place}.${key} has no description`),
    ...entries.flatMap(([key, one]) => findSchemaProblems(`${place}.${key}`, one)),
  ];
}
