/** The Network contract on plain TCP, under mutual TLS, and in memory. */
import { silentLogger } from '@tessera/base';
import { MemoryNetwork, microtasks } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { TestAuthority } from '../support/certificates.ts';
import { networkContract } from './network.ts';

const { network } = createNodeEnv({ log: silentLogger });

networkContract('Node, TCP', async () => ({ network }));

const authority = await TestAuthority.create();
const [server, client] = await Promise.all([authority.issue('server'), authority.issue('client')]);
networkContract('Node, mutual TLS', async () => ({
  network,
  tls: {
    server: { material: () => server, requireClientCertificate: true, alpn: ['h2'] },
    client: { material: () => client, alpn: ['h2'] },
    clientName: 'client',
  },
}));

networkContract('memory', async () => ({ network: new MemoryNetwork(microtasks) }));
