// Nest's SequelizeModule and exported option objects.
import type { Spelling, Verdict } from './entry.js';

const rule = 'no-sync-force';
const alter = 'no-sync-alter';
const project = 'nest';
const NEST = "import { Module } from '@nestjs/common';\nimport { SequelizeModule } from '@nestjs/sequelize';\n";

/** One module that holds `SequelizeModule.<call>`. */
const nest = (call: string): string => `${NEST}@Module({ imports: [SequelizeModule.${call}] })\nexport class AppModule {}`;

export const nestModules: readonly Spelling[] = [
  { rule, project, ts: true, name: 'forRoot', on: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, sync: { force: true } })"), off: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, sync: { force: false } })") },
  { rule, project, ts: true, name: 'synchronize: true', on: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: true, sync: { force: true } })"), off: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: true })") },
  { rule, project, ts: true, name: 'synchronize: false waits for a hand-written sync', on: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: false, sync: { force: true } })"), off: nest("forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: false, sync: { force: false } })") },
  { rule, project, ts: true, name: 'without autoLoadModels', on: nest("forRoot({ dialect: 'postgres', sync: { force: true } })"), off: nest("forRoot({ dialect: 'postgres', sync: {} })") },
  { rule, project, ts: true, name: 'without autoLoadModels, database by URI', on: nest('forRoot({ uri: process.env.DATABASE_URL, sync: { force: true } })'), off: nest('forRoot({ uri: process.env.DATABASE_URL, sync: { hooks: true } })') },
  { rule, project, ts: true, name: 'options in a const', on: `${NEST}const options = { autoLoadModels: true, sync: { force: true } };\n@Module({ imports: [SequelizeModule.forRoot(options)] })\nexport class AppModule {}`, off: `${NEST}const options = { autoLoadModels: true, sync: { force: false } };\n@Module({ imports: [SequelizeModule.forRoot(options)] })\nexport class AppModule {}` },
  { rule, project, ts: true, name: 'cast options', on: nest('forRoot({ autoLoadModels: true, sync: { force: true } } as SequelizeModuleOptions)'), off: nest('forRoot({ autoLoadModels: true, sync: { force: false } } as SequelizeModuleOptions)') },
  { rule, project, ts: true, name: 'unknown spread', on: nest('forRoot({ ...databaseConfig(), autoLoadModels: true, sync: { force: true } })'), off: nest('forRoot({ ...databaseConfig(), autoLoadModels: true, sync: { force: false } })') },
  { rule, project, ts: true, name: 'renamed import', on: "import { SequelizeModule as Orm } from '@nestjs/sequelize';\nexport const orm = Orm.forRoot({ autoLoadModels: true, sync: { force: true } });", off: "import { SequelizeModule as Orm } from '@nestjs/sequelize';\nexport const orm = Orm.forRoot({ autoLoadModels: true, sync: { force: false } });" },
  { rule, project, ts: true, name: 'several connections', on: nest("forRoot({ autoLoadModels: true, sync: {} }), SequelizeModule.forRoot({ name: 'log', autoLoadModels: true, sync: { force: true } })"), off: nest("forRoot({ autoLoadModels: true, sync: {} }), SequelizeModule.forRoot({ name: 'log', autoLoadModels: true, sync: {} })") },
  { rule, project, ts: true, name: 'useFactory, arrow with an object', on: nest("forRootAsync({ useFactory: () => ({ autoLoadModels: true, sync: { force: true } }) })"), off: nest("forRootAsync({ useFactory: () => ({ autoLoadModels: true, sync: { force: false } }) })") },
  { rule, project, ts: true, name: 'useFactory, block', on: nest("forRootAsync({ inject: [ConfigService], useFactory: (config: ConfigService) => { return { uri: config.get('DB'), autoLoadModels: true, sync: { force: true } }; } })"), off: nest("forRootAsync({ inject: [ConfigService], useFactory: (config: ConfigService) => { return { uri: config.get('DB'), autoLoadModels: true, sync: {} }; } })") },
  { rule, project, ts: true, name: 'useFactory, async', on: nest("forRootAsync({ useFactory: async (config: ConfigService) => ({ uri: config.get('DB'), autoLoadModels: true, sync: { force: true } }) })"), off: nest("forRootAsync({ useFactory: async (config: ConfigService) => ({ uri: config.get('DB'), autoLoadModels: true, sync: { force: false } }) })") },
  { rule, project, ts: true, name: 'useFactory, method', on: nest('forRootAsync({ useFactory() { return { autoLoadModels: true, sync: { force: true } }; } })'), off: nest('forRootAsync({ useFactory() { return { autoLoadModels: true, sync: { force: false } }; } })') },
  { rule, project, ts: true, name: 'useFactory, const in the body', on: nest('forRootAsync({ useFactory: () => { const sync = { force: true }; return { autoLoadModels: true, sync }; } })'), off: nest('forRootAsync({ useFactory: () => { const sync = { force: false }; return { autoLoadModels: true, sync }; } })') },
  { rule, project, ts: true, name: 'useFactory, one return of two', on: nest('forRootAsync({ useFactory: () => { if (ready) return { autoLoadModels: true }; return { autoLoadModels: true, sync: { force: true } }; } })'), off: nest('forRootAsync({ useFactory: () => { if (ready) return { autoLoadModels: true }; return { autoLoadModels: true, sync: { force: false } }; } })') },
  { rule, project, ts: true, name: 'useFactory, named function', on: `${NEST}function buildOptions() { return { autoLoadModels: true, sync: { force: true } }; }\nexport const orm = SequelizeModule.forRootAsync({ useFactory: buildOptions });`, off: `${NEST}function buildOptions() { return { autoLoadModels: true, sync: { force: false } }; }\nexport const orm = SequelizeModule.forRootAsync({ useFactory: buildOptions });` },
  { rule, project, ts: true, name: 'useFactory, value from the configuration', on: nest("forRootAsync({ useFactory: (config: ConfigService) => ({ autoLoadModels: true, sync: { force: config.get('DB_FORCE') } }) })"), off: nest("forRootAsync({ useFactory: (config: ConfigService) => ({ autoLoadModels: true, logging: config.get('DB_FORCE'), sync: { force: false } }) })") },
  { rule, project, ts: true, name: 'createSequelizeOptions', on: "import { SequelizeOptionsFactory } from '@nestjs/sequelize';\nexport class DbConfig implements SequelizeOptionsFactory { createSequelizeOptions() { return { autoLoadModels: true, sync: { force: true } }; } }", off: "import { SequelizeOptionsFactory } from '@nestjs/sequelize';\nexport class DbConfig implements SequelizeOptionsFactory { createSequelizeOptions() { return { autoLoadModels: true, sync: { force: false } }; } }" },
  { rule, project, ts: true, name: 'createSequelizeOptions with a return type', on: "import type { SequelizeModuleOptions } from '@nestjs/sequelize';\n@Injectable()\nexport class DbConfig { constructor(private config: ConfigService) {} createSequelizeOptions(): SequelizeModuleOptions { const options = { dialect: 'mysql', sync: { force: true } }; return options; } }", off: "import type { SequelizeModuleOptions } from '@nestjs/sequelize';\n@Injectable()\nexport class DbConfig { constructor(private config: ConfigService) {} createSequelizeOptions(): SequelizeModuleOptions { const options = { dialect: 'mysql', sync: { force: false } }; return options; } }" },
  { rule: alter, project, ts: true, name: 'alter', on: nest('forRoot({ autoLoadModels: true, synchronize: true, sync: { alter: true } })'), off: nest('forRoot({ autoLoadModels: true, synchronize: true, sync: { alter: { drop: false } } })') },
  { rule: alter, project, ts: true, name: 'alter in useFactory', on: nest('forRootAsync({ useFactory: () => ({ autoLoadModels: true, sync: { alter: true } }) })'), off: nest('forRootAsync({ useFactory: () => ({ autoLoadModels: true, sync: { alter: 1 } }) })') },
  { rule, project, commonjs: true, name: 'JavaScript', on: "const { SequelizeModule } = require('@nestjs/sequelize');\nexports.orm = SequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true } });", off: "const { SequelizeModule } = require('@nestjs/sequelize');\nexports.orm = SequelizeModule.forRoot({ autoLoadModels: true, sync: { force: false } });" },
  { rule, project, ts: true, name: "another library's module", on: nest('forRoot({ autoLoadModels: true, sync: { force: true } })'), off: "import { TypeOrmModule } from '@nestjs/typeorm';\nexport const orm = TypeOrmModule.forRoot({ type: 'postgres', synchronize: true, dropSchema: true });" },
];

