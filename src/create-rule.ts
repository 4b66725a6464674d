import type { TSESLint } from '@typescript-eslint/utils';

const DOCS = 'https://github.com/eslint-plugin-sequelize-guard/eslint-plugin-sequelize-guard/blob/main/docs/rules';

/** In which config a rule stands: `strict` holds everything of `recommended`. */
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

interface RuleDefinition<MessageIds extends string, Options extends object> {
  readonly name: string;
  readonly meta: Meta<MessageIds, Options>;
  /** `options` are the user's over the defaults: ESLint 8 does not merge `meta.defaultOptions` itself. */
  create(context: RuleContext<MessageIds>, options: Options): TSESLint.RuleListener;
}

export type Rule<MessageIds extends string = string> = TSESLint.RuleModule<MessageIds, readonly unknown[], RuleDocs>;

/** A rule module of one options object: adds the link to its page and fills in its defaults. */
export function createRule<MessageIds extends string, Options extends object>(
  definition: RuleDefinition<MessageIds, Options>,
): Rule<MessageIds> {
  const { name, meta } = definition;
  return {
    meta: { ...meta, docs: { ...meta.docs, url: `${DOCS}/${name}.md` } },
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type of a rule module still asks for it
    defaultOptions: meta.defaultOptions,
    create: (context) => definition.create(context, { ...meta.defaultOptions[0], ...(context.options[0] as Partial<Options> | undefined) }),
  };
}
