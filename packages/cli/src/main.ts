/**
 * The `tessera` program: `playground`, `pd`, `store`, `ctl`. One subcommand a file; this one only parses.
 *
 * Exit codes: 0 done, 1 it failed (the reason is on stderr), 2 the command line or a config file is wrong.
 */
import { enableCompileCache } from 'node:module';

// Before the product's modules are loaded: type stripping and compilation are half of a cold start.
enableCompileCache();

const { runCli } = await import('./cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
