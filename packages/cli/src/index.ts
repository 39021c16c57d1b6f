/** The face of the package: the program as a function, for tests and for other programs that embed it. */
export { runCli } from './cli.ts';
