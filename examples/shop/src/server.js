import { createApp } from './app.js';
import { sequelize } from './db/sequelize.js';

await sequelize.sync({ force: true });

const port = Number(process.env.PORT ?? 3000);
const server = createApp().listen(port, '127.0.0.1', (error) => {
  if (error) {
    throw error;
  }
  console.log(`shop is up on http://127.0.0.1:${server.address().port}`);
});

async function stop() {
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await sequelize.close();
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
