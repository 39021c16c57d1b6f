/**
 * The `tessera` program: `playground`, `pd`, `store`, `ctl`. One subcommand a file; this one only parses.
 *
 * Exit codes: 0 done, 1 it failed (the reason is on stderr), 2 the command line or a config file is wrong.
 */
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// V8 begins to mark the whole heap when less than a new generation (32 MB) is left below the old one's limit: with some 30 MB alive,
// as in a store, that is always so, and under load it marked every 3 s, for a tenth of the CPU of a put. Now it begins when three
// fifths of what the limit leaves are used, in one go at four fifths; memory outside of the heap has a limit of its own as before.
setFlagsFromString('--incremental-marking-soft-trigger=60');
setFlagsFromString('--incremental-marking-hard-trigger=80');

// Before the product's modules are loaded: type stripping and compilation are half of a cold start.
enableCompileCache();

// `tessera ctl ... | head`: whoever reads has had enough. A server whose output goes nowhere goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (process.argv[2] === 'ctl') process.exit(0);
});

const { runCli } = await import('./cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
