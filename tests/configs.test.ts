// What the configs set beyond the names of their rules.
import { describe, expect, it } from 'vitest';
import { createFlatConfig } from '../src/configs.js';
import { plugin } from '../src/plugin.js';

const STRICT_OPTIONS = { rawSql: 'report' };

describe('the options of the configs', () => {
  it('recommended leaves every rule its defaults', () => {
    expect(new Set(Object.values(plugin.configs.recommended.rules))).toEqual(new Set(['error']));
    expect(new Set(Object.values(plugin.configs['legacy-recommended'].rules))).toEqual(new Set(['error']));
  });

  it('strict reads raw SQL, and leaves every other rule its defaults', () => {
    const { 'sequelize-guard/no-drop': drop, 'sequelize-guard/no-mass-delete': rows, ...others } = plugin.configs.strict.rules;
    expect(drop).toEqual(['error', STRICT_OPTIONS]);
    expect(rows).toEqual(['error', STRICT_OPTIONS]);
    expect(new Set(Object.values(others))).toEqual(new Set(['error']));
  });

  it('strict holds every rule, recommended only those that say so', () => {
    const held = (config: { rules: object }): readonly string[] => Object.keys(config.rules).map((name) => name.replace('sequelize-guard/', ''));
    expect(held(plugin.configs.strict)).toEqual(Object.keys(plugin.rules));
    expect(held(plugin.configs.recommended)).not.toContain('no-sync');
    expect(held(plugin.configs.recommended)).not.toContain('no-mass-delete');
    expect(held(plugin.configs.recommended)).toContain('no-drop');
  });

  it("a rule's options in strict are its own: who writes them changes no rule", () => {
    const rules = { 'no-it': { meta: { docs: { recommended: 'recommended', strictOptions: STRICT_OPTIONS } }, create: () => ({}) } };
    const config = createFlatConfig({}, rules, 'strict');
    const entry = config.rules['sequelize-guard/no-it'] as ['error', Record<string, unknown>];
    expect(entry).toEqual(['error', STRICT_OPTIONS]);
    expect(entry[1]).not.toBe(STRICT_OPTIONS);
    expect(createFlatConfig({}, rules, 'recommended').rules).toEqual({ 'sequelize-guard/no-it': 'error' });
  });
});
