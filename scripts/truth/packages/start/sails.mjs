import { promisify } from 'node:util';

/** Loads an application of Sails, which does all that a lift does but to listen, and lowers it. */
export async function start(file, load) {
  const { Sails } = load('sails');
  const application = new Sails();
  await promisify(application.load.bind(application))({ appPath: process.cwd(), log: { level: 'silent' }, hooks: { grunt: false, orm: false } });
  await promisify(application.lower.bind(application))();
}
