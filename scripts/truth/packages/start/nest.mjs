/** Boots the `AppModule` that the file exports, as `NestFactory` does for a server, and closes it. */
export async function start(file, load) {
  load('reflect-metadata');
  const { AppModule } = load(file);
  const { NestFactory } = load('@nestjs/core');
  const application = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  await application.close();
}
