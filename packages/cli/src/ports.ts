/** Finds a free port near a wanted one. */
import { createServer } from 'node:net';
import { TesseraError } from '@tessera/base';

/** Ports apart, so that a second playground's ports stay recognisable. */
const STEP = 10;
const TRIES = 100;

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** `wanted` if nobody listens there, else the next free one in steps of ten; never `other`, which somebody will listen on. */
export async function freePort(host: string, wanted: number, other?: number): Promise<number> {
  for (let i = 0; i < TRIES; i++) {
    const port = wanted + i * STEP;
    if (port <= 65535 && port !== other && (await isFree(host, port))) return port;
  }
  throw new TesseraError('CLI:NoFreePort', `no free port near ${wanted} on ${host}`);
}
