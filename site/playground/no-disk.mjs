// typescript-eslint reads tsconfig files with this; the playground gives it none to read.
export default {};