export const exportedOptions: readonly Spelling[] = [
  { rule, commonjs: true, name: 'module.exports', on: "module.exports = { dialect: 'postgres', sync: { force: true } };", off: 'module.exports = { sync: { force: true } };' },
  { rule, commonjs: true, name: 'module.exports without force', on: "module.exports = { dialect: 'postgres', host: process.env.DB_HOST, sync: { force: true } };", off: "module.exports = { dialect: 'postgres', host: process.env.DB_HOST, sync: { force: false } };" },
  { rule, name: 'export default', on: "export default { dialect: 'postgres', sync: { force: true } };", off: "export default { dialect: 'postgres', sync: { force: false } };" },
  { rule, name: 'export const', on: "export const options = { dialect: 'postgres', sync: { force: true } };", off: 'export const options = { sync: { force: true } };' },
  { rule, name: 'exported below', on: "const options = { dialect: 'postgres', sync: { force: true } };\nexport default options;", off: "const options = { dialect: 'postgres', sync: {} };\nexport default options;" },
  { rule, name: 'exported by name', on: "const options = { dialect: 'postgres', sync: { force: true } };\nexport { options };", off: 'const options = { sync: { force: true } };\nexport { options };' },
  { rule, commonjs: true, name: 'exports.name', on: "exports.production = { dialect: 'postgres', sync: { force: true } };", off: "exports.production = { dialect: 'postgres', sync: { force: false } };" },
  { rule, commonjs: true, name: 'by environment', on: "module.exports = { development: { dialect: 'sqlite' }, production: { dialect: 'postgres', sync: { force: true } } };", off: "module.exports = { development: { dialect: 'sqlite' }, production: { dialect: 'postgres', sync: { force: false } } };" },
  { rule, ts: true, name: 'typed', on: "export const options: SequelizeOptions = { dialect: 'postgres', sync: { force: true } };", off: "export const options: SequelizeOptions = { dialect: 'postgres', sync: { force: false } };" },
  { rule, ts: true, name: 'cast', on: "export default { dialect: 'postgres', sync: { force: true } } as SequelizeOptions;", off: "export default { dialect: 'postgres', sync: { force: false } } as SequelizeOptions;" },
  { rule: alter, commonjs: true, name: 'alter', on: "module.exports = { dialect: 'postgres', sync: { alter: true } };", off: "module.exports = { dialect: 'postgres', sync: { alter: { drop: false } } };" },
];

