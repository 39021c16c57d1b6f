/**
 * ctl commands over the files of a store that does not run: tables, blob files, manifest, raft log, keys of encryption. Everything is read
 * through checksums; damage ends the command with file and offset.
 */
import { fromLatin1, latin1, silentLogger, TesseraError, toHex } from '@tessera/base';
import {
  EncryptedDisk,
  EncryptionError,
  FILE_HEADER_BYTES,
  inspectFileHeader,
  KeyRing,
  loadMasterKey,
  readKeyDictionary,
} from '@tessera/encryption';
import { type InspectedEntry, inspectBlobs, inspectManifest, inspectTable } from '@tessera/engine';
import type { Disk } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { type InspectedRaftLog, inspectRaftLog } from '@tessera/raft-log';
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { print } from '../terminal.ts';
import { type CtlOptions, isJson, json } from './session.ts';

interface KeyOptions {
  readonly dataDir?: string;
  readonly masterKey?: string;
}

/** Longer values are cut in listings. */
const SHOWN_BYTES = 64;

function shown(bytes: Uint8Array): string {
  const text = toHex(bytes.subarray(0, SHOWN_BYTES));
  return bytes.length > SHOWN_BYTES ? `${text}... (${bytes.length} bytes)` : text;
}

/** The disk to read files of the store with: decrypting, when a master key is named. */
async function diskOf({ dataDir, masterKey }: KeyOptions): Promise<Disk> {
  const { disk, random } = createNodeEnv({ log: silentLogger });
  if (masterKey === undefined) return new EncryptedDisk(disk, new KeyRing(), random, silentLogger);
  if (dataDir === undefined) throw new UsageError('--master-key needs --data-dir, where key.dict is');
  const master = await loadMasterKey(disk, { type: 'file', path: masterKey });
  const keys = master && (await readKeyDictionary(disk, dataDir, master));
  if (keys === undefined) throw new UsageError(`${dataDir} holds no key.dict`);
  return new EncryptedDisk(disk, KeyRing.from(keys), random, silentLogger);
}

/** Runs `work` over the files; of one that is encrypted it says how to name the key. */
async function reading<T>(options: KeyOptions, work: (disk: Disk) => Promise<T>): Promise<T> {
  try {
    return await work(await diskOf(options));
  } catch (error) {
    if (!(error instanceof EncryptionError) || options.masterKey !== undefined) throw error;
    throw new TesseraError(error.code, `${error.message}: add --data-dir and --master-key`, { cause: error });
  }
}

const NUMBER_PROPERTIES =
  /^rocksdb\.(?:column\.family\.id|data\.size|deleted\.keys|filter\.size|fixed\.key\.length|format\.version|index\.(?:size|key|value).*|merge\.operands|num\..*|raw\..*)$/;
const TEXT_PROPERTIES =
  /^rocksdb\.(?:column\.family\.name|comparator|compression|compression_options|filter\.policy|merge\.operator|prefix\.extractor\.name|property\.collectors)$/;

/** Numbers and texts as such, all else in hex. */
function propertyText(name: string, value: Uint8Array): string {
  if (TEXT_PROPERTIES.test(name)) return latin1(value);
  if (!NUMBER_PROPERTIES.test(name)) return shown(value);
  return String(value.reduceRight((high, byte) => high * 128 + (byte & 0x7f), 0));
}

function command(name: string, about: string): Command {
  return new Command(name)
    .description(about)
    .option('--data-dir <directory>', 'data directory of the store, for its key.dict')
    .option('--master-key <file>', 'master key of an encrypted store');
}

export function sstCommand(): Command {
  const dump = command('dump', 'every entry of a table, and its properties')
    .argument('<file>', 'NNNNNN.sst')
    .option('--properties', 'properties only')
    .action(async (file: string, options: KeyOptions & { properties?: boolean }) => {
      const show = ({ key, sequence, kind, blob, value }: InspectedEntry): void => {
        if (options.properties === true) return;
        const where = blob === undefined ? shown(value) : `${blob.number}.blob at ${blob.offset}, ${blob.size} bytes`;
        print(`${toHex(key)} @${sequence} ${kind}${kind === 'delete' ? '' : ` ${where}`}`);
      };
      const table = await reading(options, (disk) => inspectTable(disk, file, show));
      for (const { start, end, sequence } of table.rangeDeletions) {
        print(`[${toHex(fromLatin1(start))}, ${toHex(fromLatin1(end))}) @${sequence} delete range`);
      }
      for (const [name, value] of table.properties) print(`# ${name} ${propertyText(name, value)}`);
    });
  const verify = command('verify', 'reads a whole table: checksums and order')
    .argument('<file>', 'NNNNNN.sst')
    .action(async (file: string, options: KeyOptions) => {
      const { entries, rangeDeletions, sizeBytes } = await reading(options, (disk) =>
        inspectTable(disk, file, () => {}),
      );
      print(`${file}: ok, ${entries} entries, ${rangeDeletions.length} range deletions, ${sizeBytes} bytes`);
    });
  return new Command('sst').description('table files of the engine').addCommand(dump).addCommand(verify);
}

export function blobCommand(): Command {
  const dump = command('dump', 'every record of a blob file')
    .argument('<file>', 'NNNNNN.blob')
    .action(async (file: string, options: KeyOptions) => {
      await reading(options, (disk) =>
        inspectBlobs(disk, file, ({ offset, key, value }) => print(`${offset} ${toHex(key)} ${shown(value)}`)),
      );
    });
  const verify = command('verify', 'reads a whole blob file: checksums and sums')
    .argument('<file>', 'NNNNNN.blob')
    .action(async (file: string, options: KeyOptions) => {
      const { entries, sizeBytes, valueBytes } = await reading(options, (disk) => inspectBlobs(disk, file, () => {}));
      print(`${file}: ok, ${entries} records, ${valueBytes} bytes of values, ${sizeBytes} bytes`);
    });
  return new Command('blob').description('blob files of the engine').addCommand(dump).addCommand(verify);
}

