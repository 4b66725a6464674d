import { plugin as shipped } from '../../src/plugin.js';
import { lint } from '../support/lint.js';
import type { Program } from './program.js';

/** `reporting` has every rule on and every option at the value that reports most; `strict` is the config of that name. */
export type Mode = 'reporting' | 'strict';

/** The names of the rules that report a program. */
export type Judge = (program: Program, mode: Mode) => ReadonlySet<string>;

interface OptionSchema {
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}

/** Every option that can be `report` is. */
const REPORTING = Object.fromEntries(
  Object.entries(shipped.rules).map(([name, rule]) => {
    const [schema] = rule.meta?.schema as readonly OptionSchema[];
    const keys = Object.entries(schema?.properties ?? {}).filter(([, { enum: values }]) => values?.includes('report'));
    return [name, keys.length === 0 ? [] : [Object.fromEntries(keys.map(([key]) => [key, 'report']))]];
  }),
);

const STRICT = Object.fromEntries(
  Object.entries(shipped.configs.strict.rules).map(([name, entry]) => [name.replace(/^.*\//, ''), Array.isArray(entry) ? (entry.slice(1)) : []]),
);

/** What the plugin says. @throws an Error where the program does not parse. */
export const judge: Judge = ({ language, major, sourceType, text }, mode) => {
  const rules = mode === 'reporting' ? REPORTING : STRICT;
  const messages = lint(text, { rules, parser: language, project: major === 7 ? 'v7' : 'v6', sourceType, plugin: shipped });
  return new Set(messages.map(({ ruleId }) => ruleId));
};