/** `no-sync` on Nest: `synchronize` is on unless it is given and falsy, and counts with `autoLoadModels` only. */
export const synchronize: readonly Verdict[] = [
  { rule: 'no-sync', project, ts: true, name: 'synchronize left out', code: nest('forRoot({ autoLoadModels: true })'), reported: true },
  { rule: 'no-sync', project, ts: true, name: 'synchronize on', code: nest('forRoot({ autoLoadModels: true, synchronize: true })'), reported: true },
  { rule: 'no-sync', project, ts: true, name: 'synchronize off', code: nest('forRoot({ autoLoadModels: true, synchronize: false })'), reported: false },
  { rule: 'no-sync', project, ts: true, name: 'synchronize null', code: nest('forRoot({ autoLoadModels: true, synchronize: null })'), reported: false },
  { rule: 'no-sync', project, ts: true, name: 'synchronize from the environment', code: nest('forRoot({ autoLoadModels: true, synchronize: process.env.SYNC })'), reported: true },
  { rule: 'no-sync', project, ts: true, name: 'without autoLoadModels', code: nest("forRoot({ dialect: 'postgres', models: [User] })"), reported: false },
  { rule: 'no-sync', project, ts: true, name: 'autoLoadModels off', code: nest("forRoot({ dialect: 'postgres', autoLoadModels: false, synchronize: true })"), reported: false },
  { rule: 'no-sync', project, ts: true, name: 'useFactory', code: nest('forRootAsync({ useFactory: () => ({ autoLoadModels: true }) })'), reported: true },
  { rule: 'no-sync', project, ts: true, name: 'useFactory with synchronize off', code: nest('forRootAsync({ useFactory: () => ({ autoLoadModels: true, synchronize: false }) })'), reported: false },
  { rule: 'no-sync', project, ts: true, name: 'forFeature', code: nest('forFeature([User])'), reported: false },
];
