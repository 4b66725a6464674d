import path from 'node:path';

/** Starts an application of Midway with the component of Sequelize and the configuration in `src/config`, and stops it. */
export async function start(file, load) {
  load('reflect-metadata');
  const core = load('@midwayjs/core');
  const baseDir = path.join(process.cwd(), 'src');
  class MainConfiguration {}
  core.Configuration({ imports: [load('@midwayjs/sequelize')], importConfigs: [path.dirname(file)] })(MainConfiguration);
  const context = await core.initializeGlobalApplicationContext({ appDir: process.cwd(), baseDir, imports: [{ Configuration: MainConfiguration }], loggerFactory: load('@midwayjs/logger').loggers });
  await core.destroyGlobalApplicationContext(context);
}