export function manifestCommand(): Command {
  const dump = command('dump', 'the tables and blob files that count')
    .argument('<directory>', 'of the engine: db in the data directory')
    .action(async (directory: string, options: KeyOptions) => {
      const { lastSequence, flushedSequence, tables, blobs } = await reading(options, (disk) =>
        inspectManifest(disk, directory, false),
      );
      print(`last sequence ${lastSequence}, flushed ${flushedSequence}`);
      for (const table of tables) {
        const bounds = `${toHex(fromLatin1(table.smallest))}..${toHex(fromLatin1(table.largest))}`;
        const refers = table.blobs.length === 0 ? '' : `, blobs ${table.blobs.join(' ')}`;
        print(
          `${table.family} level ${table.level} ${table.number}.sst ${table.sizeBytes} bytes, ${table.entries} entries ${bounds}${refers}`,
        );
      }
      for (const blob of blobs) {
        print(`${blob.number}.blob ${blob.sizeBytes} bytes, ${blob.entries} records, ${blob.liveBytes} bytes live`);
      }
    });
  const verify = command('verify', 'reads every file that the manifest names: checksums, order, bounds')
    .argument('<directory>', 'of the engine: db in the data directory')
    .action(async (directory: string, options: KeyOptions) => {
      const { tables, blobs } = await reading(options, (disk) => inspectManifest(disk, directory, true));
      print(`${directory}: ok, ${tables.length} tables, ${blobs.length} blob files`);
    });
  return new Command('manifest').description('what an engine consists of').addCommand(dump).addCommand(verify);
}

/** No damage: a start drops it. */
function tellTorn({ torn }: InspectedRaftLog): void {
  if (torn !== undefined) print(`${torn.file}: a torn batch at offset ${torn.offset}, or one that is being written`);
}

function refuseDamaged({ damages }: InspectedRaftLog): void {
  if (damages.length > 0) throw new TesseraError('KV:RaftLog:Corruption', damages.join('\n'));
}

export function raftLogCommand(): Command {
  const list = command('dump', 'segments, and what each region has in the log')
    .argument('<directory>', 'of the raft log: raft-engine in the data directory')
    .action(async (directory: string, options: KeyOptions, self: Command) => {
      const log = await reading(options, (disk) => inspectRaftLog(disk, directory));
      if (isJson(self.optsWithGlobals<CtlOptions>())) {
        print(json(log));
        return refuseDamaged(log);
      }
      for (const { id, usedBytes, sizeBytes } of log.segments)
        print(`segment ${id}: ${usedBytes} of ${sizeBytes} bytes`);
      for (const { region, firstIndex, lastIndex, lastTerm, entryBytes, stateBytes } of log.regions) {
        const entries =
          firstIndex === undefined ? 'no entries' : `entries ${firstIndex}..${lastIndex}, last term ${lastTerm}`;
        print(`region ${region}: ${entries}, ${entryBytes} bytes, state ${stateBytes} bytes`);
      }
      tellTorn(log);
      refuseDamaged(log);
    });
  const verify = command('verify', 'reads every segment as a starting store does')
    .argument('<directory>', 'of the raft log: raft-engine in the data directory')
    .action(async (directory: string, options: KeyOptions) => {
      const log = await reading(options, (disk) => inspectRaftLog(disk, directory));
      const { segments, regions, nextSequence } = log;
      tellTorn(log);
      refuseDamaged(log);
      print(`${directory}: ok, ${segments.length} segments, ${regions.length} regions, ${nextSequence - 1} batches`);
    });
  return new Command('raft-log').description('the raft log').addCommand(list).addCommand(verify);
}

export function encryptionMetaCommand(): Command {
  const keys = command('dump-key', 'the data keys, without the keys themselves').action(async (options: KeyOptions) => {
    if (options.masterKey === undefined || options.dataDir === undefined) {
      throw new UsageError('dump-key needs --data-dir and --master-key');
    }
    const { disk } = createNodeEnv({ log: silentLogger });
    const master = await loadMasterKey(disk, { type: 'file', path: options.masterKey });
    const found = master && (await readKeyDictionary(disk, options.dataDir, master));
    if (found === undefined) throw new UsageError(`${options.dataDir} holds no key.dict`);
    for (const { id, method, createdMs, exposed } of found.keys) {
      const current = id === found.currentId ? ', current' : '';
      print(`key ${id}: ${method}, made ${new Date(createdMs).toISOString()}${exposed ? ', exposed' : ''}${current}`);
    }
  });
  const file = new Command('dump-file')
    .description('how files are encrypted')
    .argument('<file...>')
    .action(async (paths: string[]) => {
      const { disk } = createNodeEnv({ log: silentLogger });
      for (const path of paths) {
        const handle = await disk.open(path, 'read');
        const header = new Uint8Array(FILE_HEADER_BYTES);
        await handle.read(header, 0).finally(() => handle.close());
        const found = inspectFileHeader(header);
        print(
          `${path}: ${found === undefined ? 'plaintext' : `${found.method ?? 'unknown'}, key ${found.keyId}, iv ${toHex(found.iv)}`}`,
        );
      }
    });
  return new Command('encryption-meta').description('keys of encryption at rest').addCommand(keys).addCommand(file);
}
