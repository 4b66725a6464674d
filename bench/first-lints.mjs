// The headline: what a project pays that lints each tree once, as ESLint does, by whether it uses Sequelize.
import { listContenders } from './contenders.mjs';
import { measure, prepareConfig } from './measure.mjs';
import { enterProject } from './project.mjs';

/** Costs of the first corpora, which are code without Sequelize, in both projects, and of code with it where it belongs. */
export function measureFirstLints(corpora, rounds) {
  const { peers, strict } = listContenders();
  const names = ['no rule', 'seven rules that do nothing', 'one selector', 'three selectors'];
  const files = corpora.flatMap((corpus) => corpus.files);
  return [false, true].flatMap((withSequelize) => {
    enterProject(files, { withSequelize });
    const configs = Object.fromEntries([...names.map((name) => [name, prepareConfig(peers[name])]), ['strict, all rules', prepareConfig(strict)]]);
    const chosen = corpora.filter(({ name }) => name.endsWith('without Sequelize') || (withSequelize && name.endsWith('uses Sequelize')));
    return chosen.map((corpus) => ({ name: corpus.name, withSequelize, ...measure({ files: corpus.files, configs, rounds }) }));
  });
}
