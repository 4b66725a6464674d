/** Starts an application of Egg in this process, as `egg-scripts` does in several, and closes it. */
export async function start(file, load) {
  const application = await load('egg').start({ baseDir: process.cwd(), ignoreWarning: true });
  await application.ready();
  await application.close();
}
