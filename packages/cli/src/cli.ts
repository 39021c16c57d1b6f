/** Builds the command tree and turns every outcome into an exit code. */
import { Command, CommanderError } from 'commander';
import { ctlCommand } from './ctl/ctl.ts';
import { failureOf } from './failure.ts';
import { pdCommand } from './pd.ts';
import { playgroundCommand } from './playground.ts';
import { storeCommand } from './store.ts';
import { terminal } from './terminal.ts';
import { VERSION } from './version.ts';

function createProgram(): Command {
  return new Command('tessera')
    .description('A distributed, transactional key-value database that speaks the protocol of TiKV.')
    .version(VERSION, '-V, --version')
    .addCommand(playgroundCommand())
    .addCommand(pdCommand())
    .addCommand(storeCommand())
    .addCommand(ctlCommand())
    .showHelpAfterError('(add --help for the options)');
}

/** Every command throws instead of exiting, so that `finally` blocks are honoured, and prints where all of us print. */
function adopt(command: Command): void {
  command.exitOverride();
  command.configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  for (const child of command.commands) adopt(child);
}

/** Runs one command line (without `node` and the script); resolves with the exit code. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const program = createProgram();
  adopt(program);
  if (argv.length === 0) {
    program.outputHelp();
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { text, exitCode } = failureOf(error);
    terminal.err(`tessera: ${text}\n`);
    return exitCode;
  }
}
