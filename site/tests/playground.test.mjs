// The playground in a real Chromium.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { decodeState, encodeState, START } from '../playground/state.mjs';
import { findChromium } from './support/chromium.mjs';
import { serveSite } from './support/server.mjs';

const executablePath = findChromium();
if (executablePath === undefined) console.warn('The playground is not tested: there is no Chromium here. On Debian: apt-get install chromium; or name one in CHROMIUM.');

const FIRST_LOAD = 600_000;
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, example] = /```js file=src\/app\.js\n([^]*?)```/.exec(readme) ?? [];

describe.skipIf(executablePath === undefined)('the playground', () => {
  let site;
  let browser;

  beforeAll(async () => {
    site = await serveSite();
    // A container runs this as root, for whom Chromium has no sandbox; it opens pages of this machine alone.
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(state = {}) {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    onTestFinished(async () => {
      await page.close();
      expect(errors).toEqual([]);
    });
    await page.goto(`${site.url}playground${encodeState({ ...START, ...state })}`);
    await page.waitForSelector('.report, .nothing, .error');
    return page;
  }

  const rulesOf = (page) => page.$$eval('.report', (reports) => reports.map(({ dataset }) => dataset.rule));
  const codeOf = (page) => page.evaluate(() => [...document.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'));

  it('reports the example of the README', async () => {
    expect(START.code).toBe(example);
    const page = await open();
    expect(await rulesOf(page)).toEqual(['sequelize-guard/require-sync-match', 'sequelize-guard/no-sync-force', 'sequelize-guard/no-sync-alter']);
    expect(await page.textContent('.report >> nth=1')).toContain('drops every table and recreates it empty');
    expect(await page.locator('.cm-lintRange').count()).toBeGreaterThan(0);
  });

  it(`loads less than ${FIRST_LOAD / 1000} kB for that, compressed`, async () => {
    site.sent.clear();
    await open();
    const sent = [...site.sent].sort(([, left], [, right]) => right - left);
    const total = sent.reduce((sum, [, length]) => sum + length, 0);
    console.log(`First load of the playground: ${Math.round(total / 1000)} kB in ${sent.length} files.`);
    expect(total, sent.map(([file, length]) => `${file} ${length}`).join('\n')).toBeLessThan(FIRST_LOAD);
    expect(total).toBeGreaterThan(100_000);
    expect(sent.map(([file]) => file).join()).not.toContain('typescript');
  });

  it('applies a suggestion, and lints again', async () => {
    const page = await open();
    await page.click('.report[data-rule="sequelize-guard/require-sync-match"] .suggestion');
    await page.waitForFunction(() => !document.querySelector('.report[data-rule="sequelize-guard/require-sync-match"]'));
    expect(await codeOf(page)).toContain('sync({ force: true, match: /_test$/ })');
  });

  it('applies a fix, with its import', async () => {
    const settings = '{ "migration": { "call": "umzug.up()", "import": { "name": "umzug", "from": "./src/db/umzug.js" } } }';
    const page = await open({ settings });
    await page.click('.fix-all');
    await page.waitForSelector('.nothing');
    expect(await codeOf(page)).toContain("import { umzug } from './db/umzug.js';");
  });

  it('shows what is wrong with a setting, an option and JSON', async () => {
    const page = await open();
    await page.fill('.settings', '{ "fils": {} }');
    await page.waitForSelector('.error');
    expect(await page.textContent('.error')).toMatch(/unknown setting fils.*Did you mean files\?/);
    await page.fill('.settings', '{ "files": ');
    await page.waitForFunction(() => document.querySelector('.error')?.textContent.includes('settings is no JSON'));
    await page.fill('.settings', '{}');
    await page.fill('.rules', '{ "sequelize-guard/no-sync-force": ["error", { "protected": "trust" }] }');
    await page.waitForFunction(() => document.querySelector('.error')?.textContent.includes('Unexpected property "protected"'));
    await page.fill('.rules', '{ "sequelize-guard/no-sync-force": "off", "sequelize-guard/require-sync-match": "off" }');
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 1);
  });

  it('reads TypeScript', async () => {
    const page = await open({ file: 'src/app.ts', code: "import { Sequelize } from 'sequelize';\nexport const wipe = (db: Sequelize): Promise<unknown> => db.sync({ force: true as boolean });\n" });
    expect(await rulesOf(page)).toContain('sequelize-guard/no-sync-force');
    await page.click('.language');
    await page.waitForFunction(() => document.querySelector('.message')?.textContent.includes('Parsing error'));
    await page.click('.language');
    await page.waitForSelector('.report[data-rule="sequelize-guard/no-sync-force"]');
  });

  it('goes by the role of the file', async () => {
    const page = await open({ code: "import { sequelize } from '../src/db.js';\nawait sequelize.sync({ force: true, match: /_test$/ });\n" });
    expect(await rulesOf(page)).toEqual(['sequelize-guard/no-sync-force']);
    await page.fill('.file', 'test/app.test.js');
    await page.press('.file', 'Enter');
    await page.waitForSelector('.nothing');
  });

  it('keeps what is typed in the link', async () => {
    const page = await open();
    await page.click('.cm-content');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type("await sequelize.drop(); // 100 % ü & #");
    await page.waitForSelector('.report[data-rule="sequelize-guard/no-drop"]');
    const { hash } = new URL(page.url());
    expect(decodeState(hash).code).toBe('await sequelize.drop(); // 100 % ü & #');
    const again = await open(decodeState(hash));
    expect(await rulesOf(again)).toEqual(['sequelize-guard/no-drop']);
  });

  it('opens the examples that rule pages link', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    onTestFinished(() => page.close());
    await page.goto(`${site.url}docs/rules/no-sync-force`);
    const link = page.locator('a[href*="/playground#"]').first();
    await link.click();
    await page.waitForSelector('.report[data-rule="sequelize-guard/no-sync-force"]');
    expect(await codeOf(page)).toContain('await sequelize.sync({ force: true });');
  });

  it('finds words of the pages', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    onTestFinished(() => page.close());
    await page.goto(site.url);
    await page.click('.VPNavBarSearch button');
    await page.fill('#localsearch-input', 'protectedForce');
    await page.waitForSelector('.VPLocalSearchBox .result[href*="no-sync-force"]');
  });
});
