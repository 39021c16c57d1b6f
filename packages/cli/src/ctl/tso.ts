/** `ctl tso`: a fresh timestamp. */
import { Command } from 'commander';
import { print } from '../terminal.ts';
import { isJson, json, withClient } from './session.ts';

/** Low bits of a timestamp that count within a millisecond. */
const LOGICAL_BITS = 18n;

export function tsoCommand(): Command {
  return new Command('tso').description('a fresh timestamp of the oracle').action((_, command: Command) =>
    withClient(command, async (client, options) => {
      const timestamp = await client.pd.getTimestamp();
      const physicalMs = Number(timestamp >> LOGICAL_BITS);
      const logical = Number(timestamp & ((1n << LOGICAL_BITS) - 1n));
      const time = new Date(physicalMs).toISOString();
      if (isJson(options)) return print(json({ timestamp, physicalMs, logical, time }));
      print(`${timestamp}  physical ${physicalMs} (${time})  logical ${logical}`);
    }),
  );
}
