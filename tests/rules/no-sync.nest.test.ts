import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const NEST = "import { SequelizeModule } from '@nestjs/sequelize';\n";

function switchesOff(name: string, options: readonly [before: string, after: string], messageId = 'nest'): InvalidCase {
  const code = (text: string): string => `${NEST}export const orm = SequelizeModule.forRoot(${text});`;
  return {
    name,
    project: 'nest',
    code: code(options[0]),
    errors: [{ messageId, suggestions: [{ messageId: 'switchOff', output: code(options[1]) }] }],
    output: null,
  };
}

function silent(name: string, call: string): Case {
  return { name, project: 'nest', code: `${NEST}export const orm = SequelizeModule.${call};` };
}

/** Reported, and `synchronize: false` written where the report stands would change nothing. */
function offersNothing(name: string, call: string): InvalidCase {
  return { ...silent(name, call), errors: [{ messageId: 'nest' }], output: null };
}

runRule('no-sync', {
  valid: [
    silent('synchronize off', "forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: false })"),
    silent('synchronize null', 'forRoot({ autoLoadModels: true, synchronize: null })'),
    silent('without autoLoadModels nothing syncs at boot', "forRoot({ dialect: 'postgres', models: [User] })"),
    silent('autoLoadModels off', 'forRoot({ autoLoadModels: false, synchronize: true })'),
    silent('synchronize off in a factory', 'forRootAsync({ useFactory: () => ({ autoLoadModels: true, synchronize: false }) })'),
    silent('an in-memory database', "forRoot({ dialect: 'sqlite', storage: ':memory:', autoLoadModels: true })"),
    silent('options that are not seen', 'forRoot(options)'),
    { name: "TypeORM's module", project: 'nest', code: "import { TypeOrmModule } from '@nestjs/typeorm';\nexport const orm = TypeOrmModule.forRoot({ autoLoadModels: true, synchronize: true });" },
    { ...silent('a test', 'forRoot({ autoLoadModels: true })'), filename: 'test/app.e2e-spec.ts', only: 'ts' },
  ],
  invalid: [
    {
      name: 'the report stands at the options object',
      project: 'nest',
      code: `${NEST}export const orm = SequelizeModule.forRoot({ autoLoadModels: true, synchronize: mode });`,
      errors: [
        {
          messageId: 'nestMay',
          line: 2,
          column: 44,
          endColumn: 87,
          suggestions: [{ messageId: 'switchOff', output: `${NEST}export const orm = SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });` }],
        },
      ],
      output: null,
    },
    switchesOff('synchronize is on unless it is given', ['{ autoLoadModels: true }', '{ autoLoadModels: true, synchronize: false }']),
    switchesOff('synchronize on', ['{ autoLoadModels: true, synchronize: true }', '{ autoLoadModels: true, synchronize: false }']),
    switchesOff('synchronize by the environment', [
      "{ autoLoadModels: true, synchronize: process.env.NODE_ENV !== 'production' }",
      '{ autoLoadModels: true, synchronize: false }',
    ], 'nestMay'),
    switchesOff('an unknown spread behind it', ['{ autoLoadModels: true, ...options }', '{ autoLoadModels: true, ...options, synchronize: false }']),
    {
      name: 'synchronize left out in a factory',
      project: 'nest',
      code: `${NEST}export const orm = SequelizeModule.forRootAsync({ useFactory: async () => ({ autoLoadModels: true }) });`,
      errors: [
        {
          messageId: 'nest',
          suggestions: [
            {
              messageId: 'switchOff',
              output: `${NEST}export const orm = SequelizeModule.forRootAsync({ useFactory: async () => ({ autoLoadModels: true, synchronize: false }) });`,
            },
          ],
        },
      ],
      output: null,
    },
    offersNothing('what a factory gives stands elsewhere', "forRootAsync({ useFactory: () => Object.fromEntries([['autoLoadModels', true]]) })"),
    offersNothing('it is off, but what is spread behind it wins', 'forRoot({ autoLoadModels: true, synchronize: false, ...options })'),
    {
      ...offersNothing('it is off, and taken out later', 'forRoot(options)'),
      code: `${NEST}const options = { autoLoadModels: true, synchronize: false };\ndelete options.synchronize;\nexport const orm = SequelizeModule.forRoot(options);`,
    },
  ],
});
