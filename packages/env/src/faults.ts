/**
 * Faults of the disk and the network, the same for every implementation of the ports. Callers tell them apart by
 * `errno`, which is the operating system's name (`ENOSPC`, `ECONNREFUSED`) or one of the few added below.
 */
import { TesseraError } from '@tessera/base';

/** What people read; anything else is shown by its errno alone. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'the port is taken',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset by peer',
  EDQUOT: 'disk quota exceeded',
  EEXIST: 'already exists',
  EHOSTUNREACH: 'no route to host',
  EIO: 'input/output error',
  EISDIR: 'is a directory',
  ELOCKED: 'held by another live process',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'name too long',
  ENETUNREACH: 'network unreachable',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space left on device',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  ENOTFOUND: 'unknown host',
  EPERM: 'operation not permitted',
  EPIPE: 'the peer is gone',
  EROFS: 'read-only file system',
  ETIMEDOUT: 'timed out',
  EXDEV: 'across file systems',
};

function explain(errno: string): string {
  const text = EXPLANATIONS[errno];
  return text === undefined ? errno : `${text} (${errno})`;
}

/** Code `KV:Disk:<errno>`. `ELOCKED` is ours: the directory has another holder. */
export class DiskError extends TesseraError {
  override name = 'DiskError';
  readonly errno: string;
  readonly operation: string;
  readonly path: string;

  constructor(operation: string, path: string, errno: string, cause?: unknown) {
    super(`KV:Disk:${errno}`, `${operation} ${path}: ${explain(errno)}`, {
      cause,
      details: { operation, path, errno },
    });
    this.errno = errno;
    this.operation = operation;
    this.path = path;
  }
}

/** Code `KV:Network:<errno>`; `address` is `host:port`. TLS failures carry OpenSSL's or Node's code as errno. */
export class NetworkError extends TesseraError {
  override name = 'NetworkError';
  readonly errno: string;
  readonly address: string;

  constructor(operation: string, address: string, errno: string, cause?: unknown) {
    super(`KV:Network:${errno}`, `${operation} ${address}: ${explain(errno)}`, {
      cause,
      details: { operation, address, errno },
    });
    this.errno = errno;
    this.address = address;
  }
}

/** The operating system's name of what went wrong; `fallback` when `error` does not carry one. */
export function errnoOf(error: unknown, fallback: string): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : fallback;
}
