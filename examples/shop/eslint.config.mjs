import { defineConfig } from 'eslint/config';
import sequelizeGuard from 'eslint-plugin-sequelize-guard';

export default defineConfig(
  sequelizeGuard.configs.recommended,
  {
    settings: {
      'sequelize-guard': {
        // What `eslint --fix` writes where it finds sync({ force: true }).
        migration: {
          call: 'umzug.up()',
          import: { name: 'umzug', from: './src/db/umzug.js' },
        },
      },
    },
  },
);
