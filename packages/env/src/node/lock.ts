/**
 * One holder per data directory, released by the kernel when the process dies however it dies.
 *
 * Node offers no flock. The usual substitutes are guesses: a file with a pid mistakes a reused pid for its owner and
 * knows nothing of other pid namespaces, an abstract socket is blind across network namespaces, and two containers on one
 * volume are exactly the case that destroys data. SQLite, which is part of Node, takes real POSIX locks on the inode,
 * and keeps its own table for holders within one process (worker threads). So `LOCK` is an empty SQLite file in an
 * exclusive transaction that never writes. Nobody else may open the file: closing any descriptor of it drops POSIX locks.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DiskError } from '../faults.ts';

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;

/** Keeps holders reachable: a collected database would close itself and drop its lock. */
const held = new Set<DatabaseSync>();

/** Rejects with errno `ELOCKED` when another holder lives. The directory must exist. */
export function lockDirectory(directory: string): { release(): Promise<void> } {
  const path = join(directory, 'LOCK');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // Without this the transaction would leave a LOCK-journal file behind a killed process.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    if (database?.isOpen) database.close();
    throw new DiskError('lock', directory, errnoOfSqlite(error, directory), error);
  }
  const holder = database;
  held.add(holder);
  return {
    release: async () => {
      if (held.delete(holder)) holder.close();
    },
  };
}

function errnoOfSqlite(error: unknown, directory: string): string {
  switch (((error as { errcode?: number }).errcode ?? 0) & 0xff) {
    case SQLITE_BUSY:
      return 'ELOCKED';
    case SQLITE_READONLY:
      return 'EROFS';
    case SQLITE_FULL:
      return 'ENOSPC';
    default:
      return existsSync(directory) ? 'EACCES' : 'ENOENT';
  }
}
