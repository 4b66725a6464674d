import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from './embedded-postgres.js';

const database = await startEmbeddedPostgres(fileURLToPath(new URL('../data', import.meta.url)));
console.log(`export DATABASE_URL=${database.url('shop_dev')}`);

process.once('SIGINT', () => database.stop());
process.once('SIGTERM', () => database.stop());
