/**
 * A network of our own: a bridge in this process's network namespace, and a namespace with one address for each member.
 * Nothing in it has a way out: this process itself runs in a new namespace (`unshare -n`), so no packet leaves the machine.
 *
 * A cut is a route in the sender's namespace that drops what goes to one address: packets vanish in one direction only,
 * as behind a broken switch, and both ends of open connections wait.
 */
import { spawnSync } from 'node:child_process';
import type { Place } from '../../support/cluster.ts';

/** For tests of networks (RFC 2544), never routed in the world. */
const SUBNET = '198.18.0';
const BRIDGE = 'tessera0';
const FIRST_HOST = 10;

export interface Links {
  /** What `from` sends to `to` is dropped until {@link heal}. */
  cut(from: Place, to: Place): void;
  heal(): void;
}

export class Network implements Links {
  readonly places: readonly Place[];
  readonly #names = new Map<Place, string>();
  readonly #cuts: (readonly [name: string, route: string])[] = [];

  constructor(members: number) {
    ip('link', 'set', 'lo', 'up');
    ip('link', 'add', BRIDGE, 'type', 'bridge');
    ip('addr', 'add', `${SUBNET}.1/24`, 'dev', BRIDGE);
    ip('link', 'set', BRIDGE, 'up');
    const places: Place[] = [];
    for (let i = 0; i < members; i++) {
      const name = `tessera-${process.pid}-${i}`;
      const port = `tess${i}`;
      const host = `${SUBNET}.${FIRST_HOST + i}`;
      ip('netns', 'add', name);
      ip('link', 'add', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
      ip('link', 'set', port, 'master', BRIDGE, 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
      ip('-n', name, 'addr', 'add', `${host}/24`, 'dev', 'eth0');
      ip('-n', name, 'link', 'set', 'eth0', 'up');
      const place = { host, within: ['ip', 'netns', 'exec', name] };
      this.#names.set(place, name);
      places.push(place);
    }
    this.places = places;
  }

  cut(from: Place, to: Place): void {
    const name = this.#names.get(from);
    if (name === undefined) throw new Error(`${from.host} is not of this network`);
    const route = `${to.host}/32`;
    ip('-n', name, 'route', 'add', 'blackhole', route);
    this.#cuts.push([name, route]);
  }

  heal(): void {
    for (const [name, route] of this.#cuts.splice(0)) ip('-n', name, 'route', 'del', 'blackhole', route);
  }

  remove(): void {
    for (const name of this.#names.values()) spawnSync('ip', ['netns', 'del', name]);
  }
}

function ip(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** Why this machine has no namespaces for us, in one line; undefined when it has. */
export function namespacesMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (spawnSync('ip', ['-V']).status !== 0) return 'the ip program is not installed';
  const name = `tessera-${process.pid}-try`;
  const tried = spawnSync('unshare', ['-n', 'ip', 'link', 'add', 'tess0', 'type', 'veth', 'peer', 'name', 'tess1']);
  if (tried.status !== 0) return 'this machine allows no new network namespace';
  const made = spawnSync('ip', ['netns', 'add', name]);
  spawnSync('ip', ['netns', 'del', name]);
  return made.status === 0 ? undefined : 'this machine allows no named network namespace';
}
