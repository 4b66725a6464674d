/** Programs of the bounded run that the plugin still misses. What is mended is taken out; nothing is put in for a program that was reported before. */
export const missed: readonly string[] = [].map((index) => `programs:${index}`);
