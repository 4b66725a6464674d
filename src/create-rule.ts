import type { TSESLint } from '@typescript-eslint/utils';
import type { FileRole } from './policy/files/files.js';
import { validateFiles, type FileOptions } from './policy/policy.js';
import { readSharedSettings } from './policy/settings/settings.js';
import type { Settings } from './policy/settings/types.js';
import { isTestOrDev, isWithoutSequelize, startRun, type RuleRun } from './run/run.js';
import { readMentions, type Mentions } from './sequelize/mentions.js';

const DOCS = 'https://github.com/eslint-plugin-sequelize-guard/eslint-plugin-sequelize-guard/blob/main/docs/rules';

/** The first config that has a rule: `strict` has everything of `recommended`. */
export type ConfigName = 'recommended' | 'strict';

interface RuleDocs {
  readonly description: string;
  readonly recommended: ConfigName;
  /** Options that `strict` sets: the rule is in both configs, and reads more there. */
  readonly strictOptions?: Readonly<Record<string, unknown>>;
}

type Meta<MessageIds extends string, Options extends object> = Omit<
  TSESLint.RuleMetaData<MessageIds, RuleDocs, readonly [Options]>,
  'docs' | 'defaultOptions'
> & { readonly docs: RuleDocs; readonly defaultOptions: readonly [Options] };

export type RuleContext<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, readonly unknown[]>>;

interface RuleDefinition<MessageIds extends string, Options extends FileOptions> {
  readonly name: string;
  readonly meta: Meta<MessageIds, Options>;
  /** The roles of files that the rule treats in a way of their own, and that its option `files` takes: test and dev files, unless it says more. */
  readonly roles?: readonly FileRole[];
  /** Whether the rule reports nothing in test and dev files: such a file is then not looked at. */
  readonly isSilentInTests?: boolean;
  /** Whether a file with these words may hold something to report. Most files hold none of them, and cost one search of their text. */
  concerns(mentions: Mentions, options: Options): boolean;
  /** Reports what a file holds, once it is parsed. */
  report(context: RuleContext<MessageIds>, run: RuleRun, options: Options): void;
}

export type Rule<MessageIds extends string = string> = TSESLint.RuleModule<MessageIds, readonly unknown[], RuleDocs>;

/** What a rule listens to in most files. */
const NOTHING = Object.freeze({});

/** A rule module of one options object: adds the link to its page, fills in its defaults, and reads only what it must. */
export function createRule<MessageIds extends string, Options extends FileOptions>(
  definition: RuleDefinition<MessageIds, Options>,
): Rule<MessageIds> {
  const { name, meta } = definition;
  const readOptions = createOptionsReader(meta.defaultOptions[0], definition.roles ?? ['test', 'dev']);
  return {
    meta: { ...meta, docs: { ...meta.docs, url: `${DOCS}/${name}.md` } },
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type of a rule module still asks for it
    defaultOptions: meta.defaultOptions,
    create(context) {
      const { settings, options } = readOptions(context);
      const mentions = readMentions(context.sourceCode);
      if (mentions.names.isEmpty || !definition.concerns(mentions, options)) return NOTHING;
      // Where no package.json lists Sequelize, the project is asked before the tree: a file has to name it then.
      if (isWithoutSequelize(context, settings) && !mentions.sequelize) return NOTHING;
      if (definition.isSilentInTests === true && isTestOrDev(context, settings, options)) return NOTHING;
      return { Program: () => definition.report(context, startRun(context, settings, options), options) };
    },
  };
}

/**
 * The user's options over the defaults: ESLint 8 does not merge `meta.defaultOptions` itself. Throws a clear error where
 * the settings or options are wrong. ESLint passes the same options to every file of a run: they are validated once.
 */
function createOptionsReader<Options extends FileOptions>(
  defaults: Options,
  roles: readonly FileRole[],
): (context: RuleContext<string>) => ValidOptions<Options> {
  let last: (ValidOptions<Options> & { readonly given: unknown }) | undefined;
  return (context) => {
    const settings = readSharedSettings(context.settings);
    const [given] = context.options;
    if (last && last.given === given && last.settings === settings) return last;
    const options = { ...defaults, ...(given as Partial<Options> | undefined) };
    validateFiles(settings, options, roles);
    return (last = { given, settings, options });
  };
}

interface ValidOptions<Options> {
  readonly settings: Settings;
  readonly options: Options;
}
